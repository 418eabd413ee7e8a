// A `starrocks_table` as the user writes it.
#ifndef RESOURCES_SHARED_TABLE_H_
#define RESOURCES_SHARED_TABLE_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/clients/starrocks/table_definition.h"
#include "provider/clients/starrocks/table_sql.h"
#include "provider/sdk/builder.h"

namespace resources {

struct Column {
  sdk::String name, type, default_value, default_expression, generated, comment, aggregation;
  sdk::Bool nullable, auto_increment;

  static void Describe(sdk::Schema<Column>& s);
  friend bool operator==(const Column&, const Column&) = default;
};

struct TableKey {
  sdk::String type;
  sdk::StringList columns;

  static void Describe(sdk::Schema<TableKey>& s);
  friend bool operator==(const TableKey&, const TableKey&) = default;
};

struct PartitionPart {
  sdk::String name;
  sdk::StringList less_than, lower, upper;
  sdk::Val<std::vector<std::vector<std::string>>> values;

  static void Describe(sdk::Schema<PartitionPart>& s);
  friend bool operator==(const PartitionPart&, const PartitionPart&) = default;
};

struct Partition {
  sdk::String type;
  sdk::StringList columns, expressions;
  sdk::ObjectList<PartitionPart> partitions;

  static void Describe(sdk::Schema<Partition>& s);
  friend bool operator==(const Partition&, const Partition&) = default;
};

struct Distribution {
  sdk::String type;
  sdk::StringList columns;
  sdk::Int buckets;

  static void Describe(sdk::Schema<Distribution>& s);
  friend bool operator==(const Distribution&, const Distribution&) = default;
};

struct Table {
  sdk::String database, name, comment;
  sdk::ObjectList<Column> columns;
  sdk::Object<TableKey> key;
  sdk::StringList order_by;
  sdk::Object<Partition> partition;
  sdk::Object<Distribution> distribution;
  sdk::StringMap properties;
  sdk::Bool deletion_protection;

  static void Describe(sdk::Schema<Table>& s);

  // The import id: `db.t`, names with a dot in backticks.
  std::string Id() const;
  starrocks::TableName Name() const { return {*database, *name}; }
};

// `db.t`
absl::StatusOr<Table> ParseTableId(std::string_view id);

// Rules between the attributes, as far as they are known.
absl::Status CheckTable(const Table& table);

// Whether two values of a property mean the same: case and blanks don't matter.
bool SameTableProperty(const std::string& a, const std::string& b);

// What the client makes a table of. Everything but the partitions and the distribution must be
// known.
starrocks::TableDefinition ToDefinition(const Table& table);
std::vector<starrocks::TableColumn> ToColumns(const std::vector<Column>& columns);

// `known` with what the server has, in the user's own spelling where that means the same.
// `imported`: all that a configuration would say.
Table AsRead(const Table& known, const starrocks::TableDefinition& found, bool imported);

}  // namespace resources

#endif  // RESOURCES_SHARED_TABLE_H_
