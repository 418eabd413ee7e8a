// Resource groups.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_GROUP_STATEMENTS_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_GROUP_STATEMENTS_H_

#include <optional>
#include <string>
#include <vector>

#include "acceptance-tests/sandbox/behaviour/context.h"

namespace sandbox::behaviour {

struct CreateGroup {
  bool if_not_exists = false;
  bool replace = false;
  std::string name;
  std::vector<Classifier> classifiers;
  Properties limits;
};
struct AlterGroup {
  std::string name;
  std::vector<Classifier> added;
  Properties limits;
};
struct DropGroup {
  std::string name;
};
struct ShowGroups {
  std::optional<std::string> name;
  bool all = false;
};

Result Execute(const CreateGroup& statement, Context& context);
Result Execute(const AlterGroup& statement, Context& context);
Result Execute(const DropGroup& statement, Context& context);
Result Execute(const ShowGroups& statement, Context& context);

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_GROUP_STATEMENTS_H_
