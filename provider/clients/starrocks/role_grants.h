// Who has which role.
#ifndef PROVIDER_CLIENTS_STARROCKS_ROLE_GRANTS_H_
#define PROVIDER_CLIENTS_STARROCKS_ROLE_GRANTS_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/base/context.h"
#include "provider/clients/starrocks/client.h"
#include "provider/clients/starrocks/grant_grantee.h"

namespace starrocks {

// The roles granted to it directly, from its cached SHOW GRANTS. kNotFound if there is no such
// grantee.
absl::StatusOr<std::vector<std::string>> RolesOf(Client& client, const base::Context& context,
                                                 const Grantee& grantee);

// OK if the grantee has it already. kNotFound if the role or the grantee is absent.
absl::Status GrantRole(Client& client, const base::Context& context, std::string_view role,
                       const Grantee& grantee);
// The role also leaves a user's default roles. OK if the grantee hasn't it, or either is absent.
absl::Status RevokeRole(Client& client, const base::Context& context, std::string_view role,
                        const Grantee& grantee);

// For each role that one of some roles leads to, themselves included: those granted to it.
using RoleEdges = std::map<std::string, std::vector<std::string>>;
absl::StatusOr<RoleEdges> RoleEdgesFrom(Client& client, const base::Context& context,
                                        const std::vector<std::string>& roles);

// What the server would refuse with ids, said with names: an error if `grantee` is a role that
// `role` leads to. `edges` are those from `role`.
absl::Status CheckRoleCycle(const RoleEdges& edges, std::string_view role, const Grantee& grantee);

// The server's limits as it comes: privilege_max_role_depth, privilege_max_total_roles_per_user.
inline constexpr int kMaxRoleDepth = 16;
inline constexpr int kMaxRolesPerUser = 64;

// An error if the grant goes beyond these limits, seen from the grantee downwards. An administrator
// may have raised them, so this is worth a warning only. `edges` are those from `role` and from
// `held`, the roles that the grantee has.
absl::Status CheckRoleLimits(const RoleEdges& edges, std::string_view role, const Grantee& grantee,
                             const std::vector<std::string>& held);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_ROLE_GRANTS_H_
