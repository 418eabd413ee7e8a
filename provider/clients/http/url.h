// Addresses of endpoints.
#ifndef PROVIDER_CLIENTS_HTTP_URL_H_
#define PROVIDER_CLIENTS_HTTP_URL_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"

namespace http {

// http[s]://host[:port][/base/path]
struct Url {
  bool tls = false;
  std::string host;  // without brackets
  int port = 80;
  std::string base_path;  // "" or "/base/path", without a slash at its end

  // host[:port], an IPv6 address in brackets, the scheme's own port left out: the Host header.
  std::string Authority() const;
  // host:port, always with the port: what a proxy's CONNECT wants.
  std::string HostPort() const;
  // The whole address.
  std::string Text() const;
  bool SameOrigin(const Url& other) const;
};

// Errors (kFinal) say what is wrong without repeating the text, which may hold a password. An
// address with user and password is refused: the auth settings are the place for them.
absl::StatusOr<Url> ParseUrl(std::string_view text);

// Everything but letters, digits and -._~ percent-encoded. "." and ".." are encoded too: proxies
// would resolve them.
std::string EscapeSegment(std::string_view segment);

// The target of a request: base path, escaped segments, escaped query.
std::string Target(const Url& url, const std::vector<std::string>& path,
                   const std::vector<std::pair<std::string, std::string>>& query);

}  // namespace http

#endif  // PROVIDER_CLIENTS_HTTP_URL_H_
