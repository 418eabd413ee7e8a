// Rules between the attributes of a table.
#include <algorithm>
#include <optional>

#include "absl/strings/match.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "resources/shared/table.h"

namespace resources {
namespace {

using Columns = std::vector<Column>;

absl::Status Wrong(cty::Path path, std::string_view message, std::string_view next_step) {
  return sdk::AtAttribute(std::move(path),
                          base::MakeError(base::ErrorKind::kFinal, message, next_step));
}

std::optional<std::size_t> IndexOf(const Columns& columns, const std::string& name) {
  const auto found = std::find_if(columns.begin(), columns.end(), [&](const Column& column) {
    return absl::EqualsIgnoreCase(column.name.value_or(""), name);
  });
  if (found == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns.begin());
}

absl::Status CheckThere(const Columns& columns, const sdk::StringList& names, cty::Path path) {
  if (!names.has_value()) return absl::OkStatus();
  for (const std::string& name : *names) {
    if (IndexOf(columns, name)) continue;
    return Wrong(path, base::StrCat("There is no column ", name, "."),
                 "Name columns of this table.");
  }
  return absl::OkStatus();
}

absl::Status CheckColumn(const Column& column, std::size_t index) {
  const cty::Path path = cty::Path("columns").Index(static_cast<int64_t>(index));
  const int sources =
      (column.default_value.IsNull() ? 0 : 1) + (column.default_expression.IsNull() ? 0 : 1) +
      (column.generated.IsNull() ? 0 : 1) + (column.auto_increment.value_or(false) ? 1 : 0);
  if (sources <= 1) return absl::OkStatus();
  return Wrong(path,
               base::StrCat("The values of column ", column.name.value_or(""),
                            " have more than one source."),
               "Keep one of default, default_expression, generated and auto_increment.");
}

absl::Status CheckColumns(const Columns& columns) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    TF_TRY(CheckColumn(columns[i], i));
    if (IndexOf(columns, columns[i].name.value_or("")) == i) continue;
    return Wrong(cty::Path("columns").Index(static_cast<int64_t>(i)).Attribute("name"),
                 base::StrCat("The column ", columns[i].name.value_or(""), " is there twice."),
                 "Column names are compared without case.");
  }
  if (!columns.empty()) return absl::OkStatus();
  return Wrong(cty::Path("columns"), "A table has at least one column.", "");
}

absl::Status CheckKey(const Columns& columns, const TableKey& key) {
  if (!key.columns.has_value()) return absl::OkStatus();
  const cty::Path path = cty::Path("key").Attribute("columns");
  TF_TRY(CheckThere(columns, key.columns, path));
  for (std::size_t i = 0; i < key.columns->size(); ++i) {
    const Column& column = columns[*IndexOf(columns, (*key.columns)[i])];
    if (IndexOf(columns, (*key.columns)[i]) != i) {
      return Wrong(path, "The columns of the key are not the first ones of the table.",
                   "StarRocks wants them first, in the same order.");
    }
    const bool primary = key.type.value_or("") == "primary";
    if (!primary || column.nullable.IsUnknown() || !column.nullable.value_or(true)) continue;
    return Wrong(
        cty::Path("columns").Index(static_cast<int64_t>(i)).Attribute("nullable"),
        base::StrCat("The column ", column.name.value_or(""), " of a primary key may be ", "NULL."),
        "Set nullable = false.");
  }
  return absl::OkStatus();
}

absl::Status CheckAggregations(const Columns& columns, const TableKey& key) {
  if (!key.columns.has_value() || !key.type.has_value()) return absl::OkStatus();
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const bool wanted = *key.type == "aggregate" && i >= key.columns->size();
    if (columns[i].aggregation.IsUnknown() || columns[i].aggregation.IsNull() != wanted) continue;
    return Wrong(cty::Path("columns").Index(static_cast<int64_t>(i)).Attribute("aggregation"),
                 wanted ? "This column of a table with an aggregate key has no aggregation."
                        : "Only values of a table with an aggregate key have an aggregation.",
                 "");
  }
  return absl::OkStatus();
}

absl::Status CheckPartition(const Columns& columns, const Partition& partition) {
  if (!partition.type.has_value()) return absl::OkStatus();
  const cty::Path path("partition");
  TF_TRY(CheckThere(columns, partition.columns, path.Attribute("columns")));
  const bool expression = *partition.type == "expression";
  if (expression && partition.expressions.IsNull()) {
    return Wrong(path.Attribute("expressions"), "There is nothing to part the rows by.",
                 "Set expressions.");
  }
  if (expression && !(partition.columns.IsNull() && partition.partitions.IsNull())) {
    return Wrong(path, "columns and partitions are of range and list.",
                 "With type \"expression\" StarRocks makes the partitions.");
  }
  if (!expression && (partition.columns.IsNull() || !partition.expressions.IsNull())) {
    return Wrong(path, base::StrCat("The type \"", *partition.type, "\" needs columns."),
                 "Set columns instead of expressions.");
  }
  return absl::OkStatus();
}

absl::Status CheckDistribution(const Columns& columns, const Distribution& distribution) {
  if (!distribution.type.has_value()) return absl::OkStatus();
  const cty::Path path = cty::Path("distribution").Attribute("columns");
  TF_TRY(CheckThere(columns, distribution.columns, path));
  const bool hash = *distribution.type == "hash";
  if (distribution.columns.IsUnknown() || distribution.columns.IsNull() != hash) {
    return absl::OkStatus();
  }
  return Wrong(path, hash ? "There is nothing to hash." : "Nothing is hashed.",
               hash ? "Set columns." : "Remove columns, or set type = \"hash\".");
}

}  // namespace

absl::Status CheckTable(const Table& table) {
  if (!table.columns.has_value()) return absl::OkStatus();
  const Columns& columns = *table.columns;
  TF_TRY(CheckColumns(columns));
  if (table.key.has_value()) {
    TF_TRY(CheckKey(columns, *table.key));
    TF_TRY(CheckAggregations(columns, *table.key));
  }
  TF_TRY(CheckThere(columns, table.order_by, cty::Path("order_by")));
  if (table.partition.has_value()) TF_TRY(CheckPartition(columns, *table.partition));
  if (table.distribution.has_value()) TF_TRY(CheckDistribution(columns, *table.distribution));
  return absl::OkStatus();
}

}  // namespace resources
