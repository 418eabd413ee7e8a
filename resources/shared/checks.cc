#include "resources/shared/checks.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_join.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/sql/part.h"

namespace resources {

absl::Status NotEmpty(const std::string& text) {
  if (!text.empty()) return absl::OkStatus();
  return base::MakeError(base::ErrorKind::kFinal, "The value is empty.",
                         "Give it a value, or leave the attribute out.");
}

absl::Status StorableText(const std::string& text) { return sql::Literal::Of(text).status(); }

std::function<absl::Status(const std::string&)> OneOf(std::vector<std::string> allowed) {
  return [allowed = std::move(allowed)](const std::string& text) {
    if (std::find(allowed.begin(), allowed.end(), text) != allowed.end()) {
      return absl::OkStatus();
    }
    return base::MakeError(base::ErrorKind::kFinal,
                           base::StrCat("\"", text, "\" is not one of the allowed values."),
                           base::StrCat("Use one of: \"", absl::StrJoin(allowed, "\", \""), "\"."));
  };
}

}  // namespace resources
