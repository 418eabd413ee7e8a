// Routine loads: making, changing, stopping, showing. No data is ever read.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_ROUTINE_LOADS_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_ROUTINE_LOADS_H_

#include <optional>
#include <string>
#include <vector>

#include "acceptance-tests/sandbox/behaviour/context.h"
#include "acceptance-tests/sandbox/behaviour/parser.h"

namespace sandbox::behaviour {

// What CREATE and ALTER say of a load; what is not said is not there.
struct LoadClauses {
  std::optional<std::string> column_separator, row_delimiter, where;
  std::optional<std::vector<std::string>> columns, partitions;
  Properties settings;
  Properties source;
};
struct CreateRoutineLoad {
  QualifiedName name;
  std::string table;
  std::string source;  // "KAFKA"
  LoadClauses clauses;
};
struct AlterRoutineLoad {
  QualifiedName name;
  LoadClauses clauses;
};
struct SteerRoutineLoad {
  enum class Verb { kPause, kResume, kStop };
  Verb verb = Verb::kPause;
  QualifiedName name;
};
struct ShowRoutineLoad {
  bool all = false;    // those that have ended too
  QualifiedName name;  // empty: all of the database
  QualifiedName database;
};
struct ShowCreateRoutineLoad {
  QualifiedName name;
};
struct ShowRoutineLoadTask {};

Result Execute(const CreateRoutineLoad& statement, Context& context);
Result Execute(const AlterRoutineLoad& statement, Context& context);
Result Execute(const SteerRoutineLoad& statement, Context& context);
Result Execute(const ShowRoutineLoad& statement, Context& context);
Result Execute(const ShowCreateRoutineLoad& statement, Context& context);
Result Execute(const ShowRoutineLoadTask& statement, Context& context);

// Fills a load from the clauses: PROPERTIES and the source are checked by CheckClauses before.
MaybeError CheckClauses(const LoadClauses& clauses, bool altering);
void ApplyClauses(const LoadClauses& clauses, bool altering, RoutineLoad* load);

// The load of that name that has not ended, or nullptr.
RoutineLoad* FindRoutineLoad(Database* database, const std::string& name);
std::string LoadTableName(const Database& database, const RoutineLoad& load);
// Who sees a load sees its table's data going in: a privilege to insert.
MaybeError RequireLoad(const Context& context, Database* database, const RoutineLoad& load);

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_ROUTINE_LOADS_H_
