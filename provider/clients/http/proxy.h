// Which proxy stands between here and an endpoint.
#ifndef PROVIDER_CLIENTS_HTTP_PROXY_H_
#define PROVIDER_CLIENTS_HTTP_PROXY_H_

#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "provider/base/secret.h"
#include "provider/clients/http/options.h"
#include "provider/clients/http/url.h"

namespace http {

struct Proxy {
  std::string host;
  int port = 0;
  base::Secret authorization;  // value of Proxy-Authorization; empty if none
};

// nullopt: go directly. Loopback is never reached by a proxy. Errors (kFinal) don't show the
// proxy's address, which may hold a password.
absl::StatusOr<std::optional<Proxy>> ProxyFor(const Options& options, const Url& url);

// no_proxy as curl reads it: host names with all below them, with or without a leading dot, an
// optional port, addresses, CIDR blocks, "*"; separated by commas or spaces.
bool IsExcepted(std::string_view no_proxy, const Url& url);

}  // namespace http

#endif  // PROVIDER_CLIENTS_HTTP_PROXY_H_
