// CREATE, ALTER, DROP, RECOVER, USE and SHOW of databases.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_DATABASE_STATEMENTS_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_DATABASE_STATEMENTS_H_

#include <optional>
#include <string>

#include "acceptance-tests/sandbox/behaviour/context.h"
#include "acceptance-tests/sandbox/behaviour/parser.h"

namespace sandbox::behaviour {

struct CreateDatabase {
  bool if_not_exists = false;
  QualifiedName name;  // [catalog,] database
  Properties properties;
};
struct RenameDatabase {
  std::string name;
  std::string new_name;
};
struct SetDataQuota {
  std::string name;
  std::string volume;  // "10GB"
};
struct SetReplicaQuota {
  std::string name;
  std::string count;
};
struct DropDatabase {
  bool if_exists = false;
  bool force = false;
  QualifiedName name;
};
struct RecoverDatabase {
  std::string name;
};
struct UseDatabase {
  QualifiedName name;  // [catalog,] database
};
struct SetCatalog {
  std::string name;
};
struct ShowDatabases {
  std::optional<std::string> catalog;
  std::optional<std::string> like;
  bool where = false;  // the WHERE form is rewritten to a query on an empty table
};
struct ShowCreateDatabase {
  QualifiedName name;
};
struct ShowData {};

Result Execute(const CreateDatabase& statement, Context& context);
Result Execute(const RenameDatabase& statement, Context& context);
Result Execute(const SetDataQuota& statement, Context& context);
Result Execute(const SetReplicaQuota& statement, Context& context);
Result Execute(const DropDatabase& statement, Context& context);
Result Execute(const RecoverDatabase& statement, Context& context);
Result Execute(const UseDatabase& statement, Context& context);
Result Execute(const SetCatalog& statement, Context& context);
Result Execute(const ShowDatabases& statement, Context& context);
Result Execute(const ShowCreateDatabase& statement, Context& context);
Result Execute(const ShowData& statement, Context& context);

// The rows of SHOW PROC '/dbs'.
RowsResult ListDatabases(const State& state);

// What an error looks like when a session may not enter a database.
enum class EnterResult { kEntered, kUnknown, kDenied };
struct Entered {
  EnterResult result = EnterResult::kEntered;
  ErrorResult error;
};
// Makes [catalog.]database the session's current one.
Entered EnterDatabase(const QualifiedName& name, Context& context);

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_DATABASE_STATEMENTS_H_
