#include "provider/clients/starrocks/table_sql.h"

#include <array>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/sql/expression.h"
#include "provider/clients/starrocks/property_pairs.h"
#include "provider/clients/starrocks/table_type.h"

namespace starrocks {
namespace {

struct Aggregation {
  std::string_view name;
  sql::Text sql;
};
constexpr std::array<Aggregation, 8> kAggregations = {{
    {"SUM", " SUM"},
    {"MIN", " MIN"},
    {"MAX", " MAX"},
    {"REPLACE", " REPLACE"},
    {"REPLACE_IF_NOT_NULL", " REPLACE_IF_NOT_NULL"},
    {"HLL_UNION", " HLL_UNION"},
    {"BITMAP_UNION", " BITMAP_UNION"},
    {"PERCENTILE_UNION", " PERCENTILE_UNION"},
}};

absl::Status AddAggregation(const TableColumn& column, sql::Statement& statement) {
  if (column.aggregation.empty()) return absl::OkStatus();
  for (const Aggregation& known : kAggregations) {
    if (!absl::EqualsIgnoreCase(column.aggregation, base::ToAbsl(known.name))) continue;
    statement << known.sql;
    return absl::OkStatus();
  }
  return base::MakeError(
      base::ErrorKind::kFinal,
      base::StrCat("\"", column.aggregation, "\" is no aggregation of StarRocks."),
      "Use SUM, MIN, MAX, REPLACE, REPLACE_IF_NOT_NULL, HLL_UNION, BITMAP_UNION or "
      "PERCENTILE_UNION.");
}

absl::Status AddValues(const TableColumn& column, sql::Statement& statement) {
  if (column.auto_increment) statement << " AUTO_INCREMENT";
  if (column.default_value) {
    TF_ASSIGN(const sql::Literal value, sql::Literal::Of(*column.default_value));
    statement << " DEFAULT " << value;
  }
  if (!column.default_expression.empty()) {
    TF_ASSIGN(const sql::Expression value, sql::Expression::Of(column.default_expression));
    const bool bare = absl::StartsWithIgnoreCase(column.default_expression, "CURRENT_TIMESTAMP") ||
                      column.default_expression.starts_with("(");
    statement << (bare ? sql::Text(" DEFAULT ") : sql::Text(" DEFAULT (")) << value
              << (bare ? sql::Text("") : sql::Text(")"));
  }
  if (!column.generated.empty()) {
    TF_ASSIGN(const sql::Expression value, sql::Expression::Of(column.generated));
    statement << " AS " << value;
  }
  return absl::OkStatus();
}

absl::StatusOr<sql::Statement> ColumnSql(const TableColumn& column, bool key) {
  TF_ASSIGN(const sql::Ident name, sql::Ident::Of(column.name));
  TF_ASSIGN(const DataType type, DataType::Parse(column.type));
  TF_ASSIGN(const sql::Statement type_sql, type.ToSql());
  sql::Statement statement;
  statement << name << " " << type_sql;
  if (key) statement << " KEY";
  TF_TRY(AddAggregation(column, statement));
  statement << (column.nullable ? sql::Text(" NULL") : sql::Text(" NOT NULL"));
  TF_TRY(AddValues(column, statement));
  TF_ASSIGN(const sql::Literal comment, sql::Literal::Of(column.comment));
  return std::move(statement << " COMMENT " << comment);
}

sql::Text KeySql(KeyModel model) {
  switch (model) {
    case KeyModel::kDuplicate:
      return ") DUPLICATE KEY ";
    case KeyModel::kAggregate:
      return ") AGGREGATE KEY ";
    case KeyModel::kUnique:
      return ") UNIQUE KEY ";
    case KeyModel::kPrimary:
      break;
  }
  return ") PRIMARY KEY ";
}

// ('a', 'b'), MAXVALUE as it is.
absl::StatusOr<sql::Statement> Bounds(const std::vector<std::string>& bounds) {
  sql::Statement statement("(");
  for (std::size_t i = 0; i < bounds.size(); ++i) {
    if (i > 0) statement << ", ";
    if (bounds[i] == kMaxValue) {
      statement << "MAXVALUE";
      continue;
    }
    TF_ASSIGN(const sql::Literal bound, sql::Literal::Of(bounds[i]));
    statement << bound;
  }
  return std::move(statement << ")");
}

absl::StatusOr<sql::Statement> PartitionValues(const TablePartition& partition) {
  sql::Statement statement;
  if (!partition.values.empty()) {
    statement << "IN (";
    for (std::size_t i = 0; i < partition.values.size(); ++i) {
      if (i > 0) statement << ", ";
      TF_ASSIGN(const sql::Statement row, Bounds(partition.values[i]));
      if (partition.values[i].size() > 1) {
        statement << row;
        continue;
      }
      TF_ASSIGN(const sql::Literal value, sql::Literal::Of(partition.values[i].front()));
      statement << value;
    }
    return std::move(statement << ")");
  }
  TF_ASSIGN(const sql::Statement upper, Bounds(partition.upper));
  if (partition.lower.empty()) return std::move(statement << "LESS THAN " << upper);
  TF_ASSIGN(const sql::Statement lower, Bounds(partition.lower));
  return std::move(statement << "[" << lower << ", " << upper << ")");
}

bool IsColumnName(const std::string& expression) {
  return expression.find_first_of("(") == std::string::npos;
}

absl::StatusOr<sql::Statement> ExpressionList(const std::vector<std::string>& expressions) {
  bool names = true;
  for (const std::string& expression : expressions) names = names && IsColumnName(expression);
  if (names) return ColumnList(expressions);
  sql::Statement statement;
  for (std::size_t i = 0; i < expressions.size(); ++i) {
    if (i > 0) statement << ", ";
    TF_ASSIGN(const sql::Expression expression, sql::Expression::Of(expressions[i]));
    statement << expression;
  }
  return statement;
}

absl::StatusOr<sql::Statement> PartitioningSql(const TablePartitioning& partitioning) {
  sql::Statement statement;
  if (partitioning.kind == PartitionKind::kNone) return statement;
  if (partitioning.kind == PartitionKind::kExpression) {
    TF_ASSIGN(const sql::Statement list, ExpressionList(partitioning.expressions));
    return std::move(statement << " PARTITION BY " << list);
  }
  TF_ASSIGN(const sql::Statement columns, ColumnList(partitioning.columns));
  const bool range = partitioning.kind == PartitionKind::kRange;
  statement << (range ? sql::Text(" PARTITION BY RANGE") : sql::Text(" PARTITION BY LIST"))
            << columns << " (";
  for (const TablePartition& partition : partitioning.partitions) {
    if (&partition != &partitioning.partitions.front()) statement << ", ";
    TF_ASSIGN(const sql::Ident name, sql::Ident::Of(partition.name));
    TF_ASSIGN(const sql::Statement values, PartitionValues(partition));
    statement << "PARTITION " << name << " VALUES " << values;
  }
  return std::move(statement << ")");
}

absl::StatusOr<sql::Statement> DistributionSql(
    const std::optional<TableDistribution>& distribution) {
  sql::Statement statement;
  if (!distribution) return statement;
  statement << " DISTRIBUTED BY ";
  if (distribution->hash_columns.empty()) {
    statement << "RANDOM";
  } else {
    TF_ASSIGN(const sql::Statement columns, ColumnList(distribution->hash_columns));
    statement << "HASH" << columns;
  }
  if (distribution->buckets) {
    statement << " BUCKETS " << sql::Bare::Integer(*distribution->buckets);
  }
  return statement;
}

}  // namespace

absl::StatusOr<sql::Statement> Qualified(const TableName& table) {
  TF_ASSIGN(const sql::Ident database, sql::Ident::Of(table.database));
  TF_ASSIGN(const sql::Ident name, sql::Ident::Of(table.name));
  return sql::Statement::Of(database, sql::Text("."), name);
}

absl::StatusOr<sql::Statement> ColumnList(const std::vector<std::string>& names) {
  sql::Statement statement("(");
  for (std::size_t i = 0; i < names.size(); ++i) {
    TF_ASSIGN(const sql::Ident name, sql::Ident::Of(names[i]));
    if (i > 0) statement << ", ";
    statement << name;
  }
  return std::move(statement << ")");
}

absl::StatusOr<sql::Statement> CreateTableSql(const TableName& name, const TableDefinition& table) {
  TF_ASSIGN(const sql::Statement qualified, Qualified(name));
  sql::Statement statement = sql::Statement("CREATE TABLE ") << qualified << " (";
  for (const TableColumn& column : table.columns) {
    if (&column != &table.columns.front()) statement << ", ";
    TF_ASSIGN(const sql::Statement definition, ColumnSql(column, false));
    statement << definition;
  }
  TF_ASSIGN(const sql::Statement keys, ColumnList(table.key_columns));
  statement << KeySql(table.key_model) << keys;
  if (!table.comment.empty()) {
    TF_ASSIGN(const sql::Literal comment, sql::Literal::Of(table.comment));
    statement << " COMMENT " << comment;
  }
  TF_ASSIGN(const sql::Statement partitioning, PartitioningSql(table.partitioning));
  TF_ASSIGN(const sql::Statement distribution, DistributionSql(table.distribution));
  statement << partitioning << distribution;
  if (!table.order_by.empty()) {
    TF_ASSIGN(const sql::Statement columns, ColumnList(table.order_by));
    statement << " ORDER BY " << columns;
  }
  if (table.properties.empty()) return statement;
  TF_ASSIGN(const sql::Statement pairs, PropertyPairs({table.properties, {}}));
  return std::move(statement << " PROPERTIES " << pairs);
}

absl::StatusOr<sql::Statement> AlterColumnsSql(const TableName& name,
                                               const std::vector<ColumnChange>& changes) {
  using Verb = ColumnChange::Verb;
  TF_ASSIGN(const sql::Statement qualified, Qualified(name));
  sql::Statement statement = sql::Statement("ALTER TABLE ") << qualified << " ";
  for (const ColumnChange& change : changes) {
    if (&change != &changes.front()) statement << ", ";
    if (change.verb == Verb::kDrop) {
      TF_ASSIGN(const sql::Ident column, sql::Ident::Of(change.column.name));
      statement << "DROP COLUMN " << column;
      continue;
    }
    TF_ASSIGN(const sql::Statement definition, ColumnSql(change.column, change.key));
    statement << (change.verb == Verb::kAdd ? sql::Text("ADD COLUMN ")
                                            : sql::Text("MODIFY COLUMN "))
              << definition;
    if (change.first) statement << " FIRST";
    if (change.after.empty()) continue;
    TF_ASSIGN(const sql::Ident after, sql::Ident::Of(change.after));
    statement << " AFTER " << after;
  }
  return statement;
}

}  // namespace starrocks
