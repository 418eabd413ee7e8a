// Which names StarRocks takes for which objects. OK, or an error whose text is for the user.
#ifndef PROVIDER_CLIENTS_STARROCKS_NAMES_H_
#define PROVIDER_CLIENTS_STARROCKS_NAMES_H_

#include <string_view>

#include "absl/status/status.h"
#include "provider/clients/starrocks/version.h"

namespace starrocks {

// StarRocks' own catalog; all others are external ones.
inline constexpr std::string_view kDefaultCatalog = "default_catalog";

// By the rule of 3.3 and later; before, only letters, digits and _ (CheckDatabaseNameFor).
absl::Status CheckDatabaseName(std::string_view name);
absl::Status CheckDatabaseNameFor(const Version& version, std::string_view name);
absl::Status CheckRoleName(std::string_view name);
absl::Status CheckUserName(std::string_view name);
absl::Status CheckCatalogName(std::string_view name);

// root, db_admin, cluster_admin, user_admin, security_admin, public.
bool IsBuiltinRole(std::string_view name);
// information_schema, sys, _statistics_.
bool IsSystemDatabase(std::string_view name);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_NAMES_H_
