// Readers of what SHOW CREATE ... prints.
#ifndef PROVIDER_CLIENTS_STARROCKS_CREATE_TEXT_H_
#define PROVIDER_CLIENTS_STARROCKS_CREATE_TEXT_H_

#include <map>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace starrocks {

// The pairs of `PROPERTIES ("key" = "value", ...)` at the end of the text; none if there's no such
// clause. An error that shows the text if it reads otherwise.
absl::StatusOr<std::map<std::string, std::string>> PropertiesIn(std::string_view create_text);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_CREATE_TEXT_H_
