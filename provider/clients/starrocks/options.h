// How to reach a StarRocks cluster.
#ifndef PROVIDER_CLIENTS_STARROCKS_OPTIONS_H_
#define PROVIDER_CLIENTS_STARROCKS_OPTIONS_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "provider/base/secret.h"

namespace starrocks {

inline constexpr int kDefaultPort = 9030;

// The MySQL port of one front end. `host` has no brackets.
struct Endpoint {
  std::string host;
  int port = kDefaultPort;

  friend bool operator==(const Endpoint&, const Endpoint&) = default;
};

// Reads `host`, `host:9030`, `[::1]`, `[::1]:9030` or a bare IPv6 address.
absl::StatusOr<Endpoint> ParseEndpoint(std::string_view text);
// `host:port`, an IPv6 address in brackets.
std::string ToString(const Endpoint& endpoint);
// localhost, 127.0.0.0/8, ::1.
bool IsLoopback(const Endpoint& endpoint);

enum class TlsMode {
  kDisabled,        // plain text
  kVerifyIdentity,  // TLS, certificate chain and host name checked; never downgraded
};

// At most one of ca_file and ca_pem; neither: the system's bundle.
struct Tls {
  TlsMode mode = TlsMode::kVerifyIdentity;
  std::string ca_file;
  std::string ca_pem;
  std::string cert_file;  // client certificate and key: both or neither
  std::string key_file;
};

// kVerifyIdentity unless every endpoint is on loopback.
TlsMode DefaultTlsMode(const std::vector<Endpoint>& endpoints);

struct Options {
  std::vector<Endpoint> endpoints;  // tried in order; at least one
  std::string username;
  base::Secret password;
  Tls tls;
  // Of one attempt, set-up of the session included; at least 1 s.
  absl::Duration connect_timeout = absl::Seconds(10);
  int max_connections = 4;   // at least 1
  std::string program_name;  // told to the server; may be empty
};

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_OPTIONS_H_
