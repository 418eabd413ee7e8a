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

std::string PrintIndex(const TableIndex& index) {
  std::string comment =
      index.comment.empty() ? "" : StrCat(" COMMENT ", PrintString(index.comment));
  return StrCat("INDEX ", index.name, " (", QuotedList(index.columns), ") USING ", index.type,
                comment);
}

std::string BoundList(const std::vector<std::string>& bounds) {
  std::vector<std::string> quoted;
  for (const std::string& bound : bounds) {
    quoted.push_back(bound == kMaxValue ? bound : StrCat("\"", bound, "\""));
  }
  return StrCat("(", Join(quoted, ", "), ")");
}

std::string PrintRange(const Partition& partition, const Table& table) {
  const std::string& own = partition.replication_num;
  bool differs = !own.empty() && own != table.properties.at("replication_num");
  return StrCat("PARTITION ", partition.name, " VALUES [", BoundList(partition.lower), ", ",
                BoundList(partition.upper), ")",
                differs ? StrCat("(\"replication_num\" = \"", own, "\")") : "");
}

std::string ValueText(const std::vector<std::string>& value) {
  std::vector<std::string> quoted;
  for (const std::string& part : value) quoted.push_back(PrintString(part));
  return value.size() == 1 ? quoted[0] : StrCat("(", Join(quoted, ", "), ")");
}

std::string PrintListPartition(const Partition& partition) {
  std::vector<std::string> values;
  for (const auto& value : partition.values) values.push_back(ValueText(value));
  return StrCat("  PARTITION ", partition.name, " VALUES IN (", Join(values, ", "), ")");
}

std::string PrintPartitioning(const Table& table) {
  const Partitioning& partitioning = table.partitioning;
  std::vector<std::string> columns, partitions;
  for (const std::string& name : partitioning.columns) columns.push_back(StrCat("`", name, "`"));
  bool range = partitioning.kind == Partitioning::Kind::kRange;
  for (const Partition& partition : partitioning.partitions) {
    partitions.push_back(range ? PrintRange(partition, table) : PrintListPartition(partition));
  }
  std::string by = "\nPARTITION BY ";
  switch (partitioning.kind) {
    case Partitioning::Kind::kNone:
      return "";
    case Partitioning::Kind::kExpression:
      return by + partitioning.expression;
    case Partitioning::Kind::kRange:
      return StrCat(by, "RANGE(", Join(columns, ", "), ")\n(", Join(partitions, ",\n"), ")");
    case Partitioning::Kind::kList:
      break;
  }
  return StrCat(by, "LIST(", Join(columns, ","), ")(\n", Join(partitions, ",\n"), "\n)");
}

std::string PrintTable(const Table& table) {
  std::vector<std::string> lines;
  for (const TableColumn& column : table.columns) lines.push_back("  " + PrintColumn(column));
  for (const TableIndex& index : table.indexes) lines.push_back("  " + PrintIndex(index));
  std::string order =
      table.order_by.empty() ? "" : StrCat("\nORDER BY(", QuotedList(table.order_by), ")");
  return StrCat("CREATE TABLE `", table.name, "` (\n", Join(lines, ",\n"), "\n) ENGINE=OLAP \n",
                table.key_model, "(", QuotedList(table.key_columns), ")", PrintComment(table),
                PrintPartitioning(table), PrintDistribution(table), order, "\n",
                PrintProperties(table), ";");
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
  if (!column.generated.empty()) text += " AS " + column.generated;
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
