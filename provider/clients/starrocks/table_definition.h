// What a table is made of.
#ifndef PROVIDER_CLIENTS_STARROCKS_TABLE_DEFINITION_H_
#define PROVIDER_CLIENTS_STARROCKS_TABLE_DEFINITION_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace starrocks {

struct TableColumn {
  std::string name;
  std::string type;         // any spelling (table_type.h)
  std::string aggregation;  // "SUM", ...; empty if none
  bool nullable = true;
  bool auto_increment = false;
  std::optional<std::string> default_value;
  std::string default_expression;  // "CURRENT_TIMESTAMP", "uuid()"; empty if none
  std::string generated;           // the expression; empty if none
  std::string comment;

  friend bool operator==(const TableColumn&, const TableColumn&) = default;
};

// In the order of the words of CREATE TABLE.
enum class KeyModel { kDuplicate, kAggregate, kUnique, kPrimary };

struct TablePartition {
  std::string name;
  // Of a range: one bound per column. `lower` empty: from where the partition before it ends.
  std::vector<std::string> lower, upper;
  std::vector<std::vector<std::string>> values;  // of a list: one row per value

  friend bool operator==(const TablePartition&, const TablePartition&) = default;
};

// The upper bound that nothing reaches.
inline constexpr std::string_view kMaxValue = "MAXVALUE";

enum class PartitionKind { kNone, kExpression, kRange, kList };

struct TablePartitioning {
  PartitionKind kind = PartitionKind::kNone;
  std::vector<std::string> columns;        // of range and list
  std::vector<std::string> expressions;    // a column's name, or a call
  std::vector<TablePartition> partitions;  // of range and list: those that are there

  friend bool operator==(const TablePartitioning&, const TablePartitioning&) = default;
};

struct TableDistribution {
  std::vector<std::string> hash_columns;  // empty: random
  std::optional<int64_t> buckets;         // not set: the server decides

  friend bool operator==(const TableDistribution&, const TableDistribution&) = default;
};

struct TableDefinition {
  std::vector<TableColumn> columns;
  KeyModel key_model = KeyModel::kDuplicate;
  std::vector<std::string> key_columns;
  std::string comment;
  TablePartitioning partitioning;
  std::optional<TableDistribution> distribution;  // always set in what the server shows
  std::vector<std::string> order_by;
  std::map<std::string, std::string> properties;

  friend bool operator==(const TableDefinition&, const TableDefinition&) = default;
};

// What SHOW CREATE TABLE prints. Indexes are read over. An error that shows the text if it reads
// otherwise, as that of an external table does.
absl::StatusOr<TableDefinition> ParseCreateTable(std::string_view create_text);

// The same expression in one spelling, to compare what the user wrote with what the server prints.
std::string CanonicalExpression(std::string_view expression);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_TABLE_DEFINITION_H_
