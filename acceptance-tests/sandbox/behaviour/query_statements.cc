#include "acceptance-tests/sandbox/behaviour/query_statements.h"

#include <algorithm>
#include <set>

#include "acceptance-tests/sandbox/behaviour/access.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"
#include "acceptance-tests/sandbox/behaviour/tables.h"

namespace sandbox::behaviour {
namespace {

std::string ColumnName(const SelectItem& item) {
  return item.alias.empty() ? PrintExpression(*item.expression) : item.alias;
}

Column ColumnOf(const SelectItem& item, const Value& value) {
  Column column = MakeColumn(ColumnName(item), value.type);
  column.length = value.length;
  column.decimals = value.decimals;
  return column;
}

// One row of constants; `columns` gets the first part's columns.
MaybeError EvaluateCore(const SelectCore& core, const Context& context,
                        const Parameters& parameters, RowsResult* result) {
  std::vector<Cell> row;
  bool first = result->columns.empty();
  for (const SelectItem& item : core.items) {
    if (item.expression == nullptr) return AnalyzeError("SELECT * with no tables used");
    Evaluated value = Evaluate(*item.expression, context, parameters);
    if (auto* error = std::get_if<ErrorResult>(&value)) return *error;
    if (first) result->columns.push_back(ColumnOf(item, std::get<Value>(value)));
    row.push_back(std::get<Value>(std::move(value)).text);
  }
  if (row.size() != result->columns.size()) {
    return AnalyzeError("Operands have unequal number of columns");
  }
  if (core.limit.value_or(1) > 0) result->rows.push_back(std::move(row));
  return std::nullopt;
}

uint8_t ProtocolType(const std::string& type) {
  if (type == "tinyint" || type == "boolean") return kTiny;
  if (type == "smallint") return kShort;
  if (type == "int") return kLong;
  if (type == "bigint") return kLongLong;
  if (type == "double") return kDoubleType;
  if (type == "date") return kDate;
  if (type == "datetime") return kDateTime;
  return type.starts_with("decimal") ? kNewDecimal : kVarString;
}

const TableColumn* FindColumn(const Table& table, const std::string& name) {
  for (const TableColumn& column : table.columns) {
    if (EqualsIgnoreCase(column.name, name.substr(name.rfind('.') + 1))) return &column;
  }
  return nullptr;
}

// The columns of a SELECT of columns over a table: no table holds rows.
Result EmptyTable(const SelectCore& core, const Table& table) {
  RowsResult result;
  for (const SelectItem& item : core.items) {
    if (item.expression == nullptr) {
      for (const TableColumn& column : table.columns) {
        result.columns.push_back(MakeColumn(column.name, ProtocolType(column.type)));
      }
      continue;
    }
    if (item.expression->kind != Expression::Kind::kColumn) {
      return NotSimulated(PrintExpression(*item.expression));
    }
    const TableColumn* column = FindColumn(table, item.expression->name);
    if (column == nullptr) {
      return AnalyzeError(StrCat("Column '", item.expression->name, "' cannot be resolved"));
    }
    result.columns.push_back(MakeColumn(ColumnName(item), ProtocolType(column->type)));
  }
  return result;
}

Result SelectFromTable(const SelectCore& core, const Context& context) {
  Located located = LocateTable(core.table, context);
  if (located.error.has_value()) return *located.error;
  const Table& table = *located.table;
  if (MaybeError error = RequireTable(context, *located.database, table, "SELECT")) return *error;
  if (table.invoker) {
    for (const QualifiedName& base : table.base_tables) {
      Located source = LocateTable(base, context);
      if (source.table == nullptr) continue;
      if (RequireTable(context, *source.database, *source.table, "SELECT").has_value()) {
        return AccessDenied(context, "SELECT", "VIEW", table.name);
      }
    }
  }
  // The rows of the system tables are not simulated.
  if (table.columns.empty()) return NotSimulated(StrCat("SELECT ... FROM ", table.name));
  return EmptyTable(core, table);
}

// The plan of a SELECT of one constant.
Result ExplainConstant(const SelectCore& core) {
  if (core.items.size() != 1) return NotSimulated("EXPLAIN SELECT");
  RowsResult result = MakeRows({"Explain String"});
  for (const char* line : {"EXECUTE IN FE", "PLAN FRAGMENT 0", " OUTPUT EXPRS:2: expr",
                           "  PARTITION: UNPARTITIONED", "", "  RESULT SINK", "", "  1:Project"}) {
    result.rows.push_back({line});
  }
  result.rows.push_back({StrCat("  |  <slot 2> : ", PrintExpression(*core.items[0].expression))});
  for (const char* line : {"  |  ", "  0:UNION", "     constant exprs: ", "         NULL"}) {
    result.rows.push_back({line});
  }
  return result;
}

}  // namespace

Result RunQuery(const Query& query, const Context& context, const Parameters& parameters) {
  RowsResult result;
  for (const SelectCore& core : query.parts) {
    if (!core.table.empty()) {
      Result rows = SelectFromTable(core, context);
      if (query.parts.size() == 1 || std::holds_alternative<ErrorResult>(rows)) return rows;
      continue;
    }
    if (MaybeError error = EvaluateCore(core, context, parameters, &result)) return *error;
  }
  if (query.explain) return ExplainConstant(query.parts.front());
  if (query.distinct) {
    std::set<std::vector<Cell>> rows(result.rows.begin(), result.rows.end());
    result.rows.assign(rows.begin(), rows.end());
  }
  return result;
}

Result DescribeQuery(const Query& query, const Context& context) {
  const SelectCore& core = query.parts.front();
  Located located;
  if (!core.table.empty()) located = LocateTable(core.table, context);
  bool system = located.table != nullptr && located.table->kind == Table::Kind::kSystemView;
  if (!system) return RunQuery(query, context, {});
  if (MaybeError error = RequireTable(context, *located.database, *located.table, "SELECT")) {
    return *error;
  }
  RowsResult result;
  for (const SelectItem& item : core.items) {
    bool column = item.expression != nullptr && item.expression->kind == Expression::Kind::kColumn;
    if (!column) return NotSimulated(StrCat("SELECT ... FROM ", located.table->name));
    result.columns.push_back(MakeColumn(ColumnName(item)));
  }
  return result;
}

Result Execute(const Query& query, Context& context) { return RunQuery(query, context, {}); }

}  // namespace sandbox::behaviour
