// Names to addresses, without waiting for the system longer than the call lasts.
#ifndef PROVIDER_CLIENTS_HTTP_RESOLVE_H_
#define PROVIDER_CLIENTS_HTTP_RESOLVE_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "provider/base/context.h"
#include "provider/clients/http/faults.h"

namespace http {

// Addresses in the system's order, as text. The system can't be interrupted while it asks its name
// servers, so that a thread of its own does it and is left behind when the context ends first.
// kRetryable: nothing is known of the name.
absl::StatusOr<std::vector<std::string>> Resolve(const std::string& host,
                                                 const base::Context& context,
                                                 const Endpoint& endpoint);

}  // namespace http

#endif  // PROVIDER_CLIENTS_HTTP_RESOLVE_H_
