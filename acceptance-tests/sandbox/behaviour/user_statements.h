// CREATE, ALTER, DROP and SHOW of users, their authentication, default roles and properties.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_USER_STATEMENTS_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_USER_STATEMENTS_H_

#include <optional>
#include <string>
#include <vector>

#include "acceptance-tests/sandbox/behaviour/context.h"
#include "acceptance-tests/sandbox/behaviour/role_statements.h"

namespace sandbox::behaviour {

// IDENTIFIED ... of a user. `plugin` empty: the native password.
struct Authentication {
  enum class Form { kClear, kHash };
  std::string plugin;
  bool named_plugin = false;
  Form form = Form::kClear;
  std::string text;
};

struct CreateUser {
  bool if_not_exists = false;
  Identity user;
  Authentication authentication;
  std::vector<std::string> default_roles;
  Properties properties;
};
struct AlterUserAuthentication {
  bool if_exists = false;
  Identity user;
  Authentication authentication;
};
struct AlterUserDefaultRole {
  bool if_exists = false;
  Identity user;
  RoleChoice choice;
};
// ALTER USER ... SET PROPERTIES, and SET PROPERTY with one pair. No user: the session's own.
struct AlterUserProperties {
  std::optional<std::string> user;
  Properties properties;
};
struct DropUser {
  bool if_exists = false;
  Identity user;
};
struct SetPassword {
  std::optional<Identity> user;
  std::string hash;
};
struct ShowUsers {};
struct ShowAuthentication {
  bool all = false;
  std::optional<Identity> user;
};
struct ShowProperty {
  std::optional<std::string> user;
  std::optional<std::string> like;
};

Result Execute(const CreateUser& statement, Context& context);
Result Execute(const AlterUserAuthentication& statement, Context& context);
Result Execute(const AlterUserDefaultRole& statement, Context& context);
Result Execute(const AlterUserProperties& statement, Context& context);
Result Execute(const DropUser& statement, Context& context);
Result Execute(const SetPassword& statement, Context& context);
Result Execute(const ShowUsers& statement, Context& context);
Result Execute(const ShowAuthentication& statement, Context& context);
Result Execute(const ShowProperty& statement, Context& context);

// SET DEFAULT ROLE and ALTER USER ... DEFAULT ROLE.
Result SetDefaultRoles(const Identity& identity, const RoleChoice& choice, Context& context);

// "cannot find user ...", or nothing if there is that user.
MaybeError CheckUserExists(const Context& context, const Identity& identity);

// Checks and sets the properties of a user name; all or none.
MaybeError SetUserProperties(const std::string& user, const Properties& properties,
                             Context& context);

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_USER_STATEMENTS_H_
