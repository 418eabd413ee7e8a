// CREATE, ALTER, DROP and SHOW of roles; SET ROLE and SET DEFAULT ROLE.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_ROLE_STATEMENTS_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_ROLE_STATEMENTS_H_

#include <optional>
#include <string>
#include <vector>

#include "acceptance-tests/sandbox/behaviour/context.h"

namespace sandbox::behaviour {

struct CreateRole {
  bool if_not_exists = false;
  std::vector<std::string> names;
  std::string comment;
};
struct AlterRole {
  std::vector<std::string> names;
  std::string comment;
};
struct DropRole {
  bool if_exists = false;
  std::vector<std::string> names;
};
struct ShowRoles {};

// The roles that SET ROLE, SET DEFAULT ROLE and ALTER USER ... DEFAULT ROLE name.
struct RoleChoice {
  enum class Kind { kNamed, kNone, kAll, kAllExcept, kDefault };
  Kind kind = Kind::kNamed;
  std::vector<std::string> names;
};
struct SetRole {
  RoleChoice choice;
};
struct SetDefaultRole {
  Identity user;
  RoleChoice choice;
};

Result Execute(const CreateRole& statement, Context& context);
Result Execute(const AlterRole& statement, Context& context);
Result Execute(const DropRole& statement, Context& context);
Result Execute(const ShowRoles& statement, Context& context);
Result Execute(const SetRole& statement, Context& context);
Result Execute(const SetDefaultRole& statement, Context& context);

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_ROLE_STATEMENTS_H_
