// Sockets of loopback, as the test servers use them. They abort when the system refuses one.
#ifndef PROVIDER_CLIENTS_HTTP_TESTING_SOCKETS_H_
#define PROVIDER_CLIENTS_HTTP_TESTING_SOCKETS_H_

namespace http::testing {

int Listen();  // on a free port
int PortOf(int listener);
int ConnectTo(int port);

}  // namespace http::testing

#endif  // PROVIDER_CLIENTS_HTTP_TESTING_SOCKETS_H_
