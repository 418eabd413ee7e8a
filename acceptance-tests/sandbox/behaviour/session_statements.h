// Statements about connections: transactions, prepared text, EXECUTE AS, KILL.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_SESSION_STATEMENTS_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_SESSION_STATEMENTS_H_

#include <string>
#include <vector>

#include "acceptance-tests/sandbox/behaviour/context.h"

namespace sandbox::behaviour {

struct Begin {};
struct EndTransaction {
  bool commit = false;
};
struct Kill {
  std::string id;
  bool query_only = false;
};
struct PrepareText {
  std::string name;
  std::string text;
};
struct ExecuteText {
  std::string name;
};
struct DeallocateText {
  std::string name;
};
struct ExecuteAs {
  Identity user;
};
struct Help {};
// Statements that are accepted and do nothing: SYNC, LOCK TABLES, UNLOCK TABLES.
struct NoOperation {};

Result Execute(const Begin& statement, Context& context);
Result Execute(const EndTransaction& statement, Context& context);
Result Execute(const Kill& statement, Context& context);
Result Execute(const PrepareText& statement, Context& context);
Result Execute(const ExecuteText& statement, Context& context);
Result Execute(const DeallocateText& statement, Context& context);
Result Execute(const ExecuteAs& statement, Context& context);
Result Execute(const Help& statement, Context& context);
Result Execute(const NoOperation& statement, Context& context);

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_SESSION_STATEMENTS_H_
