#include "resources/shared/table.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_replace.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/sql/expression.h"
#include "provider/clients/sql/part.h"
#include "provider/clients/starrocks/names.h"
#include "provider/clients/starrocks/table_type.h"
#include "resources/shared/checks.h"

namespace resources {
namespace {

absl::Status CheckIdentifier(const std::string& name) { return sql::Ident::Of(name).status(); }

absl::Status CheckType(const std::string& type) {
  return starrocks::DataType::Parse(type).status();
}

absl::Status CheckExpression(const std::string& text) { return sql::Expression::Of(text).status(); }

absl::Status CheckDatabaseOfTables(const std::string& name) {
  if (!starrocks::IsSystemDatabase(name)) return starrocks::CheckDatabaseName(name);
  return base::MakeError(base::ErrorKind::kFinal,
                         base::StrCat("\"", name, "\" is a system database of StarRocks."),
                         "Choose another one: no tables can be made in it.");
}

bool SameExpressions(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const std::string& x, const std::string& y) {
                      return starrocks::CanonicalExpression(x) == starrocks::CanonicalExpression(y);
                    });
}

const std::vector<std::string>& UpperOf(const PartitionPart& part) {
  static const auto* none = new std::vector<std::string>;
  if (part.less_than.has_value()) return *part.less_than;
  return part.upper.has_value() ? *part.upper : *none;
}

// LESS THAN says where a partition ends, and the server shows where it begins too.
bool SamePartition(const PartitionPart& a, const PartitionPart& b) {
  const bool lower = !a.lower.has_value() || !b.lower.has_value() || a.lower == b.lower;
  return a.name == b.name && lower && UpperOf(a) == UpperOf(b) && a.values == b.values;
}

bool SamePartitions(const std::vector<PartitionPart>& a, const std::vector<PartitionPart>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), SamePartition);
}

bool SameProperties(const std::map<std::string, std::string>& a,
                    const std::map<std::string, std::string>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
    return x.first == y.first && SameTableProperty(x.second, y.second);
  });
}

}  // namespace

bool SameTableProperty(const std::string& a, const std::string& b) {
  return absl::EqualsIgnoreCase(absl::StrReplaceAll(a, {{" ", ""}}),
                                absl::StrReplaceAll(b, {{" ", ""}}));
}

void Column::Describe(sdk::Schema<Column>& s) {
  s.Required("name", &Column::name).Must(CheckIdentifier).Doc("Name of the column.");
  s.Required("type", &Column::type)
      .Must(CheckType)
      .EqualWhen(
          [](const std::string& a, const std::string& b) { return starrocks::SameType(a, b); })
      .Doc(
          "Type, as in CREATE TABLE: `bigint`, `decimal(10,2)`, `varchar(50)`, `string`, "
          "`array<int>`, ... Spellings that mean the same (`int` and `int(11)`) are no "
          "difference.");
  s.OptionalComputed("nullable", &Column::nullable)
      .Default(true)
      .Doc("Whether it may be NULL. Columns of a primary key need `false`.");
  s.Optional("default", &Column::default_value)
      .Must(StorableText)
      .Doc("Value where none is loaded, as text: `\"0\"`. StarRocks can't change it.");
  s.Optional("default_expression", &Column::default_expression)
      .Must(CheckExpression)
      .EqualWhen([](const std::string& a, const std::string& b) {
        return starrocks::CanonicalExpression(a) == starrocks::CanonicalExpression(b);
      })
      .Doc("`CURRENT_TIMESTAMP`, `uuid()` or `uuid_numeric()` in place of a value.");
  s.Optional("generated", &Column::generated)
      .Must(CheckExpression)
      .EqualWhen([](const std::string& a, const std::string& b) {
        return starrocks::CanonicalExpression(a) == starrocks::CanonicalExpression(b);
      })
      .Doc("The expression that makes its values from other columns, such as `lower(email)`.");
  s.OptionalComputed("auto_increment", &Column::auto_increment)
      .Default(false)
      .Doc("Whether StarRocks numbers the rows in it.");
  s.Optional("aggregation", &Column::aggregation)
      .Must(OneOf({"SUM", "MIN", "MAX", "REPLACE", "REPLACE_IF_NOT_NULL", "HLL_UNION",
                   "BITMAP_UNION", "PERCENTILE_UNION"}))
      .Doc(
          "How values of the same key become one, in tables with an aggregate key: `SUM`, `MIN`, "
          "`MAX`, `REPLACE`, `REPLACE_IF_NOT_NULL`, `HLL_UNION`, `BITMAP_UNION` or "
          "`PERCENTILE_UNION`.");
  s.Optional("comment", &Column::comment).Must(StorableText).Doc("What it holds.");
}

void TableKey::Describe(sdk::Schema<TableKey>& s) {
  s.Required("type", &TableKey::type)
      .Must(OneOf({"duplicate", "aggregate", "unique", "primary"}))
      .Doc("`duplicate`, `aggregate`, `unique` or `primary`.");
  s.Required("columns", &TableKey::columns)
      .Doc("Its columns: the first ones of the table, in the same order.");
}

void PartitionPart::Describe(sdk::Schema<PartitionPart>& s) {
  s.Required("name", &PartitionPart::name).Must(CheckIdentifier).Doc("Name of the partition.");
  s.Optional("less_than", &PartitionPart::less_than)
      .Doc(
          "Of a range: one bound for each column that the partition stays below, or `MAXVALUE`. It "
          "begins where the one before it ends.");
  s.Optional("lower", &PartitionPart::lower).Doc("Of a range: the bounds it begins with.");
  s.Optional("upper", &PartitionPart::upper).Doc("Of a range: the bounds it stays below.");
  s.Optional("values", &PartitionPart::values)
      .Doc("Of a list: its values, each with one entry for each column.");
}

void Partition::Describe(sdk::Schema<Partition>& s) {
  s.Required("type", &Partition::type)
      .Must(OneOf({"expression", "range", "list"}))
      .Doc(
          "`expression`: StarRocks makes a partition for each value of `expressions` when data is "
          "loaded. `range` and `list`: partitions of values of `columns`.");
  s.Optional("columns", &Partition::columns).Doc("The columns, of `range` and `list`.");
  s.Optional("expressions", &Partition::expressions)
      .EqualWhen(SameExpressions)
      .Doc(
          "Of `expression`: columns or calls, such as `date_trunc('day', ts)` or "
          "`time_slice(ts, INTERVAL 1 hour)`.");
  s.OptionalComputed("partitions", &Partition::partitions)
      .KeepState()
      .EqualWhen(SamePartitions)
      .Doc(
          "The partitions that a new table of `range` or `list` begins with. Later on they are not "
          "managed: dynamic partitioning, loads and ALTER TABLE make and drop them.");
}

void Distribution::Describe(sdk::Schema<Distribution>& s) {
  s.Required("type", &Distribution::type)
      .Must(OneOf({"hash", "random"}))
      .Doc("`hash` or `random` (of duplicate keys only).");
  s.Optional("columns", &Distribution::columns).Doc("The columns, of `hash`.");
  s.Optional("buckets", &Distribution::buckets)
      .Must([](int64_t buckets) {
        if (buckets > 0) return absl::OkStatus();
        return base::MakeError(base::ErrorKind::kFinal, "A table has at least one bucket.",
                               "Leave it out to let StarRocks decide.");
      })
      .Doc("How many buckets a partition has. Without it StarRocks decides.");
}

void Table::Describe(sdk::Schema<Table>& s) {
  s.Doc(
      "A table of StarRocks' own catalog. Columns are added, dropped and changed in place as far "
      "as "
      "StarRocks can; everything else makes a new, empty table, behind `deletion_protection`.");
  s.Required("database", &Table::database)
      .Must(CheckDatabaseOfTables)
      .Doc("Name of the database. A new one means a new table.");
  s.Required("name", &Table::name)
      .Must(CheckIdentifier)
      .Doc("Name of the table, case sensitive. A new one means a new table.");
  s.Required("columns", &Table::columns).Doc("The columns in their order.");
  s.Required("key", &Table::key).Doc("The key and with it the table model.");
  s.Optional("order_by", &Table::order_by)
      .Doc("The columns that rows are sorted by, where these are not the key's.");
  s.Optional("partition", &Table::partition).Doc("How the rows are parted.");
  s.OptionalComputed("distribution", &Table::distribution)
      .KeepState()
      .Doc("How the rows of a partition are spread. Without it StarRocks decides.");
  s.Optional("properties", &Table::properties)
      .EqualWhen(SameProperties)
      .Doc(
          "Properties such as `replication_num`. Those that the server adds by itself are no "
          "difference; one that is removed here stays as it is.");
  s.Optional("comment", &Table::comment).Must(StorableText).Doc("What the table is for.");
  s.OptionalComputed("deletion_protection", &Table::deletion_protection)
      .Default(true)
      .Doc(
          "While `true`, plans that would destroy or replace the table are refused. To do either, "
          "set it to `false` and apply that first.");
  s.Identity("database", &Table::database, "Name of the database.");
  s.Identity("name", &Table::name, "Name of the table.");
  s.Timeouts();
}

}  // namespace resources
