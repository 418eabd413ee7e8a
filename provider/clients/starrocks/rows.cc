#include "provider/clients/starrocks/rows.h"

#include "absl/strings/match.h"
#include "absl/strings/str_join.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"

namespace starrocks {

std::optional<std::size_t> Rows::FindColumn(std::string_view name) const {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (absl::EqualsIgnoreCase(columns[i], base::ToAbsl(name))) return i;
  }
  return std::nullopt;
}

absl::StatusOr<std::size_t> Rows::Column(std::string_view name) const {
  if (const std::optional<std::size_t> index = FindColumn(name)) return *index;
  return base::MakeError(base::ErrorKind::kFinal,
                         base::StrCat("StarRocks answered in an unexpected shape: no column ", name,
                                      " among (", absl::StrJoin(columns, ", "), ")"));
}

absl::Status Rows::ExpectColumns(std::size_t count) const {
  if (columns.size() == count) return absl::OkStatus();
  return base::MakeError(
      base::ErrorKind::kFinal,
      base::StrCat("StarRocks answered in an unexpected shape: ", count,
                   " column(s) expected, got (", absl::StrJoin(columns, ", "), ")"));
}

const std::string& TextOf(const Cell& cell) {
  static const std::string& empty = *new std::string;
  return cell ? *cell : empty;
}

}  // namespace starrocks
