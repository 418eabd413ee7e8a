// The head of a request as it goes over the wire.
#ifndef PROVIDER_CLIENTS_HTTP_HEAD_H_
#define PROVIDER_CLIENTS_HTTP_HEAD_H_

#include <string>

#include "absl/status/status.h"
#include "provider/base/secret.h"
#include "provider/clients/http/body.h"
#include "provider/clients/http/client.h"
#include "provider/clients/http/faults.h"
#include "provider/clients/http/options.h"
#include "provider/clients/http/url.h"

namespace http {

// kFinal for headers that would break the request: their names or values are no header's, or they
// are this client's own (Content-Length, Transfer-Encoding, Connection).
absl::Status CheckHeaders(const Options& options, const Endpoint& endpoint);

struct HeadParts {
  const Request& request;
  const Options& options;
  const Url& url;
  std::string target;                       // absolute form for a proxy
  const base::Secret& authorization;        // empty: none
  const base::Secret* proxy_authorization;  // null or empty: none
  const Body& body;
};

// Request line and headers with the empty line at the end. It holds secrets.
std::string Head(const HeadParts& parts);

}  // namespace http

#endif  // PROVIDER_CLIENTS_HTTP_HEAD_H_
