// A `starrocks_database` as the user writes it.
#ifndef RESOURCES_SHARED_DATABASE_H_
#define RESOURCES_SHARED_DATABASE_H_

#include <map>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/clients/starrocks/databases.h"
#include "provider/sdk/builder.h"

namespace resources {

inline constexpr std::string_view kStorageVolume = "storage_volume";

struct Database {
  sdk::String name, catalog, location, data_quota, storage_volume;
  sdk::Int replica_quota;
  sdk::Bool force_destroy;

  static void Describe(sdk::Schema<Database>& s);
  static absl::Status CheckName(std::string_view name);

  // What CREATE DATABASE takes as properties.
  std::map<std::string, std::string> Properties() const;
  // The import id: `db`, or `catalog.db`.
  std::string Id() const;
};

// Rules between the attributes, as far as they are known.
absl::Status CheckDatabase(const Database& database);

// `db` or `catalog.db`.
absl::StatusOr<Database> ParseDatabaseId(std::string_view id);

// `known` with the quotas that the server shows, in the user's own spelling where that means the
// same, null where there is no limit.
absl::StatusOr<Database> WithQuotas(const Database& known, const starrocks::DatabaseQuotas& shown);

}  // namespace resources

#endif  // RESOURCES_SHARED_DATABASE_H_
