// SHOW CREATE, DESC and listings of the columns and tables.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_TABLE_SHOWS_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_TABLE_SHOWS_H_

#include <optional>
#include <string>

#include "acceptance-tests/sandbox/behaviour/context.h"
#include "acceptance-tests/sandbox/behaviour/parser.h"
#include "acceptance-tests/sandbox/behaviour/tables.h"

namespace sandbox::behaviour {

struct ShowCreateTable {
  Table::Kind kind = Table::Kind::kTable;  // as asked for; TABLE takes any
  QualifiedName name;
};
struct DescribeTable {
  QualifiedName name;
  bool all = false;  // with the index that the columns belong to
};
struct ShowColumns {
  bool full = false;
  QualifiedName name;
  std::optional<std::string> like;
};
struct ShowIndex {
  QualifiedName name;
};
struct ShowTableStatus {
  QualifiedName database;  // empty: the current one
  std::optional<std::string> like;
};

Result Execute(const ShowCreateTable& statement, Context& context);
Result Execute(const DescribeTable& statement, Context& context);
Result Execute(const ShowColumns& statement, Context& context);
Result Execute(const ShowIndex& statement, Context& context);
Result Execute(const ShowTableStatus& statement, Context& context);

// The refusal of SHOW and DESC, which name the object as a table whatever it is.
MaybeError RequireSeeing(const Context& context, const Located& located);

// A column as SHOW CREATE TABLE prints it.
std::string PrintColumn(const TableColumn& column);
// The CREATE text of a table, view or materialized view.
std::string PrintCreate(const Table& table);

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_TABLE_SHOWS_H_
