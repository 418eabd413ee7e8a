// What the user should know when a connection can't be made.
#ifndef PROVIDER_CLIENTS_STARROCKS_CONNECT_ERROR_H_
#define PROVIDER_CLIENTS_STARROCKS_CONNECT_ERROR_H_

#include <string_view>

#include "absl/status/status.h"
#include "provider/clients/starrocks/options.h"

namespace starrocks {

// kRetryable if the server can't be reached at the moment: nothing has happened yet. kFinal if
// trying again can't help: wrong login, TLS. `code` and `message` are the driver's.
absl::Status ConnectError(const Endpoint& endpoint, std::string_view username, int code,
                          std::string_view sqlstate, std::string_view message);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_CONNECT_ERROR_H_
