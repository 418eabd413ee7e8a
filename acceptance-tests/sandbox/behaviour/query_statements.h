// SELECT without a table, and what may be asked of tables: nothing is stored in them.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_QUERY_STATEMENTS_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_QUERY_STATEMENTS_H_

#include <optional>
#include <string>
#include <vector>

#include "acceptance-tests/sandbox/behaviour/expression.h"

namespace sandbox::behaviour {

struct SelectItem {
  ExpressionPtr expression;  // nullptr: *
  std::string alias;         // empty if none
};
struct SelectCore {
  std::vector<SelectItem> items;
  QualifiedName table;  // empty: none, or DUAL
  ExpressionPtr where;  // nullptr if none
  std::vector<ExpressionPtr> group_by;
  bool plain = true;  // no DISTINCT, HAVING, ORDER BY, LIMIT or table alias
  std::optional<int64_t> limit;
};
struct Query {
  std::vector<SelectCore> parts;  // joined by UNION
  bool distinct = false;          // UNION without ALL
  bool explain = false;
};

// At SELECT.
Query ParseQuery(Parser& p);
Result RunQuery(const Query& query, const Context& context, const Parameters& parameters);
// The columns of the query, no rows: also of system tables, which RunQuery refuses.
Result DescribeQuery(const Query& query, const Context& context);
Result Execute(const Query& query, Context& context);

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_QUERY_STATEMENTS_H_
