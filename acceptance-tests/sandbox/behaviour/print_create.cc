#include <vector>

#include "acceptance-tests/sandbox/behaviour/strings.h"
#include "acceptance-tests/sandbox/behaviour/table_shows.h"
#include "acceptance-tests/sandbox/behaviour/text.h"

namespace sandbox::behaviour {
namespace {

std::string QuotedList(const std::vector<std::string>& names) {
  std::vector<std::string> quoted;
  for (const std::string& name : names) quoted.push_back(StrCat("`", name, "`"));
  return Join(quoted, ", ");
}

// A default value keeps its line breaks escaped, unlike a comment.
std::string EscapeDefault(const std::string& value) {
  std::string out;
  for (char c : EscapeComment(value)) {
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  return out;
}

std::string PrintProperties(const Table& table) {
  std::vector<std::string> lines;
  for (const auto& [key, value] : table.properties) {
    lines.push_back(StrCat("\"", key, "\" = \"", value, "\""));
  }
  return StrCat("PROPERTIES (\n", Join(lines, ",\n"), "\n)");
}

std::string PrintComment(const Table& table) {
  if (table.comment.empty()) return "";
  return StrCat("\nCOMMENT \"", EscapeComment(table.comment), "\"");
}

std::string PrintDistribution(const Table& table) {
  std::string buckets = table.buckets.empty() ? "" : StrCat(" BUCKETS ", table.buckets, " ");
  if (table.hash_columns.empty()) return StrCat("\nDISTRIBUTED BY RANDOM", buckets);
  return StrCat("\nDISTRIBUTED BY HASH(", QuotedList(table.hash_columns), ")", buckets);
}

std::string PrintTable(const Table& table) {
  std::vector<std::string> columns;
  for (const TableColumn& column : table.columns) columns.push_back("  " + PrintColumn(column));
  return StrCat("CREATE TABLE `", table.name, "` (\n", Join(columns, ",\n"), "\n) ENGINE=OLAP \n",
                table.key_model, "(", QuotedList(table.key_columns), ")", PrintComment(table),
                PrintDistribution(table), "\n", PrintProperties(table), ";");
}

std::string PrintViewColumns(const Table& table) {
  std::vector<std::string> columns;
  for (const TableColumn& column : table.columns) {
    std::string comment =
        column.comment.empty() ? "" : StrCat(" COMMENT \"", EscapeComment(column.comment), "\"");
    columns.push_back(StrCat("`", column.name, "`", comment));
  }
  return Join(columns, ", ");
}

std::string PrintView(const Table& view) {
  return StrCat("CREATE VIEW `", view.name, "` (", PrintViewColumns(view), ")", PrintComment(view),
                " SECURITY ", view.invoker ? "INVOKER" : "NONE", " AS ", view.definition, ";");
}

std::string PrintMaterializedView(const Table& view) {
  return StrCat("CREATE MATERIALIZED VIEW `", view.name, "` (", PrintViewColumns(view), ")",
                PrintComment(view), "\nDISTRIBUTED BY RANDOM\nREFRESH ", view.refresh, "\n",
                PrintProperties(view), "\nAS ", view.definition, ";");
}

}  // namespace

std::string PrintColumn(const TableColumn& column) {
  std::string text = StrCat("`", column.name, "` ", column.create_type);
  if (!column.aggregation.empty()) text += " " + column.aggregation;
  text += column.nullable ? " NULL" : " NOT NULL";
  if (column.auto_increment) text += " AUTO_INCREMENT";
  if (column.default_value.has_value()) {
    text += column.default_is_expression
                ? StrCat(" DEFAULT ", *column.default_value)
                : StrCat(" DEFAULT \"", EscapeDefault(*column.default_value), "\"");
  }
  return text + StrCat(" COMMENT \"", EscapeComment(column.comment), "\"");
}

std::string PrintCreate(const Table& table) {
  switch (table.kind) {
    case Table::Kind::kView:
      return PrintView(table);
    case Table::Kind::kMaterializedView:
      return PrintMaterializedView(table);
    case Table::Kind::kTable:
    case Table::Kind::kSystemView:
      break;
  }
  return PrintTable(table);
}

}  // namespace sandbox::behaviour
