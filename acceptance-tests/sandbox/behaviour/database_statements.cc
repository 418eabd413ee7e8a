#include "acceptance-tests/sandbox/behaviour/database_statements.h"

#include <algorithm>
#include <limits>

#include "acceptance-tests/sandbox/behaviour/access.h"
#include "acceptance-tests/sandbox/behaviour/catalog_statements.h"
#include "acceptance-tests/sandbox/behaviour/names.h"
#include "acceptance-tests/sandbox/behaviour/rows.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"
#include "acceptance-tests/sandbox/behaviour/text.h"

namespace sandbox::behaviour {
namespace {

std::string CatalogOf(const QualifiedName& name, const Context& context) {
  return name.size() > 1 ? name.front() : context.session.catalog;
}

bool CatalogExists(const State& state, std::string_view name) {
  return !CatalogKey(state, name).catalog.empty();
}

ErrorResult DropMissing(std::string_view name) {
  return RunError({1008, "HY000"},
                  StrCat("Can't drop database '", name, "'; database doesn't exist"));
}

// Bytes of "10GB"; nullopt if the unit is unknown.
std::optional<int64_t> ParseVolume(std::string_view text) {
  size_t digits = 0;
  while (digits < text.size() && IsDigit(text[digits])) {
    ++digits;
  }
  int64_t number = 0;
  if (!ParseInt(text.substr(0, digits), &number)) return std::nullopt;
  std::string unit = Upper(text.substr(digits));
  if (unit.empty() || unit == "B") return number;
  if (unit.size() > 2 || (unit.size() == 2 && unit[1] != 'B')) return std::nullopt;
  size_t step = std::string_view("BKMGTP").find(unit[0]);
  if (step == std::string_view::npos || step == 0) return std::nullopt;
  constexpr int64_t kMax = std::numeric_limits<int64_t>::max();
  return number > kMax >> (10 * step) ? kMax : number << (10 * step);
}

std::string TableNames(const Database& database) {
  std::vector<std::string> names;
  for (const auto& [name, table] : database.tables) names.push_back(name);
  return Join(names, ", ");
}

// Nobody listens behind the catalogs; what an attempt says depends on the connector.
ErrorResult ExternalUnreachable() {
  return RunError("Unable to instantiate org.apache.hadoop.hive.metastore.HiveMetaStoreClient");
}

ErrorResult CannotCreateExternally(const Catalog& catalog) {
  std::string type = Lower(catalog.type);
  const std::string* driver = FindProperty(catalog.properties, "driver_class");
  const std::string* url = FindProperty(catalog.properties, "jdbc_uri");
  if (type == "jdbc" && driver != nullptr && url != nullptr) {
    return RunError(StrCat("Driver ", *driver, " claims to not accept jdbcUrl, ", *url));
  }
  if (type == "es" || type == "paimon" || type == "odps" || type == "kudu") {
    return RunError("This connector doesn't support creating databases");
  }
  return ExternalUnreachable();
}

// Elasticsearch has a fixed set of databases.
bool IsElasticsearch(const State& state, const std::string& catalog) {
  auto found = state.catalogs.find(catalog);
  return found != state.catalogs.end() && Lower(found->second.type) == "es";
}

}  // namespace

Result Execute(const CreateDatabase& statement, Context& context) {
  const std::string& name = statement.name.back();
  std::string catalog = CatalogOf(statement.name, context);
  if (MaybeError error = CheckDatabaseName(name)) return *error;
  for (const auto& [key, value] : statement.properties) {
    if (key == "storage_volume" && value != "local") {
      return AnalyzeError(kSemantic, "Storage volume can only be 'local' in shared nothing mode");
    }
  }
  if (!CatalogExists(context.state, catalog)) return UnknownCatalog(catalog, true);
  if (MaybeError error = RequireCatalog(context, catalog, "CREATE DATABASE")) return *error;
  if (catalog != kInternalCatalog) {
    return CannotCreateExternally(context.state.catalogs.at(catalog));
  }
  if (FindDatabase(context.state, name) != nullptr) {
    if (statement.if_not_exists) return OkResult{};
    return RunError({1007, "HY000"}, StrCat("Can't create database '", name, "'; database exists"));
  }
  Database database;
  database.id = context.state.NewId();
  database.name = name;
  context.state.databases[name] = std::move(database);
  return OkResult{};
}

Result Execute(const RenameDatabase& statement, Context& context) {
  if (MaybeError error = CheckDatabaseName(statement.new_name)) return *error;
  Database* database = FindDatabase(context.state, statement.name);
  if (MaybeError error = RequireDatabase(context, database, "ALTER")) return *error;
  if (database == nullptr) return UnknownDatabase(statement.name, false);
  if (statement.new_name == statement.name) return RunError("Same database name");
  if (FindDatabase(context.state, statement.new_name) != nullptr) {
    return RunError(StrCat("Database name[", statement.new_name, "] is already used"));
  }
  auto node = context.state.databases.extract(statement.name);
  node.key() = statement.new_name;
  node.mapped().name = statement.new_name;
  context.state.databases.insert(std::move(node));
  return OkResult{};
}

Result Execute(const SetDataQuota& statement, Context& context) {
  std::optional<int64_t> bytes = ParseVolume(statement.volume);
  if (!bytes.has_value()) {
    return AnalyzeError(StrCat("invalid data volume expression:", statement.volume));
  }
  if (*bytes <= 0) return AnalyzeError("Data volumn must larger than 0");
  Database* database = FindDatabase(context.state, statement.name);
  if (MaybeError error = RequireDatabase(context, database, "ALTER")) return *error;
  if (database == nullptr) return UnknownDatabase(statement.name, false);
  database->data_quota = *bytes;
  return OkResult{};
}

Result Execute(const SetReplicaQuota& statement, Context& context) {
  int64_t count = 0;
  if (!ParseInt(statement.count, &count)) {
    return AnalyzeError(StrCat("invalid replica quota expression:", statement.count));
  }
  if (count <= 0) return AnalyzeError("Replica volumn must larger than 0");
  Database* database = FindDatabase(context.state, statement.name);
  if (MaybeError error = RequireDatabase(context, database, "ALTER")) return *error;
  if (database == nullptr) return UnknownDatabase(statement.name, false);
  database->replica_quota = count;
  return OkResult{};
}

Result Execute(const DropDatabase& statement, Context& context) {
  const std::string& name = statement.name.back();
  std::string catalog = CatalogOf(statement.name, context);
  if (!CatalogExists(context.state, catalog)) return UnknownCatalog(catalog, true);
  if (catalog != kInternalCatalog) return ExternalUnreachable();
  Database* database = FindDatabase(context.state, name);
  if (MaybeError error = RequireDatabase(context, database, "DROP")) return *error;
  if (database == nullptr) {
    if (statement.if_exists) return OkResult{};
    return DropMissing(name);
  }
  auto node = context.state.databases.extract(name);
  // FORCE leaves the database in the bin but not its tables.
  if (statement.force) node.mapped().recycled_tables.clear();
  std::string lost = statement.force ? TableNames(node.mapped()) : "";
  if (!statement.force || !lost.empty()) {
    node.mapped().lost_tables = lost;
    context.state.recycled_databases.push_back(std::move(node.mapped()));
  }
  return OkResult{};
}

Result Execute(const RecoverDatabase& statement, Context& context) {
  std::vector<Database>& bin = context.state.recycled_databases;
  auto found = std::find_if(bin.rbegin(), bin.rend(), [&](const Database& database) {
    return database.name == statement.name;
  });
  if (MaybeError error = RequireCatalog(context, kInternalCatalog, "CREATE DATABASE")) {
    return *error;
  }
  if (FindDatabase(context.state, statement.name) != nullptr) {
    return RunError({1007, "HY000"},
                    StrCat("Can't create database '", statement.name, "'; database exists"));
  }
  if (found == bin.rend()) return UnknownDatabase(statement.name, false);
  if (!found->lost_tables.empty()) {
    return RunError(StrCat("Unable to recover database '", statement.name,
                           "' because some tables have been deleted: ", found->lost_tables));
  }
  context.state.databases[statement.name] = std::move(*found);
  bin.erase(std::next(found).base());
  return OkResult{};
}

Entered EnterDatabase(const QualifiedName& name, Context& context) {
  std::string catalog = CatalogOf(name, context);
  if (!CatalogExists(context.state, catalog)) {
    return {EnterResult::kUnknown, UnknownCatalog(catalog, false)};
  }
  if (catalog != kInternalCatalog) {
    if (MaybeError error = RequireCatalog(context, catalog, "ANY")) {
      return {EnterResult::kDenied, *error};
    }
    return {EnterResult::kUnknown, ExternalUnreachable()};
  }
  const Database* database = FindDatabase(context.state, name.back());
  if (database == nullptr) return {EnterResult::kUnknown, UnknownDatabase(name.back(), false)};
  if (!SeesDatabase(context, *database)) {
    return {EnterResult::kDenied, AccessDenied(context, "ANY", "DATABASE", database->name)};
  }
  context.session.catalog = catalog;
  context.session.database = name.back();
  return {};
}

Result Execute(const UseDatabase& statement, Context& context) {
  Entered entered = EnterDatabase(statement.name, context);
  if (entered.result != EnterResult::kEntered) return entered.error;
  return OkResult{};
}

Result Execute(const SetCatalog& statement, Context& context) {
  if (!CatalogExists(context.state, statement.name)) return UnknownCatalog(statement.name, false);
  if (statement.name != kInternalCatalog) {
    if (MaybeError error = RequireCatalog(context, statement.name, "ANY")) return *error;
  }
  context.session.catalog = statement.name;
  context.session.database.clear();
  return OkResult{};
}

Result Execute(const ShowDatabases& statement, Context& context) {
  RowsResult result = MakeRows({"Database"});
  if (statement.where) return result;
  std::string catalog = statement.catalog.value_or(context.session.catalog);
  if (!CatalogExists(context.state, catalog)) return UnknownCatalog(catalog, true);
  if (IsElasticsearch(context.state, catalog)) {
    result.rows = {{"default_db"}, {"information_schema"}};
    return result;
  }
  if (catalog != kInternalCatalog) return ExternalUnreachable();
  for (const auto& [name, database] : context.state.databases) {
    if (statement.like.has_value() && !Like(name, *statement.like)) continue;
    if (SeesDatabase(context, database)) result.rows.push_back({name});
  }
  return result;
}

Result Execute(const ShowCreateDatabase& statement, Context& context) {
  const std::string& name = statement.name.back();
  const Database* database = FindDatabase(context.state, name);
  if (database == nullptr) return UnknownDatabase(name, true);
  if (MaybeError error = RequireDatabase(context, database, "ANY")) return *error;
  RowsResult result = MakeRows({"Database", "Create Database"});
  result.rows.push_back({name, StrCat("CREATE DATABASE `", name, "`")});
  return result;
}

Result Execute(const ShowData&, Context& context) {
  if (context.session.database.empty()) return NoDatabaseSelected();
  const Database* database = FindDatabase(context.state, context.session.database);
  if (database == nullptr) return UnknownDatabase(context.session.database, true);
  RowsResult result = MakeRows({"TableName", "Size", "ReplicaCount"});
  std::string quota = FormatBytes(database->data_quota);
  std::string replicas = StrCat(database->replica_quota);
  result.rows = {{"Total", "0.000 B", "0"}, {"Quota", quota, replicas}, {"Left", quota, replicas}};
  return result;
}

RowsResult ListDatabases(const State& state) {
  RowsResult result =
      MakeRows({"DbId", "DbName", "TableNum", "Quota", "LastConsistencyCheckTime", "ReplicaQuota"});
  for (const auto& [name, database] : state.databases) {
    result.rows.push_back({StrCat(database.id), name, StrCat(database.tables.size()),
                           FormatBytes(database.data_quota), std::nullopt,
                           StrCat(database.replica_quota)});
  }
  return result;
}

}  // namespace sandbox::behaviour
