// Roles and users.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_ACCOUNTS_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_ACCOUNTS_H_

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "acceptance-tests/sandbox/behaviour/identity.h"
#include "acceptance-tests/sandbox/behaviour/privileges.h"

namespace sandbox::behaviour {

inline constexpr int64_t kRootRole = -1;
inline constexpr int64_t kClusterAdminRole = -3;
inline constexpr int64_t kPublicRole = -5;

struct Role {
  int64_t id = 0;
  std::string name;
  std::string comment;
  bool builtin = false;
  bool mutable_grants = true;
  GrantSet grants;
  std::set<int64_t> parents;  // the roles granted to this one; may name dropped ones
};

struct User {
  std::string plugin = "MYSQL_NATIVE_PASSWORD";
  std::string password_hash;  // "*40HEX" or empty
  std::string auth_string;    // what other plugins were given, shown as it stands
  GrantSet grants;
  std::set<int64_t> roles;
  std::set<int64_t> default_roles;
};

// Shared by all identities of one name.
struct UserProperties {
  std::string max_connections = "1024";
  std::string catalog = "default_catalog";
  std::string database;
  std::map<std::string, std::string> session;  // "session.<variable>" without the prefix
};

// The order in which a login looks for its identity: addresses and patterns by text, then domains,
// then '%'.
struct LoginOrder {
  bool operator()(const Identity& a, const Identity& b) const;
};

struct Accounts {
  std::map<int64_t, Role> roles;
  std::map<std::string, int64_t, std::less<>> role_ids;
  std::map<Identity, User, LoginOrder> users;
  std::map<std::string, UserProperties> properties;

  Role* FindRole(std::string_view name);
  const Role* FindRole(std::string_view name) const;
  User* FindUser(const Identity& identity);
  // The names of those roles that exist.
  std::vector<std::string> RoleNames(const std::set<int64_t>& ids) const;
  // `ids` and, over all steps, the roles granted to them; only those that exist.
  std::set<int64_t> WithParents(const std::set<int64_t>& ids) const;
};

// Makes the built-in roles and root.
void BootstrapAccounts(Accounts* accounts, const std::string& information_schema_id);

// "*" and the 40 hex digits of mysql_native_password; empty for an empty password.
std::string HashPassword(std::string_view clear);

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_ACCOUNTS_H_
