// How an endpoint is reached.
#ifndef PROVIDER_CLIENTS_HTTP_OPTIONS_H_
#define PROVIDER_CLIENTS_HTTP_OPTIONS_H_

#include <cstddef>
#include <map>
#include <string>

#include "absl/time/time.h"
#include "provider/base/secret.h"

namespace http {

// For https. Chain and host name are always verified, TLS 1.2 at least.
struct Tls {
  std::string ca_file, ca_pem;      // trusted in place of the system's bundle; at most one is set
  std::string cert_file, key_file;  // the client's certificate, both or none
};

// At most one of user name and bearer token. A file is read at the first request, and again, once,
// for each request that the server answers with 401: mounted tokens rotate.
struct Auth {
  std::string username;
  base::Secret password;
  std::string password_file;
  base::Secret bearer_token;
  std::string bearer_token_file;
};

struct Options {
  // What messages call it: "Flink", "Kafka Connect", "schema registry", "front end".
  std::string name;
  // The provider's attribute that holds the address, for the next step of errors: "flink.url".
  std::string setting;
  // The provider's object that holds auth, tls and headers: "flink". For errors, may be empty.
  std::string block;
  // http[s]://host[:port][/base/path]
  std::string url;
  Auth auth;
  Tls tls;
  // Sent with each request; they may hold secrets. "Host" routes behind a shared load balancer.
  std::map<std::string, base::Secret> headers;
  absl::Duration connect_timeout = absl::Seconds(10);
  std::size_t max_body = 8 << 20;
  // A body stalls if 16 KiB take longer to send, or if less than 1 KiB comes in this time.
  absl::Duration stall_time = absl::Seconds(30);
  // Proxies, as curl reads them from http_proxy, https_proxy, all_proxy, no_proxy (either case).
  // Tests set them; Make() callers usually fill them with ProxyFromEnvironment().
  std::string http_proxy, https_proxy, no_proxy;
};

// Fills the three proxy options from the environment.
void ProxyFromEnvironment(Options& options);

}  // namespace http

#endif  // PROVIDER_CLIENTS_HTTP_OPTIONS_H_
