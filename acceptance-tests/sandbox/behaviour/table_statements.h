// Tables, views and materialized views: making, changing, dropping.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_TABLE_STATEMENTS_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_TABLE_STATEMENTS_H_

#include <optional>
#include <string>
#include <vector>

#include "acceptance-tests/sandbox/behaviour/context.h"
#include "acceptance-tests/sandbox/behaviour/parser.h"
#include "acceptance-tests/sandbox/behaviour/query_statements.h"
#include "acceptance-tests/sandbox/behaviour/tables.h"

namespace sandbox::behaviour {

struct CreateTable {
  bool if_not_exists = false;
  QualifiedName name;
  Table table;                 // as written, without a name
  QualifiedName like;          // empty if none
  std::optional<Query> query;  // AS SELECT ...
};
// CREATE VIEW, CREATE MATERIALIZED VIEW and ALTER VIEW ... AS.
struct CreateView {
  Table::Kind kind = Table::Kind::kView;
  bool if_not_exists = false;
  bool replace = false;
  bool alter = false;
  QualifiedName name;
  std::vector<TableColumn> columns;  // names and comments, may be empty
  std::string comment;
  bool invoker = false;
  std::string refresh;
  Properties properties;
  Query query;
};
struct DropTable {
  Table::Kind kind = Table::Kind::kTable;
  bool if_exists = false;
  bool force = false;
  QualifiedName name;
};
struct RecoverTable {
  QualifiedName name;
};
struct RenameTable {
  Table::Kind kind = Table::Kind::kTable;
  QualifiedName name;
  std::string new_name;
};
struct SwapTable {
  QualifiedName name;
  std::string other;
};
struct SetTableComment {
  QualifiedName name;
  std::string comment;
};
// A use of which only the refusals are simulated. `empty_handed`: it does nothing to a table
// without rows, and so succeeds.
struct TouchTable {
  Table::Kind kind = Table::Kind::kTable;
  std::string_view privilege;
  QualifiedName name;
  bool empty_handed = false;
};

Result Execute(const CreateTable& statement, Context& context);
Result Execute(const CreateView& statement, Context& context);
Result Execute(const DropTable& statement, Context& context);
Result Execute(const RecoverTable& statement, Context& context);
Result Execute(const RenameTable& statement, Context& context);
Result Execute(const SwapTable& statement, Context& context);
Result Execute(const SetTableComment& statement, Context& context);
Result Execute(const TouchTable& statement, Context& context);

// Fills in what a CREATE TABLE left out, or tells why it is refused.
MaybeError CompleteTable(State* state, Table* table);

// The object behind an ALTER, or the refusal. A table whose columns are being changed is refused.
Located LocateForAlter(const QualifiedName& name, Table::Kind kind, const Context& context);
// nullptr if there is none; names are compared without case.
TableColumn* FindColumn(Table* table, std::string_view name);

// Sets columns and definition of a view from its query.
MaybeError CompleteView(const CreateView& statement, const Context& context, Table* table);

// The objects of a kind as the refusals name it: "TABLE", "VIEW", "MATERIALIZED VIEW".
std::string_view KindName(Table::Kind kind);

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_TABLE_STATEMENTS_H_
