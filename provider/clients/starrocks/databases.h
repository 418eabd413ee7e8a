// Databases of default_catalog and their quotas.
#ifndef PROVIDER_CLIENTS_STARROCKS_DATABASES_H_
#define PROVIDER_CLIENTS_STARROCKS_DATABASES_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/base/context.h"
#include "provider/clients/starrocks/client.h"

namespace starrocks {

// From one cached SHOW DATABASES: those on which the account holds any privilege. Names are case
// sensitive.
absl::StatusOr<std::vector<std::string>> ListDatabases(Client& client,
                                                       const base::Context& context);
absl::StatusOr<bool> DatabaseExists(Client& client, const base::Context& context,
                                    std::string_view name);

struct DatabaseQuotas {
  std::string data;      // as the server prints it, `10.000 GB`: compare with SameQuota() (quota.h)
  int64_t replicas = 0;  // kUnlimitedReplicas if not set

  friend bool operator==(const DatabaseQuotas&, const DatabaseQuotas&) = default;
};

// From one cached SHOW PROC '/dbs'. nullopt: the account may not see quotas (OPERATE privilege).
// kNotFound if there is no such database.
absl::StatusOr<std::optional<DatabaseQuotas>> QuotasOf(Client& client, const base::Context& context,
                                                       std::string_view name);

// The statement that SHOW CREATE DATABASE prints, and the properties in it (storage_volume on
// shared-data clusters, or location). Not cached.
struct DatabaseDefinition {
  std::string statement;
  std::map<std::string, std::string> properties;
};
absl::StatusOr<DatabaseDefinition> ShowCreateDatabase(Client& client, const base::Context& context,
                                                      std::string_view name);
// True if SHOW PROC '/dbs', asked at most a second ago for all databases at once, counts no table,
// view or materialized view. False doesn't say that there is one: the account may not see it.
absl::StatusOr<bool> CountsNoTables(Client& client, const base::Context& context,
                                    std::string_view name);
// Tables, views and materialized views. Not cached.
absl::StatusOr<std::vector<std::string>> ListTables(Client& client, const base::Context& context,
                                                    std::string_view database);

// `properties`: storage_volume or location; other keys are refused, since the server would ignore
// them. kAlreadyExists if there is one of that name.
absl::Status CreateDatabase(Client& client, const base::Context& context, std::string_view name,
                            const std::map<std::string, std::string>& properties);
// `size` as ParseSize() of quota.h reads it.
absl::Status SetDataQuota(Client& client, const base::Context& context, std::string_view name,
                          std::string_view size);
// `replicas` > 0.
absl::Status SetReplicaQuota(Client& client, const base::Context& context, std::string_view name,
                             int64_t replicas);
// Keeps the database's id and so the grants on it.
absl::Status RenameDatabase(Client& client, const base::Context& context, std::string_view name,
                            std::string_view new_name);
// Drops what is in it too. `force`: past the recycle bin. OK if there is no such database.
absl::Status DropDatabase(Client& client, const base::Context& context, std::string_view name,
                          bool force);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_DATABASES_H_
