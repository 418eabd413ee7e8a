// Accounts: who may log in, and how.
#ifndef PROVIDER_CLIENTS_STARROCKS_USERS_H_
#define PROVIDER_CLIENTS_STARROCKS_USERS_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/base/context.h"
#include "provider/clients/starrocks/client.h"
#include "provider/clients/starrocks/identity.h"
#include "provider/clients/starrocks/user_auth.h"

namespace starrocks {

struct User {
  UserIdentity id;
  bool has_password = false;  // of kNativePlugin; always false with other plugins
  std::string plugin;         // in lower case, as CREATE USER names it
  // What CREATE USER ... AS '...' was given, in clear: for authentication_oauth2 it holds a secret.
  // nullopt with kNativePlugin.
  std::optional<std::string> auth_string;

  friend bool operator==(const User&, const User&) = default;
};

// Both from one cached SHOW ALL AUTHENTICATION, which names every account that SHOW USERS does and
// needs the same privilege (GRANT on SYSTEM). Accounts of security integrations aren't among them.
absl::StatusOr<std::vector<User>> ListUsers(Client& client, const base::Context& context);
// O(log n). Name and host are compared as they are written.
absl::StatusOr<std::optional<User>> FindUser(Client& client, const base::Context& context,
                                             const UserIdentity& id);

struct NewUser {
  UserIdentity id;
  Authentication auth;
  std::vector<std::string> default_roles;  // granted too, by CREATE USER itself
  std::map<std::string, std::string> properties;
};

// One statement; before 3.3.3 one more for each property. kAlreadyExists if there is one of that
// identity, kNotFound if there is no such role.
absl::Status CreateUser(Client& client, const base::Context& context, const NewUser& user);
// kNotFound if there is no such account.
absl::Status AlterAuthentication(Client& client, const base::Context& context,
                                 const UserIdentity& id, const Authentication& auth);
// OK if there is no such account. Its privileges and roles are lost.
absl::Status DropUser(Client& client, const base::Context& context, const UserIdentity& id);

// The roles must have been granted; none of them: `roles` empty.
absl::Status SetDefaultRoles(Client& client, const base::Context& context, const UserIdentity& id,
                             const std::vector<std::string>& roles);
// Sorted. On a session of its own, ended afterwards: EXECUTE AS, then asks. nullopt if this account
// may not impersonate `id`. kNotFound if there is no such account.
absl::StatusOr<std::optional<std::vector<std::string>>> ReadDefaultRoles(
    Client& client, const base::Context& context, const UserIdentity& id);

// The account that this client works with. Asked once.
absl::StatusOr<UserIdentity> CurrentUser(Client& client, const base::Context& context);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_USERS_H_
