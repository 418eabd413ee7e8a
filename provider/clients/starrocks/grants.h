// Privileges: granting and revoking. Reading is grant_holdings.h, changing many grant_diff.h.
#ifndef PROVIDER_CLIENTS_STARROCKS_GRANTS_H_
#define PROVIDER_CLIENTS_STARROCKS_GRANTS_H_

#include <set>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/base/context.h"
#include "provider/clients/sql/statement.h"
#include "provider/clients/starrocks/client.h"
#include "provider/clients/starrocks/grant_diff.h"
#include "provider/clients/starrocks/grant_effective.h"
#include "provider/clients/starrocks/grant_grantee.h"
#include "provider/clients/starrocks/grant_holdings.h"
#include "provider/clients/starrocks/grant_render.h"
#include "provider/clients/starrocks/grant_scope.h"
#include "provider/clients/starrocks/privileges.h"

namespace starrocks {

// One statement for all `privileges` ("ALL" is replaced by what the server's version has). In an
// external catalog one more before and after. Those held already stay as they are: a grant option
// that is held doesn't go by granting without it. kNotFound if the grantee or the object is absent.
absl::Status GrantPrivileges(Client& client, const base::Context& context, const Grantee& grantee,
                             const Scope& scope, const std::set<std::string>& privileges,
                             bool with_grant_option);

// With and without grant option. OK if they aren't held, or the grantee or the object is absent.
absl::Status RevokePrivileges(Client& client, const base::Context& context, const Grantee& grantee,
                              const Scope& scope, const std::set<std::string>& privileges);

// Takes the grant option away and leaves the privileges: revokes and grants again.
absl::Status RemoveGrantOption(Client& client, const base::Context& context, const Grantee& grantee,
                               const Scope& scope, const std::set<std::string>& privileges);

// The statements of the above; to be run in the scope's catalog. `privileges` without ALL.
absl::StatusOr<sql::Statement> GrantStatement(const Grantee& grantee, const Scope& scope,
                                              const std::set<std::string>& privileges,
                                              bool with_grant_option);
absl::StatusOr<sql::Statement> RevokeStatement(const Grantee& grantee, const Scope& scope,
                                               const std::set<std::string>& privileges);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_GRANTS_H_
