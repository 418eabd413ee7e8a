// External catalogs.
#ifndef PROVIDER_CLIENTS_STARROCKS_CATALOGS_H_
#define PROVIDER_CLIENTS_STARROCKS_CATALOGS_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/base/context.h"
#include "provider/clients/starrocks/catalog_properties.h"
#include "provider/clients/starrocks/client.h"
#include "provider/clients/starrocks/property_pairs.h"

namespace starrocks {

struct Catalog {
  std::string name;
  std::string type;     // in lower case, as CREATE names it; "internal" is default_catalog
  std::string comment;  // empty if none

  friend bool operator==(const Catalog&, const Catalog&) = default;
};

// Both from one cached SHOW CATALOGS: those on which the account holds any privilege. Names are
// case sensitive.
absl::StatusOr<std::vector<Catalog>> ListCatalogs(Client& client, const base::Context& context);
absl::StatusOr<std::optional<Catalog>> FindCatalog(Client& client, const base::Context& context,
                                                   std::string_view name);

struct CatalogDefinition {
  std::string comment;
  // As shown: some secrets masked (Mask()), some in clear, the key `password` left out, and keys
  // that the server added (IsServerAddedKey()).
  std::map<std::string, std::string> properties;

  friend bool operator==(const CatalogDefinition&, const CatalogDefinition&) = default;
};
// From SHOW CREATE CATALOG, not cached. kNotFound if there is none, or it is default_catalog.
absl::StatusOr<CatalogDefinition> ReadCatalog(Client& client, const base::Context& context,
                                              std::string_view name);

// `type` is among the plain properties. kAlreadyExists if there is one of that name. Endpoints and
// logins aren't tried by the server.
absl::Status CreateCatalog(Client& client, const base::Context& context, std::string_view name,
                           std::string_view comment, const PropertyMap& properties);
// Sets these keys and leaves the others; none can be removed. kNotFound if there is no such
// catalog, kFinal if the server is too old for a key (CheckAlterable()).
absl::Status AlterCatalog(Client& client, const base::Context& context, std::string_view name,
                          const PropertyMap& changed);
// OK if there is no such catalog. All grants on it and in it are lost.
absl::Status DropCatalog(Client& client, const base::Context& context, std::string_view name);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_CATALOGS_H_
