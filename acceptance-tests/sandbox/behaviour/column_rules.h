// Which changes of a table's columns the front end allows.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_COLUMN_RULES_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_COLUMN_RULES_H_

#include "acceptance-tests/sandbox/behaviour/errors.h"
#include "acceptance-tests/sandbox/behaviour/objects.h"

namespace sandbox::behaviour {

// Whether the column may become the other one.
MaybeError CheckColumnModification(const TableColumn& from, const TableColumn& to);
// Whether the table can do without the column.
MaybeError CheckColumnDrop(const Table& table, const TableColumn& column);
// Keys first, values behind them.
MaybeError CheckColumnOrder(const Table& table);

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_COLUMN_RULES_H_
