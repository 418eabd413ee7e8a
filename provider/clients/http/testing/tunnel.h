// A proxy that knows CONNECT only and leads every tunnel to one port of loopback.
#ifndef PROVIDER_CLIENTS_HTTP_TESTING_TUNNEL_H_
#define PROVIDER_CLIENTS_HTTP_TESTING_TUNNEL_H_

#include <memory>
#include <string>
#include <vector>

namespace http::testing {

// Thread-safe.
class Tunnel {
 public:
  // Answers `status`; tunnels if it is 200.
  explicit Tunnel(int to_port, int status = 200);
  ~Tunnel();

  std::string address() const;             // 127.0.0.1:PORT
  std::vector<std::string> heads() const;  // of the requests so far

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace http::testing

#endif  // PROVIDER_CLIENTS_HTTP_TESTING_TUNNEL_H_
