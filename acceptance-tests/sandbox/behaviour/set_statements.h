// SET of variables, names, transactions; the SHOW of variables.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_SET_STATEMENTS_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_SET_STATEMENTS_H_

#include <optional>
#include <string>
#include <vector>

#include "acceptance-tests/sandbox/behaviour/expression.h"

namespace sandbox::behaviour {

struct Assignment {
  enum class Target { kSession, kGlobal, kUser };
  Target target = Target::kSession;
  std::string name;
  ExpressionPtr value;  // nullptr: DEFAULT
};
struct SetVariables {
  std::vector<Assignment> assignments;
};
struct SetNames {
  std::string charset;  // empty: DEFAULT
};
struct SetTransaction {};
struct ShowVariables {
  bool global = false;
  std::optional<std::string> like;
  bool where = false;
};

Result Execute(const SetVariables& statement, Context& context);
Result Execute(const SetNames& statement, Context& context);
Result Execute(const SetTransaction& statement, Context& context);
Result Execute(const ShowVariables& statement, Context& context);

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_SET_STATEMENTS_H_
