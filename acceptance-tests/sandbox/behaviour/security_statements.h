// Security integrations and group providers: named sets of properties with a type.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_SECURITY_STATEMENTS_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_SECURITY_STATEMENTS_H_

#include <string>

#include "acceptance-tests/sandbox/behaviour/context.h"

namespace sandbox::behaviour {

enum class SecurityKind { kIntegration, kGroupProvider };

struct CreateSecurity {
  SecurityKind kind;
  std::string name;
  Properties properties;
};
// Integrations only.
struct AlterSecurity {
  std::string name;
  Properties properties;
};
struct DropSecurity {
  SecurityKind kind;
  std::string name;
};
struct ShowSecurity {
  SecurityKind kind;
};
struct ShowCreateSecurity {
  SecurityKind kind;
  std::string name;
};

Result Execute(const CreateSecurity& statement, Context& context);
Result Execute(const AlterSecurity& statement, Context& context);
Result Execute(const DropSecurity& statement, Context& context);
Result Execute(const ShowSecurity& statement, Context& context);
Result Execute(const ShowCreateSecurity& statement, Context& context);

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_SECURITY_STATEMENTS_H_
