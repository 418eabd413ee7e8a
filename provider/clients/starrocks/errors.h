// What the server's and the driver's errors mean.
#ifndef PROVIDER_CLIENTS_STARROCKS_ERRORS_H_
#define PROVIDER_CLIENTS_STARROCKS_ERRORS_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"

namespace starrocks {

// The error of a statement, with its kind (base/status.h) found by code and text for all versions
// from 3.1 on. The message is the server's, redacted and without the wrapper that the analyzer puts
// around it; code and SQLSTATE travel along.
absl::Status ErrorFromServer(int code, std::string_view sqlstate, std::string_view message);

// The same error with the code and SQLSTATE that ErrorCodeOf() and SqlStateOf() return.
absl::Status WithCode(absl::Status status, int code, std::string_view sqlstate);

// 0 and "" for statuses that don't come from a server or the driver.
int ErrorCodeOf(const absl::Status& status);
std::string SqlStateOf(const absl::Status& status);

// The account lacks a privilege for the statement.
bool IsAccessDenied(const absl::Status& status);
// The front end can't serve: another one may (a follower without leader, a stale or starting one).
bool IsNotLeader(const absl::Status& status);
// The connection is gone or can't be made; the session is of no use any more.
bool IsConnectionError(const absl::Status& status);

// `Getting analyzing error[ at ...]. Detail message: x.` -> `x`; other texts as they are.
std::string_view StripWrapper(std::string_view message);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_ERRORS_H_
