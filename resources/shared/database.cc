#include "resources/shared/database.h"

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/starrocks/names.h"
#include "provider/clients/starrocks/quota.h"
#include "resources/shared/checks.h"

namespace resources {
namespace {

bool SameSize(const std::string& a, const std::string& b) {
  const auto x = starrocks::ParseSize(a), y = starrocks::ParseSize(b);
  return x.ok() && y.ok() && *x == *y;
}

absl::Status CheckReplicaQuota(int64_t replicas) {
  if (replicas > 0) return absl::OkStatus();
  return base::MakeError(base::ErrorKind::kFinal, "The replica quota must be greater than zero.",
                         "Leave it out for no limit.");
}

absl::Status CheckCatalog(const std::string& name) {
  if (name != "default_catalog") return starrocks::CheckCatalogName(name);
  return base::MakeError(base::ErrorKind::kFinal, "default_catalog is StarRocks' own catalog.",
                         "Leave the attribute out.");
}

absl::StatusOr<sdk::String> ReadDataQuota(const sdk::String& known, const std::string& shown) {
  if (starrocks::SameQuota(known.value_or("unlimited"), shown)) return known;
  TF_ASSIGN(int64_t bytes, starrocks::ParseShownSize(shown));
  if (bytes == starrocks::kUnlimitedBytes) return sdk::String();
  return sdk::String(starrocks::SizeToken(bytes));
}

sdk::Int ReadReplicaQuota(const sdk::Int& known, int64_t replicas) {
  if (replicas == known.value_or(starrocks::kUnlimitedReplicas)) return known;
  return replicas == starrocks::kUnlimitedReplicas ? sdk::Int() : sdk::Int(replicas);
}

absl::Status OnlyOne(const char* attribute, const char* where) {
  return sdk::AtAttribute(cty::Path(attribute),
                          base::MakeError(base::ErrorKind::kFinal,
                                          base::StrCat(attribute, " is for databases ", where, "."),
                                          "Remove the attribute, or set or remove catalog."));
}

}  // namespace

void Database::Describe(sdk::Schema<Database>& s) {
  s.Doc("A database of StarRocks' own catalog, or inside an external one (Hive, Iceberg).");
  s.Required("name", &Database::name)
      .Replace()
      .Must([](const std::string& name) { return CheckName(name); })
      .Doc(
          "Name of the database: a letter first, then letters, digits, `_` and, since StarRocks "
          "3.3, "
          "any of `-~!@#$%^&<>=+`; 256 characters at most. Case sensitive.");
  s.Optional("catalog", &Database::catalog)
      .Replace()
      .Must(CheckCatalog)
      .Doc("External catalog that the database is in. Without it, StarRocks' own.");
  s.Optional("location", &Database::location)
      .Replace()
      .Must(NotEmpty)
      .Doc("Where an external catalog keeps the data, such as `s3://bucket/path`. Not read back.");
  s.Optional("data_quota", &Database::data_quota)
      .Must([](const std::string& text) { return starrocks::ParseSize(text).status(); })
      .EqualWhen(SameSize)
      .Doc(
          "How much data it may hold, a whole number and a unit up to PB, such as `\"100GB\"`. "
          "Compared by size, not by spelling. Without it there is no limit.");
  s.Optional("replica_quota", &Database::replica_quota)
      .Must(CheckReplicaQuota)
      .Doc("How many replicas of tablets it may hold. Without it there is no limit.");
  s.OptionalComputed("storage_volume", &Database::storage_volume)
      .Replace()
      .KeepState()
      .Must(NotEmpty)
      .Doc(
          "Storage volume of its tables on a shared-data cluster; on a shared-nothing cluster only "
          "`local` is legal. Without it the cluster's default volume is used, and not shown here.");
  s.OptionalComputed("force_destroy", &Database::force_destroy)
      .Default(false)
      .Doc(
          "Whether to drop the database with the tables that are in it. While `false`, destroying "
          "a "
          "database that isn't empty is an error.");
  s.Identity("name", &Database::name, "Name of the database.");
  s.Identity("catalog", &Database::catalog, "External catalog that it is in.", false);
  s.Timeouts();
}

absl::Status Database::CheckName(std::string_view name) {
  if (!starrocks::IsSystemDatabase(name)) return starrocks::CheckDatabaseName(name);
  return base::MakeError(base::ErrorKind::kFinal,
                         base::StrCat("\"", name, "\" is a system database of StarRocks."),
                         "Choose another name; system databases can be read, not managed.");
}

std::map<std::string, std::string> Database::Properties() const {
  std::map<std::string, std::string> properties;
  if (storage_volume.has_value()) properties.emplace(kStorageVolume, *storage_volume);
  if (location.has_value()) properties.emplace("location", *location);
  return properties;
}

std::string Database::Id() const {
  return catalog.has_value() ? base::StrCat(*catalog, ".", *name) : *name;
}

absl::Status CheckDatabase(const Database& database) {
  if (database.catalog.IsUnknown()) return absl::OkStatus();
  constexpr char kOwn[] = "of StarRocks' own catalog", kExternal[] = "inside an external catalog";
  if (database.catalog.IsNull()) {
    return database.location.IsNull() ? absl::OkStatus() : OnlyOne("location", kExternal);
  }
  if (!database.data_quota.IsNull()) return OnlyOne("data_quota", kOwn);
  if (!database.replica_quota.IsNull()) return OnlyOne("replica_quota", kOwn);
  if (database.storage_volume.has_value()) return OnlyOne("storage_volume", kOwn);
  return absl::OkStatus();
}

absl::StatusOr<Database> ParseDatabaseId(std::string_view id) {
  const size_t dot = id.find('.');
  Database database;
  if (dot != std::string_view::npos) database.catalog = std::string(id.substr(0, dot));
  database.name = std::string(dot == std::string_view::npos ? id : id.substr(dot + 1));
  absl::Status legal = Database::CheckName(*database.name);
  if (legal.ok() && database.catalog.has_value()) {
    if (*database.catalog == "default_catalog") {
      database.catalog = sdk::String();
    } else {
      legal = CheckCatalog(*database.catalog);
    }
  }
  if (legal.ok()) return database;
  return base::Annotate(legal, "The import id is the database's name, or catalog.name");
}

absl::StatusOr<Database> WithQuotas(const Database& known, const starrocks::DatabaseQuotas& shown) {
  Database found = known;
  TF_ASSIGN(found.data_quota, ReadDataQuota(known.data_quota, shown.data));
  found.replica_quota = ReadReplicaQuota(known.replica_quota, shown.replicas);
  return found;
}

}  // namespace resources
