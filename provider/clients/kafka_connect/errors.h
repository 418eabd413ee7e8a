// What the worker's answers mean.
#ifndef PROVIDER_CLIENTS_KAFKA_CONNECT_ERRORS_H_
#define PROVIDER_CLIENTS_KAFKA_CONNECT_ERRORS_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "nlohmann/json.hpp"
#include "provider/base/context.h"
#include "provider/clients/http/client.h"

namespace kafka_connect {

// The error of an answer that isn't a success. kNotFound only when the worker itself says that the
// object is unknown; kAlreadyExists for a name that is taken; kRetryable while it rebalances.
absl::Status ErrorFrom(const http::Client& client, const http::Response& response);

// Sends a request, trying again while the worker rebalances. The answer's JSON, null if it
// has no body.
absl::StatusOr<nlohmann::json> Ask(const http::Client& client, const base::Context& context,
                                   http::Request request);

// The worker's message without Java's decoration: no exception class in front, no dump of all
// plugins behind.
std::string Readable(std::string_view message);

// The first line of a Java stack trace and its last "Caused by".
std::string Cause(std::string_view trace);

}  // namespace kafka_connect

#endif  // PROVIDER_CLIENTS_KAFKA_CONNECT_ERRORS_H_
