// Pipes and tasks: loads that the server runs by itself. A pipe is kept but loads nothing; tasks
// are refused once they are understood.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_PIPE_STATEMENTS_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_PIPE_STATEMENTS_H_

#include <optional>
#include <string>

#include "acceptance-tests/sandbox/behaviour/context.h"
#include "acceptance-tests/sandbox/behaviour/parser.h"

namespace sandbox::behaviour {

struct CreatePipe {
  bool replace = false;
  bool if_not_exists = false;
  QualifiedName name;
  Properties properties;
  QualifiedName table;
  std::optional<Properties> files;  // none: the rows come from elsewhere
};
// SUSPEND, RESUME, or SET, which is refused for a pipe that is there.
struct AlterPipe {
  QualifiedName name;
  std::string state;  // the new one, empty: SET
  Properties properties;
};
struct DropPipe {
  bool if_exists = false;
  QualifiedName name;
};
struct ShowPipes {
  QualifiedName database;  // empty: the current one
  std::optional<std::string> like;
};
struct SubmitTask {
  QualifiedName name;  // empty: the server's choice
};
struct DropTask {
  std::string name;
};

Result Execute(const CreatePipe& statement, Context& context);
Result Execute(const AlterPipe& statement, Context& context);
Result Execute(const DropPipe& statement, Context& context);
Result Execute(const ShowPipes& statement, Context& context);
Result Execute(const SubmitTask& statement, Context& context);
Result Execute(const DropTask& statement, Context& context);

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_PIPE_STATEMENTS_H_
