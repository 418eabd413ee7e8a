// Roles: SHOW ROLES and the statements that make, change and drop one.
#ifndef PROVIDER_CLIENTS_STARROCKS_ROLES_H_
#define PROVIDER_CLIENTS_STARROCKS_ROLES_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/base/context.h"
#include "provider/clients/starrocks/client.h"

namespace starrocks {

struct Role {
  std::string name;
  bool builtin = false;
  std::string comment;  // empty if none: the server knows no difference

  friend bool operator==(const Role&, const Role&) = default;
};

// Both from one cached SHOW ROLES, in the server's order. Names are case sensitive.
absl::StatusOr<std::vector<Role>> ListRoles(Client& client, const base::Context& context);
absl::StatusOr<std::optional<Role>> FindRole(Client& client, const base::Context& context,
                                             std::string_view name);

// kAlreadyExists if there is one of that name.
absl::Status CreateRole(Client& client, const base::Context& context, std::string_view name,
                        std::string_view comment);
// An empty comment removes it. kNotFound if there is no such role.
absl::Status AlterRoleComment(Client& client, const base::Context& context, std::string_view name,
                              std::string_view comment);
// OK if there is no such role.
absl::Status DropRole(Client& client, const base::Context& context, std::string_view name);

// No privilege and no other role is granted to it. kNotFound if there is no such role.
absl::StatusOr<bool> RoleIsInert(Client& client, const base::Context& context,
                                 std::string_view name);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_ROLES_H_
