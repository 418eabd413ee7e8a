// Lists of properties in statements: ("key" = "value", ...).
#ifndef PROVIDER_CLIENTS_STARROCKS_PROPERTY_PAIRS_H_
#define PROVIDER_CLIENTS_STARROCKS_PROPERTY_PAIRS_H_

#include <map>
#include <string>

#include "absl/status/statusor.h"
#include "provider/base/secret.h"
#include "provider/clients/sql/statement.h"

namespace starrocks {

// A key stands in one of the two.
struct PropertyMap {
  std::map<std::string, std::string> plain;
  std::map<std::string, base::Secret> secret;

  bool empty() const { return plain.empty() && secret.empty(); }
};

// `('k' = 'v', 's' = '...')`, keys sorted, plain ones first. Logs show neither. An error
// if there are none, or a key is empty or stands in both.
absl::StatusOr<sql::Statement> PropertyPairs(const PropertyMap& properties);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_PROPERTY_PAIRS_H_
