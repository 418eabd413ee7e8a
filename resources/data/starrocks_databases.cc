#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "provider/base/status.h"
#include "provider/clients/starrocks/databases.h"
#include "provider/clients/starrocks/names.h"
#include "provider/clients/starrocks/quota.h"
#include "provider/sdk/data_source.h"
#include "resources/shared/backends.h"

namespace resources {
namespace {

struct DatabaseRow {
  sdk::String name, data_quota;
  sdk::Int replica_quota;

  static void Describe(sdk::Schema<DatabaseRow>& s) {
    s.Computed("name", &DatabaseRow::name).Doc("Name of the database.");
    s.Computed("data_quota", &DatabaseRow::data_quota)
        .Doc(
            "Its data quota, as near as the server prints it; null if there is none or the account "
            "may not see it (OPERATE).");
    s.Computed("replica_quota", &DatabaseRow::replica_quota)
        .Doc("Its replica quota; null if there is none or the account may not see it.");
  }
};

struct Databases {
  sdk::Bool include_system;
  sdk::StringList names;
  sdk::ObjectList<DatabaseRow> databases;

  static void Describe(sdk::Schema<Databases>& s) {
    s.Doc(
        "The databases of `default_catalog` on which the account holds any privilege, sorted by "
        "name.");
    s.Optional("include_system", &Databases::include_system)
        .Doc(
            "Whether to list `information_schema`, `sys` and `_statistics_` too. `false` by "
            "default.");
    s.Computed("names", &Databases::names).Doc("Names of the databases.");
    s.Computed("databases", &Databases::databases).Doc("The databases.");
  }
};

absl::StatusOr<DatabaseRow> ReadRow(sdk::Call& call, starrocks::Client& client,
                                    const std::string& name) {
  DatabaseRow row;
  row.name = name;
  auto quotas = starrocks::QuotasOf(client, call.context(), name);
  // SHOW PROC does not list the databases that have no storage of their own.
  if (!quotas.ok() && base::KindOf(quotas.status()) == base::ErrorKind::kNotFound) return row;
  if (!quotas.ok()) return quotas.status();
  if (!*quotas) return row;
  TF_ASSIGN(int64_t bytes, starrocks::ParseShownSize((*quotas)->data));
  if (bytes != starrocks::kUnlimitedBytes) row.data_quota = starrocks::SizeToken(bytes);
  if ((*quotas)->replicas != starrocks::kUnlimitedReplicas) {
    row.replica_quota = (*quotas)->replicas;
  }
  return row;
}

class DatabasesSource final : public sdk::DataSource<Databases> {
 public:
  absl::StatusOr<Databases> Read(sdk::Call& call, const Databases& config) override {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    TF_ASSIGN(auto found, starrocks::ListDatabases(*client, call.context()));
    std::sort(found.begin(), found.end());
    std::vector<std::string> names;
    std::vector<DatabaseRow> rows;
    for (const std::string& name : found) {
      if (starrocks::IsSystemDatabase(name) && !config.include_system.value_or(false)) continue;
      names.push_back(name);
      TF_ASSIGN(DatabaseRow row, ReadRow(call, *client, name));
      rows.push_back(std::move(row));
    }
    Databases result = config;
    result.names = std::move(names);
    result.databases = std::move(rows);
    return result;
  }
};

}  // namespace

namespace make_data_source {
std::unique_ptr<sdk::AnyDataSource> starrocks_databases() {
  return sdk::Adapt<Databases>(std::make_unique<DatabasesSource>());
}
}  // namespace make_data_source
}  // namespace resources
