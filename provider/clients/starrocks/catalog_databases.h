// Databases inside external catalogs. Those of default_catalog are databases.h.
#ifndef PROVIDER_CLIENTS_STARROCKS_CATALOG_DATABASES_H_
#define PROVIDER_CLIENTS_STARROCKS_CATALOG_DATABASES_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/base/context.h"
#include "provider/clients/starrocks/client.h"

namespace starrocks {

// From one cached SHOW DATABASES FROM, answered by the metastore: may be slow. kNotFound if there
// is no such catalog.
absl::StatusOr<std::vector<std::string>> ListCatalogDatabases(Client& client,
                                                              const base::Context& context,
                                                              std::string_view catalog);
absl::StatusOr<bool> CatalogDatabaseExists(Client& client, const base::Context& context,
                                           std::string_view catalog, std::string_view name);

// `properties`: location. Hive and Iceberg catalogs only; others refuse. kAlreadyExists if there is
// one of that name.
absl::Status CreateCatalogDatabase(Client& client, const base::Context& context,
                                   std::string_view catalog, std::string_view name,
                                   const std::map<std::string, std::string>& properties);
// OK if the database or the catalog is absent. `force`: with what is in it, where the catalog can.
absl::Status DropCatalogDatabase(Client& client, const base::Context& context,
                                 std::string_view catalog, std::string_view name, bool force);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_CATALOG_DATABASES_H_
