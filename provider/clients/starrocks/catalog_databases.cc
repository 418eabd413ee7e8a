#include "provider/clients/starrocks/catalog_databases.h"

#include <algorithm>
#include <memory>

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/sql/part.h"
#include "provider/clients/starrocks/property_pairs.h"

namespace starrocks {
namespace {

using base::ErrorKind;

ReadBack ExistenceIs(Client& client, std::string_view catalog, std::string_view name, bool wanted) {
  return [&client, wanted, catalog = std::string(catalog),
          name = std::string(name)](const base::Context& context) -> absl::StatusOr<Outcome> {
    TF_ASSIGN(const bool exists, CatalogDatabaseExists(client, context, catalog, name));
    return exists == wanted ? Outcome::kDone : Outcome::kNotDone;
  };
}

// `c`.`db`
absl::StatusOr<sql::Statement> Path(std::string_view catalog, std::string_view name) {
  TF_ASSIGN(const sql::Ident where, sql::Ident::Of(catalog));
  TF_ASSIGN(const sql::Ident database, sql::Ident::Of(name));
  return sql::Statement() << where << "." << database;
}

}  // namespace

absl::StatusOr<std::vector<std::string>> ListCatalogDatabases(Client& client,
                                                              const base::Context& context,
                                                              std::string_view catalog) {
  TF_ASSIGN(const sql::Ident where, sql::Ident::Of(catalog));
  TF_ASSIGN(const std::shared_ptr<const Rows> rows,
            client.Cached(CacheTag::kDatabases, sql::Statement("SHOW DATABASES FROM ") << where,
                          context));
  TF_TRY(rows->ExpectColumns(1));
  std::vector<std::string> names;
  for (const std::vector<Cell>& row : rows->rows) names.push_back(TextOf(row[0]));
  return names;
}

absl::StatusOr<bool> CatalogDatabaseExists(Client& client, const base::Context& context,
                                           std::string_view catalog, std::string_view name) {
  TF_ASSIGN(const std::vector<std::string> names, ListCatalogDatabases(client, context, catalog));
  return std::find(names.begin(), names.end(), name) != names.end();
}

absl::Status CreateCatalogDatabase(Client& client, const base::Context& context,
                                   std::string_view catalog, std::string_view name,
                                   const std::map<std::string, std::string>& properties) {
  TF_ASSIGN(const sql::Statement path, Path(catalog, name));
  sql::Statement statement = sql::Statement("CREATE DATABASE ") << path;
  if (!properties.empty()) {
    TF_ASSIGN(const sql::Statement pairs, PropertyPairs({properties, {}}));
    statement << " PROPERTIES " << pairs;
  }
  return client.Execute(statement, context, ExistenceIs(client, catalog, name, true),
                        {CacheTag::kDatabases});
}

absl::Status DropCatalogDatabase(Client& client, const base::Context& context,
                                 std::string_view catalog, std::string_view name, bool force) {
  TF_ASSIGN(const sql::Statement path, Path(catalog, name));
  sql::Statement statement = sql::Statement("DROP DATABASE ") << path;
  if (force) statement << " FORCE";
  const absl::Status status =
      client.Execute(statement, context, ExistenceIs(client, catalog, name, false),
                     {CacheTag::kDatabases, CacheTag::kTables, CacheTag::kGrants});
  if (base::KindOf(status) == ErrorKind::kNotFound) return absl::OkStatus();
  return status;
}

}  // namespace starrocks
