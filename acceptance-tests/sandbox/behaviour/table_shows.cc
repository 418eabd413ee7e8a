#include "acceptance-tests/sandbox/behaviour/table_shows.h"

#include <algorithm>

#include "acceptance-tests/sandbox/behaviour/access.h"
#include "acceptance-tests/sandbox/behaviour/expression.h"
#include "acceptance-tests/sandbox/behaviour/grammar.h"
#include "acceptance-tests/sandbox/behaviour/rows.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"
#include "acceptance-tests/sandbox/behaviour/table_statements.h"
#include "acceptance-tests/sandbox/behaviour/tables.h"
#include "acceptance-tests/sandbox/behaviour/text.h"

namespace sandbox::behaviour {
namespace {

using Kind = Table::Kind;

const char* YesNo(bool yes) { return yes ? "YES" : "NO"; }

RowsResult CreateTextRows(const Table& table) {
  RowsResult result;
  std::string text = PrintCreate(table);
  switch (table.kind) {
    case Kind::kView:
      result = MakeRows({"View", "Create View", "character_set_client", "collation_connection"});
      result.rows.push_back({table.name, text, "utf8", "utf8_general_ci"});
      return result;
    case Kind::kMaterializedView:
      result = MakeRows({"Materialized View", "Create Materialized View"});
      break;
    default:
      result = MakeRows({"Table", "Create Table"});
      break;
  }
  result.rows.push_back({table.name, text});
  return result;
}

bool HasBloomFilter(const Table& table, const std::string& column) {
  auto columns = table.properties.find("bloom_filter_columns");
  if (columns == table.properties.end()) return false;
  std::vector<std::string> names = Split(columns->second, ',');
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    return EqualsIgnoreCase(Strip(name), column);
  });
}

// What else there is to say of a column; `all`: how its values are aggregated too.
std::string ExtraOf(const Table& table, const TableColumn& column, bool all) {
  std::vector<std::string> extra;
  bool value = all && !column.key;
  if (value) extra.push_back(column.aggregation.empty() ? "NONE" : column.aggregation);
  if (column.default_is_expression) extra.emplace_back("DEFAULT_GENERATED");
  if (HasBloomFilter(table, column.name)) extra.emplace_back("BLOOM_FILTER");
  return Join(extra, ",");
}

// Sketches are empty unless loaded, which is shown as one zero byte.
Cell DefaultOf(const TableColumn& column) {
  if (column.type == "hll" || column.type == "bitmap") return std::string(1, '\0');
  return column.default_value;
}

std::vector<Cell> DescribeRow(const Table& table, const TableColumn& column, bool all) {
  return {column.name,          column.type,       YesNo(column.nullable),
          BoolText(column.key), DefaultOf(column), ExtraOf(table, column, all)};
}

// "DUP_KEYS", ...
std::string KeysType(const Table& table) {
  if (table.key_model == "DUPLICATE KEY") return "DUP_KEYS";
  if (table.key_model == "AGGREGATE KEY") return "AGG_KEYS";
  return table.key_model == "UNIQUE KEY" ? "UNIQUE_KEYS" : "PRIMARY_KEYS";
}

RowsResult DescribeAll(const Table& table) {
  RowsResult result =
      MakeRows({"IndexName", "IndexKeysType", "Field", "Type", "Null", "Key", "Default", "Extra"});
  for (const TableColumn& column : table.columns) {
    bool first = result.rows.empty();
    std::vector<Cell> row = {first ? table.name : "", first ? KeysType(table) : ""};
    for (Cell& cell : DescribeRow(table, column, true)) row.push_back(std::move(cell));
    result.rows.push_back(std::move(row));
  }
  return result;
}

std::vector<Cell> ColumnRow(const TableColumn& column, bool full) {
  if (!full) {
    return {column.name,       column.type,          YesNo(column.nullable),
            YesNo(column.key), column.default_value, ""};
  }
  return {column.name,          column.type, "", YesNo(column.nullable),       YesNo(column.key),
          column.default_value, "",          "", EscapeComment(column.comment)};
}

RowsResult TableStatusColumns() {
  RowsResult result =
      MakeRows({"Name", "Engine", "Version", "Row_format", "Rows", "Avg_row_length", "Data_length",
                "Max_data_length", "Index_length", "Data_free", "Auto_increment", "Create_time",
                "Update_time", "Check_time", "Collation", "Checksum", "Create_options", "Comment"});
  for (size_t index : {2, 4, 5, 6, 7, 8, 9, 10, 15}) {
    result.columns[index] = MakeColumn(result.columns[index].name, kLongLong);
  }
  for (size_t index : {11, 12, 13}) {
    result.columns[index] = MakeColumn(result.columns[index].name, kDateTime);
  }
  return result;
}

std::vector<Cell> TableStatusRow(const Table& table) {
  Cell created = FormatTime(table.created_seconds);
  Cell none;
  return {table.name, "StarRocks", none,
          "",         "0",         "0",
          "0",        none,        none,
          none,       none,        created,
          created,    none,        "utf8_general_ci",
          none,       "",          EscapeComment(table.comment)};
}

std::optional<std::string> ParseLike(Parser& p) {
  if (p.Accept("LIKE")) return p.String();
  if (!p.Accept("WHERE")) return std::nullopt;
  ParseExpression(p);
  return "";
}

Statement ParseShowColumns(Parser& p, bool full) {
  ShowColumns ast;
  ast.full = full;
  if (!p.Accept("IN")) p.Expect("FROM");
  ast.name = p.Name();
  if (p.Accept("FROM") || p.Accept("IN")) ast.name = {p.Identifier(), ast.name.back()};
  ast.like = ParseLike(p);
  return Bind(std::move(ast));
}

Statement ParseShowTableStatus(Parser& p) {
  ShowTableStatus ast;
  if (p.Accept("FROM") || p.Accept("IN")) ast.database = p.Name(2);
  ast.like = ParseLike(p);
  return Bind(std::move(ast));
}

}  // namespace

Statement ParseTableShowStatement(Parser& p) {
  if (p.AcceptAll({"SHOW", "CREATE", "TABLE"})) {
    return Bind(ShowCreateTable{Kind::kTable, p.Name()});
  }
  if (p.AcceptAll({"SHOW", "CREATE", "VIEW"})) return Bind(ShowCreateTable{Kind::kView, p.Name()});
  if (p.AcceptAll({"SHOW", "CREATE", "MATERIALIZED", "VIEW"})) {
    return Bind(ShowCreateTable{Kind::kMaterializedView, p.Name()});
  }
  if (p.AcceptAll({"SHOW", "COLUMNS"}) || p.AcceptAll({"SHOW", "FIELDS"})) {
    return ParseShowColumns(p, false);
  }
  if (p.AcceptAll({"SHOW", "FULL", "COLUMNS"})) return ParseShowColumns(p, true);
  if (p.AcceptAll({"SHOW", "TABLE", "STATUS"})) return ParseShowTableStatus(p);
  if (p.AcceptAll({"SHOW", "INDEX", "FROM"})) return Bind(ShowIndex{p.Name()});
  if ((p.Accept("DESC") || p.Accept("DESCRIBE")) && p.AtIdentifier()) {
    QualifiedName name = p.Name();
    return Bind(DescribeTable{name, p.Accept("ALL")});
  }
  return {};
}

MaybeError RequireSeeing(const Context& context, const Located& located) {
  if (SeesTable(context, *located.database, *located.table)) return std::nullopt;
  return AccessDenied(context, "ANY", "TABLE", located.table->name);
}

Result Execute(const ShowCreateTable& statement, Context& context) {
  Located located = LocateDatabase(statement.name, context);
  if (located.error.has_value()) return *located.error;
  auto found = located.database->tables.find(statement.name.back());
  if (found == located.database->tables.end()) {
    return AnalyzeError(StrCat("Table ", statement.name.back(), " is not found"));
  }
  located.table = &found->second;
  if (MaybeError error = RequireSeeing(context, located)) return *error;
  if (statement.kind != Kind::kTable && statement.kind != located.table->kind) {
    return AnalyzeError(
        kWrongObject, StrCat("'", located.database->name, "'.'", located.table->name, "' is not '",
                             KindName(statement.kind), "'"));
  }
  return CreateTextRows(*located.table);
}

Result Execute(const DescribeTable& statement, Context& context) {
  Located located = LocateTable(statement.name, context);
  // Unlike SHOW COLUMNS it names a missing table as the statement does.
  if (located.error.has_value() && located.database != nullptr) {
    return AnalyzeError(kUnknownTable, StrCat("Unknown table '", Join(statement.name, "."), "'"));
  }
  if (located.error.has_value()) return *located.error;
  if (MaybeError error = RequireSeeing(context, located)) return *error;
  if (statement.all) return DescribeAll(*located.table);
  RowsResult result = MakeRows({"Field", "Type", "Null", "Key", "Default", "Extra"});
  for (const TableColumn& column : located.table->columns) {
    result.rows.push_back(DescribeRow(*located.table, column, false));
  }
  return result;
}

Result Execute(const ShowColumns& statement, Context& context) {
  Located located = LocateTable(statement.name, context);
  if (located.error.has_value()) return *located.error;
  if (MaybeError error = RequireSeeing(context, located)) return *error;
  RowsResult result = statement.full
                          ? MakeRows({"Field", "Type", "Collation", "Null", "Key", "Default",
                                      "Extra", "Privileges", "Comment"})
                          : MakeRows({"Field", "Type", "Null", "Key", "Default", "Extra"});
  for (const TableColumn& column : located.table->columns) {
    if (statement.like.has_value() && !Like(column.name, *statement.like)) continue;
    result.rows.push_back(ColumnRow(column, statement.full));
  }
  return result;
}

Result Execute(const ShowIndex& statement, Context& context) {
  Located located = LocateTable(statement.name, context);
  if (located.error.has_value()) return *located.error;
  if (MaybeError error = RequireSeeing(context, located)) return *error;
  RowsResult result =
      MakeRows({"Table", "Non_unique", "Key_name", "Seq_in_index", "Column_name", "Collation",
                "Cardinality", "Sub_part", "Packed", "Null", "Index_type", "Comment"});
  std::string table = StrCat(located.database->name, ".", located.table->name);
  for (const TableIndex& index : located.table->indexes) {
    result.rows.push_back({table, "", index.name, "", Join(index.columns, ","), "", "", "", "", "",
                           index.type, index.comment});
  }
  return result;
}

Result Execute(const ShowTableStatus& statement, Context& context) {
  QualifiedName name = statement.database;
  name.push_back("");
  Located located = LocateDatabase(name, context);
  if (located.error.has_value()) return *located.error;
  RowsResult result = TableStatusColumns();
  for (const auto& [table_name, table] : located.database->tables) {
    if (statement.like.has_value() && !Like(table_name, *statement.like)) continue;
    if (table.kind == Kind::kView || !SeesTable(context, *located.database, table)) continue;
    result.rows.push_back(TableStatusRow(table));
  }
  return result;
}

}  // namespace sandbox::behaviour
