#include "provider/clients/starrocks/databases.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <utility>

#include "absl/strings/numbers.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/starrocks/create_text.h"
#include "provider/clients/starrocks/errors.h"
#include "provider/clients/starrocks/quota.h"

namespace starrocks {
namespace {

using base::ErrorKind;
using base::MakeError;
using base::StrCat;

// Between the count and the drop somebody may make a table; it goes to the recycle bin then, as it
// would between SHOW TABLES and the drop.
constexpr absl::Duration kCountAge = absl::Seconds(1);

sql::Statement AllDatabases() { return sql::Statement("SHOW PROC '/dbs'"); }

absl::StatusOr<std::shared_ptr<const Rows>> DatabaseRows(Client& client,
                                                         const base::Context& context) {
  TF_ASSIGN(std::shared_ptr<const Rows> rows,
            client.Cached(CacheTag::kDatabases, sql::Statement("SHOW DATABASES"), context));
  TF_TRY(rows->ExpectColumns(1));
  return rows;
}

std::vector<std::string> FirstColumn(const Rows& rows) {
  std::vector<std::string> values;
  for (const std::vector<Cell>& row : rows.rows) values.push_back(TextOf(row[0]));
  return values;
}

// A read-back by one question: the answer that means done is `wanted`.
ReadBack ExistenceIs(Client& client, std::string_view name, bool wanted) {
  return [&client, name = std::string(name),
          wanted](const base::Context& context) -> absl::StatusOr<Outcome> {
    TF_ASSIGN(const bool exists, DatabaseExists(client, context, name));
    return exists == wanted ? Outcome::kDone : Outcome::kNotDone;
  };
}

ReadBack RenameIsDone(Client& client, std::string_view name, std::string_view new_name) {
  return [&client, name = std::string(name), new_name = std::string(new_name)](
             const base::Context& context) -> absl::StatusOr<Outcome> {
    TF_ASSIGN(const bool old_exists, DatabaseExists(client, context, name));
    TF_ASSIGN(const bool new_exists, DatabaseExists(client, context, new_name));
    return new_exists && !old_exists ? Outcome::kDone : Outcome::kNotDone;
  };
}

// An account that may not see quotas can't tell; setting one again does no harm.
ReadBack QuotasAre(Client& client, std::string_view name,
                   std::function<bool(const DatabaseQuotas&)> wanted) {
  return [&client, name = std::string(name),
          wanted = std::move(wanted)](const base::Context& context) -> absl::StatusOr<Outcome> {
    TF_ASSIGN(const std::optional<DatabaseQuotas> quotas, QuotasOf(client, context, name));
    return quotas && wanted(*quotas) ? Outcome::kDone : Outcome::kNotDone;
  };
}

// Of SHOW PROC '/dbs'; null if there is no such database.
absl::StatusOr<const std::vector<Cell>*> RowOf(const Rows& rows, std::string_view name) {
  TF_ASSIGN(const std::size_t names, rows.Column("DbName"));
  const auto row = std::find_if(
      rows.rows.begin(), rows.rows.end(),
      [&](const std::vector<Cell>& candidate) { return TextOf(candidate[names]) == name; });
  return row == rows.rows.end() ? nullptr : &*row;
}

absl::StatusOr<DatabaseQuotas> QuotasFrom(const Rows& rows, std::string_view name) {
  TF_ASSIGN(const std::size_t data, rows.Column("Quota"));
  TF_ASSIGN(const std::size_t replicas, rows.Column("ReplicaQuota"));
  TF_ASSIGN(const std::vector<Cell>* row, RowOf(rows, name));
  if (row == nullptr) {
    return MakeError(ErrorKind::kNotFound, StrCat("there is no database \"", name, "\""));
  }
  DatabaseQuotas quotas{TextOf((*row)[data])};
  if (!absl::SimpleAtoi(TextOf((*row)[replicas]), &quotas.replicas)) {
    return MakeError(ErrorKind::kFinal,
                     StrCat("StarRocks answered in an unexpected shape: the ReplicaQuota of \"",
                            name, "\" is \"", TextOf((*row)[replicas]), "\""));
  }
  return quotas;
}

absl::StatusOr<sql::Statement> PropertiesClause(
    const std::map<std::string, std::string>& properties) {
  sql::Statement clause;
  for (const auto& [key, value] : properties) {
    if (key != "storage_volume" && key != "location") {
      return MakeError(ErrorKind::kFinal, StrCat("a database has no property \"", key, "\""),
                       "StarRocks knows storage_volume and location, and ignores all others.");
    }
    TF_ASSIGN(const sql::Literal key_text, sql::Literal::Of(key));
    TF_ASSIGN(const sql::Literal value_text, sql::Literal::Of(value));
    if (key == properties.begin()->first) {
      clause << " PROPERTIES (";
    } else {
      clause << ", ";
    }
    clause << key_text << " = " << value_text;
  }
  if (!properties.empty()) clause << ")";
  return clause;
}

}  // namespace

absl::StatusOr<std::vector<std::string>> ListDatabases(Client& client,
                                                       const base::Context& context) {
  TF_ASSIGN(const std::shared_ptr<const Rows> rows, DatabaseRows(client, context));
  return FirstColumn(*rows);
}

absl::StatusOr<bool> DatabaseExists(Client& client, const base::Context& context,
                                    std::string_view name) {
  TF_ASSIGN(const std::shared_ptr<const Rows> rows, DatabaseRows(client, context));
  return std::any_of(rows->rows.begin(), rows->rows.end(),
                     [name](const std::vector<Cell>& row) { return TextOf(row[0]) == name; });
}

absl::StatusOr<std::optional<DatabaseQuotas>> QuotasOf(Client& client, const base::Context& context,
                                                       std::string_view name) {
  const absl::StatusOr<std::shared_ptr<const Rows>> rows =
      client.Cached(CacheTag::kQuotas, AllDatabases(), context);
  if (IsAccessDenied(rows.status())) return std::nullopt;
  TF_TRY(rows.status());
  TF_ASSIGN(DatabaseQuotas quotas, QuotasFrom(**rows, name));
  return quotas;
}

absl::StatusOr<bool> CountsNoTables(Client& client, const base::Context& context,
                                    std::string_view name) {
  const absl::StatusOr<std::shared_ptr<const Rows>> rows =
      client.Cached(CacheTag::kTableCounts, AllDatabases(), context, kCountAge);
  if (IsAccessDenied(rows.status())) return false;
  TF_TRY(rows.status());
  TF_ASSIGN(const std::size_t count, (*rows)->Column("TableNum"));
  TF_ASSIGN(const std::vector<Cell>* row, RowOf(**rows, name));
  return row != nullptr && TextOf((*row)[count]) == "0";
}

absl::StatusOr<DatabaseDefinition> ShowCreateDatabase(Client& client, const base::Context& context,
                                                      std::string_view name) {
  TF_ASSIGN(const sql::Ident database, sql::Ident::Of(name));
  TF_ASSIGN(const Rows rows,
            client.Query(sql::Statement("SHOW CREATE DATABASE ") << database, context));
  TF_ASSIGN(const std::size_t text, rows.Column("Create Database"));
  if (rows.rows.size() != 1) {
    return MakeError(ErrorKind::kFinal, StrCat("StarRocks answered SHOW CREATE DATABASE with ",
                                               rows.rows.size(), " rows"));
  }
  const std::string& statement = TextOf(rows.rows[0][text]);
  TF_ASSIGN(auto properties, PropertiesIn(statement));
  return DatabaseDefinition{statement, std::move(properties)};
}

absl::StatusOr<std::vector<std::string>> ListTables(Client& client, const base::Context& context,
                                                    std::string_view database) {
  TF_ASSIGN(const sql::Ident ident, sql::Ident::Of(database));
  TF_ASSIGN(const Rows rows, client.Query(sql::Statement("SHOW TABLES FROM ") << ident, context));
  TF_TRY(rows.ExpectColumns(1));
  return FirstColumn(rows);
}

absl::Status CreateDatabase(Client& client, const base::Context& context, std::string_view name,
                            const std::map<std::string, std::string>& properties) {
  TF_ASSIGN(const sql::Ident database, sql::Ident::Of(name));
  TF_ASSIGN(const sql::Statement clause, PropertiesClause(properties));
  return client.Execute(sql::Statement("CREATE DATABASE ") << database << clause, context,
                        ExistenceIs(client, name, true), {CacheTag::kDatabases, CacheTag::kQuotas});
}

absl::Status SetDataQuota(Client& client, const base::Context& context, std::string_view name,
                          std::string_view size) {
  TF_ASSIGN(const sql::Ident database, sql::Ident::Of(name));
  TF_ASSIGN(const int64_t bytes, ParseSize(size));
  TF_ASSIGN(const sql::Bare token, sql::Bare::Size(SizeToken(bytes)));
  const auto is_set = [shown = ShownSize(bytes)](const DatabaseQuotas& q) {
    return q.data == shown;
  };
  return client.Execute(
      sql::Statement("ALTER DATABASE ") << database << " SET DATA QUOTA " << token, context,
      QuotasAre(client, name, is_set), {CacheTag::kQuotas});
}

absl::Status SetReplicaQuota(Client& client, const base::Context& context, std::string_view name,
                             int64_t replicas) {
  TF_ASSIGN(const sql::Ident database, sql::Ident::Of(name));
  const auto is_set = [replicas](const DatabaseQuotas& q) { return q.replicas == replicas; };
  return client.Execute(sql::Statement("ALTER DATABASE ")
                            << database << " SET REPLICA QUOTA " << sql::Bare::Integer(replicas),
                        context, QuotasAre(client, name, is_set), {CacheTag::kQuotas});
}

absl::Status RenameDatabase(Client& client, const base::Context& context, std::string_view name,
                            std::string_view new_name) {
  TF_ASSIGN(const sql::Ident from, sql::Ident::Of(name));
  TF_ASSIGN(const sql::Ident to, sql::Ident::Of(new_name));
  return client.Execute(
      sql::Statement("ALTER DATABASE ") << from << " RENAME " << to, context,
      RenameIsDone(client, name, new_name),
      {CacheTag::kDatabases, CacheTag::kQuotas, CacheTag::kTables, CacheTag::kGrants});
}

absl::Status DropDatabase(Client& client, const base::Context& context, std::string_view name,
                          bool force) {
  TF_ASSIGN(const sql::Ident database, sql::Ident::Of(name));
  sql::Statement statement = sql::Statement("DROP DATABASE ") << database;
  if (force) statement << " FORCE";
  const absl::Status status = client.Execute(
      statement, context, ExistenceIs(client, name, false),
      {CacheTag::kDatabases, CacheTag::kQuotas, CacheTag::kTables, CacheTag::kGrants});
  if (base::KindOf(status) == ErrorKind::kNotFound) return absl::OkStatus();
  return status;
}

}  // namespace starrocks
