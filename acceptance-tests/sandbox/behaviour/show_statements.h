// SHOW statements about the cluster and the fixed lists.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_SHOW_STATEMENTS_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_SHOW_STATEMENTS_H_

#include <optional>
#include <string>

#include "acceptance-tests/sandbox/behaviour/context.h"
#include "acceptance-tests/sandbox/behaviour/parser.h"

namespace sandbox::behaviour {

struct ShowTables {
  QualifiedName database;  // empty: the current one
  bool full = false;
  std::optional<std::string> like;
};
struct ShowFrontends {};
struct ShowBackends {};
struct ShowComputeNodes {};
struct ShowProc {
  std::string path;
};
struct ShowProcessList {
  std::optional<std::string> user;
};
// One of the lists that do not depend on the state, by its index in FixedLists().
struct ShowFixed {
  size_t index = 0;
};

Result Execute(const ShowTables& statement, Context& context);
Result Execute(const ShowFrontends& statement, Context& context);
Result Execute(const ShowBackends& statement, Context& context);
Result Execute(const ShowComputeNodes& statement, Context& context);
Result Execute(const ShowProc& statement, Context& context);
Result Execute(const ShowProcessList& statement, Context& context);
Result Execute(const ShowFixed& statement, Context& context);

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_SHOW_STATEMENTS_H_
