// Flink's errors as one readable sentence. Flink 1.20 and 2.x answer errors with Java stack traces
// in {"errors": [...]}; the useful text is what the last "Caused by:" says.
#ifndef PROVIDER_CLIENTS_FLINK_ERRORS_H_
#define PROVIDER_CLIENTS_FLINK_ERRORS_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "nlohmann/json.hpp"
#include "provider/base/context.h"
#include "provider/base/status.h"
#include "provider/clients/http/client.h"

namespace flink {

// The root cause of a stack trace: its message, and the exception's simple name where that says
// something. At most 600 bytes, one line. Empty for an empty trace.
std::string RootCauseOf(std::string_view trace);

// The error of an answer that is not 2xx. `doing` begins the message ("Submitting the job x").
// kNotFound: no such job, jar or operation. kAlreadyExists: the job id is taken. kRetryable: 503.
absl::Status ToError(const http::Response& response, std::string_view doing);

// The same for the stack trace of an operation that failed after its request was accepted.
absl::Status ToError(std::string_view trace, std::string_view doing);

// The same error, of another kind.
absl::Status WithKind(const absl::Status& error, base::ErrorKind kind);

// Sends, and gives the JSON of a 2xx answer.
absl::StatusOr<nlohmann::json> Ask(const http::Client& client, const base::Context& context,
                                   const http::Request& request, std::string_view doing);

}  // namespace flink

#endif  // PROVIDER_CLIENTS_FLINK_ERRORS_H_
