// Where a 3xx answer leads.
#ifndef PROVIDER_CLIENTS_HTTP_REDIRECT_H_
#define PROVIDER_CLIENTS_HTTP_REDIRECT_H_

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "provider/clients/http/answer_parser.h"
#include "provider/clients/http/faults.h"
#include "provider/clients/http/url.h"

namespace http {

// The next target; nullopt if the answer is no redirect that `method` may follow: GET and HEAD
// follow all, others 307 and 308. kFinal if it leads to another scheme, host or port: credentials
// don't go there.
absl::StatusOr<std::optional<std::string>> RedirectTarget(const Answer& answer,
                                                          const std::string& method, const Url& url,
                                                          const Endpoint& endpoint);

}  // namespace http

#endif  // PROVIDER_CLIENTS_HTTP_REDIRECT_H_
