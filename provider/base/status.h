// Errors with a kind, the words of the server, and a next step.
#ifndef PROVIDER_BASE_STATUS_H_
#define PROVIDER_BASE_STATUS_H_

#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

// Returns the status from the enclosing function if it is not OK.
#define TF_TRY(expr)                                                                    \
  do {                                                                                  \
    if (absl::Status tf_try_status = (expr); !tf_try_status.ok()) return tf_try_status; \
  } while (false)

// TF_ASSIGN(auto x, F()): x = the value, or returns the status.
#define TF_ASSIGN(lhs, expr) TF_ASSIGN_IMPL_(TF_CONCAT_(tf_or_, __LINE__), lhs, expr)
#define TF_ASSIGN_IMPL_(tmp, lhs, expr) \
  auto tmp = (expr);                    \
  if (!tmp.ok()) return tmp.status();   \
  lhs = *std::move(tmp)
#define TF_CONCAT_(a, b) TF_CONCAT2_(a, b)
#define TF_CONCAT2_(a, b) a##b

namespace base {

// What can be done about an error. Carried as a payload of absl::Status.
enum class ErrorKind {
  kFinal,           // denied, invalid: tell the user
  kNotFound,        // the object is certainly absent
  kAlreadyExists,   // an object of that name is there
  kRetryable,       // nothing happened; the same request may go through later
  kUnknownOutcome,  // it may or may not have happened: read back before anything else
};

// An error with a kind. `next_step` (may be empty) is one sentence telling the user what to do.
absl::Status MakeError(ErrorKind kind, std::string_view message, std::string_view next_step = {});
// kFinal for statuses that carry no kind. The status must not be OK.
ErrorKind KindOf(const absl::Status& status);
std::string NextStepOf(const absl::Status& status);
// The same error with another sentence before its message ("creating role \"etl\": ...").
absl::Status Annotate(const absl::Status& status, std::string_view prefix);

}  // namespace base

#endif  // PROVIDER_BASE_STATUS_H_
