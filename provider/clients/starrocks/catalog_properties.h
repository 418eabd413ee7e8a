// What is known about the properties of external catalogs. StarRocks stores unknown keys without a
// word, so what isn't known here is worth a warning, not an error.
#ifndef PROVIDER_CLIENTS_STARROCKS_CATALOG_PROPERTIES_H_
#define PROVIDER_CLIENTS_STARROCKS_CATALOG_PROPERTIES_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "provider/base/secret.h"
#include "provider/clients/starrocks/version.h"

namespace starrocks {

struct CatalogType {
  std::string_view name;  // "iceberg"
  int since_major = 3, since_minor = 0;
};
const std::vector<CatalogType>& CatalogTypes();
// OK if the type is known and the server not too old for it; a null version means any.
absl::Status CheckCatalogType(std::string_view type, const Version* version);

// Whether a catalog of `type` takes `key`. Keys that only start with a known prefix
// (iceberg.catalog., paimon.option.) are known.
bool IsKnownCatalogKey(std::string_view type, std::string_view key);
// The known key that is likeliest meant; nullopt if none is near.
std::optional<std::string> NearestCatalogKey(std::string_view type, std::string_view key);
// Whether the value of `key` is a secret, of whatever type, shown masked or not.
bool IsSecretCatalogKey(std::string_view key);
// SHOW CREATE CATALOG leaves this key out (`password`).
bool IsHiddenCatalogKey(std::string_view key);
// The server adds this key by itself when the configuration hasn't it.
bool IsServerAddedKey(std::string_view type, std::string_view key);

// OK if ALTER CATALOG can set `key` on a server that can what `can` says.
absl::Status CheckAlterable(const Capabilities& can, std::string_view key);

// What SHOW CREATE CATALOG prints of a secret that it masks: `ab******yz`, `******` up to four
// characters (of UTF-16, as the server counts).
std::string Mask(std::string_view secret);
// Whether `shown` may be what the server prints for `configured`, masked or not. Two secrets with
// the same ends look the same.
bool SameMasked(const base::Secret& configured, std::string_view shown);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_CATALOG_PROPERTIES_H_
