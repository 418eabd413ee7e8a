// The properties that StarRocks' documentation and source know, by type of catalog.
#ifndef PROVIDER_CLIENTS_STARROCKS_CATALOG_PROPERTY_TABLE_H_
#define PROVIDER_CLIENTS_STARROCKS_CATALOG_PROPERTY_TABLE_H_

#include <span>
#include <string_view>
#include <vector>

#include "provider/clients/starrocks/catalog_properties.h"

namespace starrocks {

// A key that ends with a dot stands for all that begin with it.
using KeyList = std::span<const std::string_view>;

struct CatalogTypeKeys {
  CatalogType type;
  std::vector<KeyList> keys;  // in groups that types share
};

const std::vector<CatalogTypeKeys>& CatalogTypeTable();
KeyList SecretCatalogKeys();

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_CATALOG_PROPERTY_TABLE_H_
