// Which codes and texts of StarRocks mean what, in all versions from 3.1 on. Codes moved with 3.3
// and 3.5, and much arrives as 1064 with nothing but its text, so both are looked at.
#ifndef PROVIDER_CLIENTS_STARROCKS_ERROR_TABLE_H_
#define PROVIDER_CLIENTS_STARROCKS_ERROR_TABLE_H_

#include <string_view>

#include "provider/base/status.h"

namespace starrocks {

// `message` without the analyzer's wrapper. kFinal for what is not known.
base::ErrorKind Classify(int code, std::string_view message);
// No privilege for the statement (not: login refused).
bool IsDeniedCode(int code);
bool MeansNotLeader(int code, std::string_view message);
// Of the client library: no connection, or none any more.
bool IsConnectionCode(int code);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_ERROR_TABLE_H_
