// Reader of what SHOW CREATE CATALOG prints.
#ifndef PROVIDER_CLIENTS_STARROCKS_CATALOG_TEXT_H_
#define PROVIDER_CLIENTS_STARROCKS_CATALOG_TEXT_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "provider/clients/starrocks/catalogs.h"

namespace starrocks {

// The text is read by its fixed delimiters: in values only `"` is escaped, in the comment the
// backslash too, so that new lines and commas mean nothing. An error that shows the text without
// its values if it reads otherwise.
absl::StatusOr<CatalogDefinition> ParseCreateCatalog(std::string_view text);

// Pairs `"key"<equals>"value"`, parted by a comma and a new line, from the first quote to the last.
// nullopt if the text reads otherwise.
std::optional<std::map<std::string, std::string>> ParsePairs(std::string_view pairs,
                                                             std::string_view equals);

// `text` with everything between quotes left out: safe to show.
std::string ShapeOf(std::string_view text);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_CATALOG_TEXT_H_
