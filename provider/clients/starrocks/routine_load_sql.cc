#include "provider/clients/starrocks/routine_load_sql.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_join.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/sql/expression.h"
#include "provider/clients/sql/part.h"
#include "provider/clients/starrocks/table_sql.h"

namespace starrocks {
namespace {

using base::StrCat;

// `id`, or `d` = date(ts)
absl::StatusOr<sql::Statement> ColumnSql(const std::string& column) {
  const std::size_t equals = column.find('=');
  const std::string name(absl::StripAsciiWhitespace(column.substr(0, equals)));
  TF_ASSIGN(const sql::Ident ident, sql::Ident::Of(name));
  sql::Statement statement;
  statement << ident;
  if (equals == std::string::npos) return statement;
  TF_ASSIGN(const sql::Expression value, sql::Expression::Of(column.substr(equals + 1)));
  return std::move(statement << " = " << value);
}

// Gathers the clauses before PROPERTIES, commas between them.
class LoadClauses {
 public:
  explicit LoadClauses(const RoutineLoadSpec& spec) : spec_(spec) {}

  absl::StatusOr<sql::Statement> Build() {
    if (spec_.column_separator) {
      TF_ASSIGN(const sql::Literal text, sql::Literal::Of(*spec_.column_separator));
      Next() << "COLUMNS TERMINATED BY " << text;
    }
    if (spec_.row_delimiter) {
      TF_ASSIGN(const sql::Literal text, sql::Literal::Of(*spec_.row_delimiter));
      Next() << "ROWS TERMINATED BY " << text;
    }
    TF_TRY(AddColumns());
    if (!spec_.where.empty()) {
      TF_ASSIGN(const sql::Expression where, sql::Expression::Of(spec_.where));
      Next() << "WHERE " << where;
    }
    if (!spec_.partitions.empty()) {
      TF_ASSIGN(const sql::Statement partitions, ColumnList(spec_.partitions));
      Next() << "PARTITION" << partitions;
    }
    return clauses_;
  }

 private:
  sql::Statement& Next() {
    clauses_ << (first_ ? sql::Text(" ") : sql::Text(", "));
    first_ = false;
    return clauses_;
  }

  absl::Status AddColumns() {
    if (spec_.columns.empty()) return absl::OkStatus();
    Next() << "COLUMNS (";
    for (const std::string& column : spec_.columns) {
      if (&column != &spec_.columns.front()) clauses_ << ", ";
      TF_ASSIGN(const sql::Statement definition, ColumnSql(column));
      clauses_ << definition;
    }
    clauses_ << ")";
    return absl::OkStatus();
  }

  const RoutineLoadSpec& spec_;
  sql::Statement clauses_;
  bool first_ = true;
};

std::string PropertyKey(const std::string& key) { return StrCat("property.", key); }

PropertyMap SourceOf(const RoutineLoadSpec& spec) {
  PropertyMap source;
  if (!spec.brokers.empty()) source.plain["kafka_broker_list"] = absl::StrJoin(spec.brokers, ",");
  if (!spec.topic.empty()) source.plain["kafka_topic"] = spec.topic;
  std::vector<std::string> partitions, offsets;
  for (const auto& [partition, offset] : spec.offsets) {
    partitions.push_back(partition);
    offsets.push_back(offset);
  }
  if (!partitions.empty()) {
    source.plain["kafka_partitions"] = absl::StrJoin(partitions, ",");
    source.plain["kafka_offsets"] = absl::StrJoin(offsets, ",");
  }
  for (const auto& [key, value] : spec.kafka.plain) source.plain[PropertyKey(key)] = value;
  for (const auto& [key, value] : spec.kafka.secret) source.secret[PropertyKey(key)] = value;
  if (spec.schema_registry) source.secret["confluent.schema.registry.url"] = *spec.schema_registry;
  return source;
}

absl::Status AddSpec(const RoutineLoadSpec& spec, sql::Statement& statement) {
  TF_ASSIGN(const sql::Statement clauses, LoadClauses(spec).Build());
  statement << clauses;
  if (!spec.properties.empty()) {
    TF_ASSIGN(const sql::Statement pairs, PropertyPairs({spec.properties, {}}));
    statement << " PROPERTIES " << pairs;
  }
  const PropertyMap source = SourceOf(spec);
  if (source.empty()) return absl::OkStatus();
  TF_ASSIGN(const sql::Statement pairs, PropertyPairs(source));
  statement << " FROM KAFKA " << pairs;
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<sql::Statement> QualifiedLoad(const RoutineLoadName& name) {
  return Qualified(TableName{name.database, name.name});
}

absl::StatusOr<sql::Statement> CreateRoutineLoadSql(const RoutineLoadName& name,
                                                    const RoutineLoadSpec& spec) {
  TF_ASSIGN(const sql::Statement load, QualifiedLoad(name));
  TF_ASSIGN(const sql::Ident table, sql::Ident::Of(spec.table));
  sql::Statement statement = sql::Statement("CREATE ROUTINE LOAD ") << load << " ON " << table;
  TF_TRY(AddSpec(spec, statement));
  return statement;
}

absl::StatusOr<sql::Statement> AlterRoutineLoadSql(const RoutineLoadName& name,
                                                   const RoutineLoadSpec& changed) {
  TF_ASSIGN(const sql::Statement load, QualifiedLoad(name));
  sql::Statement statement = sql::Statement("ALTER ROUTINE LOAD FOR ") << load;
  TF_TRY(AddSpec(changed, statement));
  return statement;
}

}  // namespace starrocks
