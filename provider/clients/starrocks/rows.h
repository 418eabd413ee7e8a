// What a query returned: a table of text.
#ifndef PROVIDER_CLIENTS_STARROCKS_ROWS_H_
#define PROVIDER_CLIENTS_STARROCKS_ROWS_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace starrocks {

using Cell = std::optional<std::string>;  // nullopt is NULL

struct Rows {
  std::vector<std::string> columns;
  std::vector<std::vector<Cell>> rows;  // each as wide as `columns`

  // The column's index; names are compared without case. An absent one is an error that names the
  // columns which came instead (never "the object is absent").
  absl::StatusOr<std::size_t> Column(std::string_view name) const;
  // nullopt if there's no such column.
  std::optional<std::size_t> FindColumn(std::string_view name) const;
  // An error that names the columns if there aren't `count`; for columns named after an object.
  absl::Status ExpectColumns(std::size_t count) const;
};

// NULL as the empty text.
const std::string& TextOf(const Cell& cell);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_ROWS_H_
