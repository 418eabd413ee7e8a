// GRANT, REVOKE and SHOW GRANTS, of roles and of privileges.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_GRANT_STATEMENTS_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_GRANT_STATEMENTS_H_

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "acceptance-tests/sandbox/behaviour/context.h"
#include "acceptance-tests/sandbox/behaviour/errors.h"
#include "acceptance-tests/sandbox/behaviour/parser.h"
#include "acceptance-tests/sandbox/behaviour/privileges.h"

namespace sandbox::behaviour {

// Who gets or loses something: a role if `role` is set, else a user.
struct Grantee {
  std::optional<std::string> role;
  Identity user;
};

struct GrantRole {
  bool revoke = false;
  std::vector<std::string> roles;
  Grantee grantee;
};

// What a GRANT is on, as written.
struct GrantTarget {
  ObjectType type = ObjectType::kTable;
  bool all = false;                        // ALL <plural>
  std::optional<std::string> in_database;  // ALL ... IN DATABASE d; unset: IN ALL DATABASES
  std::vector<QualifiedName> names;        // functions: the last part is the signature
  std::vector<Identity> users;
};

struct GrantPrivilege {
  bool revoke = false;
  bool all_privileges = false;
  std::vector<std::string> privileges;  // upper case
  GrantTarget target;
  Grantee grantee;
  bool grant_option = false;
};

struct ShowGrants {
  std::optional<Grantee> grantee;  // unset: the session's user
};

Result Execute(const GrantRole& statement, Context& context);
Result Execute(const GrantPrivilege& statement, Context& context);
Result Execute(const ShowGrants& statement, Context& context);

// The keys of a target, or which object is missing.
using Keys = std::variant<std::vector<ObjectKey>, ErrorResult>;
Keys ResolveTarget(const GrantTarget& target, const Context& context);

// "TABLE d.t", "ALL TABLES IN DATABASE d", ...; nullopt if the object is gone.
std::optional<std::string> PrintObject(ObjectType type, const ObjectKey& key, const State& state);

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_GRANT_STATEMENTS_H_
