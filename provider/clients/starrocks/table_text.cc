// Reading what SHOW CREATE TABLE prints.
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_replace.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/starrocks/catalog_text.h"
#include "provider/clients/starrocks/table_definition.h"
#include "provider/clients/starrocks/table_scanner.h"

namespace starrocks {
namespace {

constexpr std::string_view kComment = " COMMENT \"";

// DEFAULT "x", DEFAULT CURRENT_TIMESTAMP, DEFAULT (uuid())
void ReadDefault(TableScanner& s, TableColumn* column) {
  if (s.Take("\"")) {
    column->default_value = s.RestOfString();
    return;
  }
  column->default_expression = s.Until(kComment, true);
}

// `name` type [aggregation] NULL|NOT NULL [AUTO_INCREMENT] [DEFAULT ...] [AS ...] COMMENT "..."
TableColumn ReadColumn(TableScanner& s) {
  TableColumn column;
  column.name = s.Name();
  column.type = s.Type();
  bool not_null = s.Take("NOT NULL");
  if (!not_null && !s.Take("NULL")) {
    column.aggregation = s.Word();
    not_null = s.Take("NOT NULL");
    if (!not_null) s.Expect("NULL");
  }
  column.nullable = !not_null;
  column.auto_increment = s.Take("AUTO_INCREMENT");
  if (s.Take("DEFAULT ")) ReadDefault(s, &column);
  if (s.Take("AS ")) column.generated = s.Until(kComment, true);
  s.Expect("COMMENT");
  column.comment = s.String();
  return column;
}

// INDEX name (`a`) USING BITMAP [("k" = "v")] [COMMENT '...']
void SkipIndex(TableScanner& s) {
  s.Name();
  s.Names();
  s.Expect("USING");
  s.Word();
  if (s.Take("(")) {
    s.Until(")", true);
    s.Expect(")");
  }
  if (s.Take("COMMENT")) s.AnyString();
}

std::vector<TableColumn> ReadColumns(TableScanner& s) {
  std::vector<TableColumn> columns;
  s.Expect("(");
  do {
    if (s.Take("INDEX ")) {
      SkipIndex(s);
    } else {
      columns.push_back(ReadColumn(s));
    }
  } while (s.Take(","));
  s.Expect(")");
  return columns;
}

void ReadKeys(TableScanner& s, TableDefinition* table) {
  const std::pair<std::string_view, KeyModel> models[] = {{"DUPLICATE", KeyModel::kDuplicate},
                                                          {"AGGREGATE", KeyModel::kAggregate},
                                                          {"UNIQUE", KeyModel::kUnique},
                                                          {"PRIMARY", KeyModel::kPrimary}};
  for (const auto& [word, model] : models) {
    if (!s.Take(word)) continue;
    table->key_model = model;
    break;
  }
  s.Expect("KEY");
  table->key_columns = s.Names();
}

// ("a", MAXVALUE)
std::vector<std::string> ReadBounds(TableScanner& s) {
  std::vector<std::string> bounds;
  s.Expect("(");
  do {
    bounds.push_back(s.Take(kMaxValue) ? std::string(kMaxValue) : s.AnyString());
  } while (s.Take(","));
  s.Expect(")");
  return bounds;
}

std::vector<std::string> ReadListValue(TableScanner& s) {
  if (s.Take("'")) return {s.RestOfString('\'')};
  return ReadBounds(s);
}

TablePartition ReadPartition(TableScanner& s, PartitionKind kind) {
  TablePartition partition;
  s.Expect("PARTITION");
  partition.name = s.Name();
  s.Expect("VALUES");
  if (kind == PartitionKind::kRange) {
    s.Expect("[");
    partition.lower = ReadBounds(s);
    s.Expect(",");
    partition.upper = ReadBounds(s);
    s.Expect(")");
  } else {
    s.Expect("IN (");
    do {
      partition.values.push_back(ReadListValue(s));
    } while (s.Take(","));
    s.Expect(")");
  }
  // What is special about its storage.
  if (s.Take("(")) {
    s.Until(")", true);
    s.Expect(")");
  }
  return partition;
}

void ReadPartitions(TableScanner& s, TablePartitioning* partitioning) {
  partitioning->columns = s.Names();
  s.Expect("(");
  if (s.Take(")")) return;
  do {
    partitioning->partitions.push_back(ReadPartition(s, partitioning->kind));
  } while (s.ok() && s.Take(","));
  s.Expect(")");
}

TablePartitioning ReadPartitioning(TableScanner& s) {
  TablePartitioning partitioning;
  if (!s.Take("PARTITION BY")) return partitioning;
  if (s.Take("RANGE")) {
    partitioning.kind = PartitionKind::kRange;
    ReadPartitions(s, &partitioning);
  } else if (s.Take("LIST")) {
    partitioning.kind = PartitionKind::kList;
    ReadPartitions(s, &partitioning);
  } else {
    partitioning.kind = PartitionKind::kExpression;
    std::string list = s.Until("\nDISTRIBUTED BY", false);
    if (list.starts_with("(") && list.ends_with(")")) list = list.substr(1, list.size() - 2);
    for (const std::string& part : SplitList(list)) {
      partitioning.expressions.push_back(absl::StrReplaceAll(part, {{"`", ""}}));
    }
  }
  return partitioning;
}

TableDistribution ReadDistribution(TableScanner& s) {
  TableDistribution distribution;
  s.Expect("DISTRIBUTED BY");
  if (!s.Take("RANDOM")) {
    s.Expect("HASH");
    distribution.hash_columns = s.Names();
  }
  int64_t buckets = 0;
  if (s.Take("BUCKETS") && absl::SimpleAtoi(s.Word(), &buckets)) distribution.buckets = buckets;
  return distribution;
}

std::map<std::string, std::string> ReadProperties(TableScanner& s) {
  std::map<std::string, std::string> properties;
  s.Expect("PROPERTIES");
  s.Expect("(");
  do {
    const std::string key = s.String();
    s.Expect("=");
    properties[key] = s.String();
  } while (s.Take(","));
  s.Expect(")");
  return properties;
}

}  // namespace

absl::StatusOr<TableDefinition> ParseCreateTable(std::string_view create_text) {
  TableDefinition table;
  TableScanner s(create_text);
  s.Expect("CREATE TABLE");
  s.Name();
  table.columns = ReadColumns(s);
  s.Expect("ENGINE=OLAP");
  ReadKeys(s, &table);
  if (s.Take("COMMENT")) table.comment = s.String();
  table.partitioning = ReadPartitioning(s);
  table.distribution = ReadDistribution(s);
  if (s.Take("ORDER BY")) table.order_by = s.Names();
  table.properties = ReadProperties(s);
  s.Expect(";");
  if (s.ok() && s.AtEnd()) return table;
  return base::MakeError(
      base::ErrorKind::kFinal,
      base::StrCat("StarRocks printed a table in an unexpected shape: ", ShapeOf(create_text)));
}

}  // namespace starrocks
