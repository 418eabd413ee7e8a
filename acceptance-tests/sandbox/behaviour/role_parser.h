// Parts of the role grammar that other families use.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_ROLE_PARSER_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_ROLE_PARSER_H_

#include "acceptance-tests/sandbox/behaviour/parser.h"
#include "acceptance-tests/sandbox/behaviour/role_statements.h"

namespace sandbox::behaviour {

// NONE, ALL or names: what follows DEFAULT ROLE.
RoleChoice ParseDefaultRoleChoice(Parser& p);
// Also DEFAULT and ALL EXCEPT: what follows SET ROLE.
RoleChoice ParseSetRoleChoice(Parser& p);

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_ROLE_PARSER_H_
