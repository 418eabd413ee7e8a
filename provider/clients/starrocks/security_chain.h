// The order in which ways of authentication are tried: the setting authentication_chain.
#ifndef PROVIDER_CLIENTS_STARROCKS_SECURITY_CHAIN_H_
#define PROVIDER_CLIENTS_STARROCKS_SECURITY_CHAIN_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/base/context.h"
#include "provider/clients/starrocks/client.h"

namespace starrocks {

inline constexpr std::string_view kNativeAuthentication = "native";  // StarRocks' own accounts

// In order: kNativeAuthentication and names of security integrations.
absl::StatusOr<std::vector<std::string>> ReadAuthenticationChain(Client& client,
                                                                 const base::Context& context);
// `persistent`: also after a restart of the front ends, which they must have been started for; else
// it lasts until then. kFinal where the server is too old.
absl::Status SetAuthenticationChain(Client& client, const base::Context& context,
                                    const std::vector<std::string>& chain, bool persistent);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_SECURITY_CHAIN_H_
