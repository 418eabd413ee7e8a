// Properties of users: limits and session defaults. They belong to the name, whatever the host.
#ifndef PROVIDER_CLIENTS_STARROCKS_USER_PROPERTIES_H_
#define PROVIDER_CLIENTS_STARROCKS_USER_PROPERTIES_H_

#include <map>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/base/context.h"
#include "provider/clients/starrocks/client.h"
#include "provider/clients/starrocks/identity.h"

namespace starrocks {

// OK if `key` is max_user_connections, catalog, database or session.<variable>.
absl::Status CheckUserPropertyKey(std::string_view key);

// All that SHOW PROPERTY prints: max_user_connections, catalog and database always, session.* where
// set. Not cached. kNotFound if there is no account of that name.
absl::StatusOr<std::map<std::string, std::string>> UserProperties(Client& client,
                                                                  const base::Context& context,
                                                                  std::string_view user_name);

// An empty value resets. One statement, before 3.3.3 one for each key. kNotFound if there is no
// such account.
absl::Status SetUserProperties(Client& client, const base::Context& context, const UserIdentity& id,
                               const std::map<std::string, std::string>& properties);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_USER_PROPERTIES_H_
