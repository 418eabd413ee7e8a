// Between what the user writes and what the server has.
#include <algorithm>
#include <array>

#include "absl/strings/match.h"
#include "provider/clients/starrocks/table_type.h"
#include "resources/shared/property_map.h"
#include "resources/shared/table.h"

namespace resources {
namespace {

using starrocks::PartitionKind;
using starrocks::TableColumn;
using starrocks::TableDefinition;

constexpr std::array<const char*, 4> kKeys = {"duplicate", "aggregate", "unique", "primary"};
constexpr std::array<const char*, 4> kPartitions = {"", "expression", "range", "list"};

template <typename Names>
std::size_t IndexIn(const Names& names, const std::string& name) {
  return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

TableColumn ToColumn(const Column& column) {
  TableColumn out;
  out.name = column.name.value_or("");
  out.type = column.type.value_or("");
  out.aggregation = column.aggregation.value_or("");
  out.nullable = column.nullable.value_or(true);
  out.auto_increment = column.auto_increment.value_or(false);
  if (column.default_value.has_value()) out.default_value = *column.default_value;
  out.default_expression = column.default_expression.value_or("");
  out.generated = column.generated.value_or("");
  out.comment = column.comment.value_or("");
  return out;
}

starrocks::TablePartitioning ToPartitioning(const Partition& partition) {
  starrocks::TablePartitioning out;
  out.kind = static_cast<PartitionKind>(IndexIn(kPartitions, partition.type.value_or("")));
  out.columns = partition.columns.value_or({});
  out.expressions = partition.expressions.value_or({});
  for (const PartitionPart& part : partition.partitions.value_or({})) {
    out.partitions.push_back({part.name.value_or(""), part.lower.value_or({}),
                              part.less_than.value_or(part.upper.value_or({})),
                              part.values.value_or({})});
  }
  return out;
}

std::optional<starrocks::TableDistribution> ToDistribution(
    const sdk::Object<Distribution>& distribution) {
  if (!distribution.has_value()) return std::nullopt;
  starrocks::TableDistribution out;
  out.hash_columns = distribution->columns.value_or({});
  if (distribution->buckets.has_value()) out.buckets = *distribution->buckets;
  return out;
}

sdk::String NullIfEmpty(const std::string& text) {
  return text.empty() ? sdk::String() : sdk::String(text);
}

// `known` where it means what the server shows.
sdk::String Text(const sdk::String& known, const std::string& shown) {
  return known.value_or("") == shown ? known : NullIfEmpty(shown);
}

sdk::String Expression(const sdk::String& known, const std::string& shown) {
  const bool same =
      starrocks::CanonicalExpression(known.value_or("")) == starrocks::CanonicalExpression(shown);
  return same ? known : NullIfEmpty(shown);
}

// (uuid()) is how the server prints uuid().
std::string WithoutParentheses(const std::string& expression) {
  const bool inside = expression.starts_with("(") && expression.ends_with(")");
  return inside ? expression.substr(1, expression.size() - 2) : expression;
}

// The canonical type of an import is what people write: one that reads back as itself.
Column ReadColumn(const Column& known, const TableColumn& shown) {
  Column column = known;
  column.name = shown.name;
  if (!starrocks::SameType(known.type.value_or(""), shown.type)) {
    const auto type = starrocks::DataType::Parse(shown.type);
    column.type = type.ok() ? type->Canonical() : shown.type;
  }
  column.aggregation = Text(known.aggregation, shown.aggregation);
  column.nullable = shown.nullable;
  column.auto_increment = shown.auto_increment;
  if (!(known.default_value.has_value() && shown.default_value == *known.default_value)) {
    column.default_value = shown.default_value ? sdk::String(*shown.default_value) : sdk::String();
  }
  column.default_expression =
      Expression(known.default_expression, WithoutParentheses(shown.default_expression));
  column.generated = Expression(known.generated, shown.generated);
  column.comment = Text(known.comment, shown.comment);
  return column;
}

std::vector<Column> ReadColumns(const std::vector<Column>& known,
                                const std::vector<TableColumn>& shown) {
  std::vector<Column> columns;
  for (const TableColumn& column : shown) {
    const auto same = std::find_if(known.begin(), known.end(), [&](const Column& candidate) {
      return candidate.name.value_or("") == column.name;
    });
    columns.push_back(ReadColumn(same == known.end() ? Column() : *same, column));
  }
  return columns;
}

bool SameNames(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const auto& x, const auto& y) { return absl::EqualsIgnoreCase(x, y); });
}

sdk::StringList Names(const sdk::StringList& known, const std::vector<std::string>& shown) {
  if (SameNames(known.value_or({}), shown)) return known;
  return shown.empty() ? sdk::StringList() : sdk::StringList(shown);
}

std::vector<PartitionPart> ReadParts(const std::vector<starrocks::TablePartition>& shown) {
  std::vector<PartitionPart> parts;
  for (const starrocks::TablePartition& partition : shown) {
    PartitionPart part;
    part.name = partition.name;
    if (!partition.lower.empty()) part.lower = partition.lower;
    if (!partition.upper.empty()) part.upper = partition.upper;
    if (!partition.values.empty()) part.values = partition.values;
    parts.push_back(std::move(part));
  }
  return parts;
}

sdk::Object<Partition> ReadPartition(const sdk::Object<Partition>& known,
                                     const starrocks::TablePartitioning& shown, bool imported) {
  if (shown.kind == PartitionKind::kNone) return {};
  Partition partition = known.value_or({});
  partition.type = std::string(kPartitions[static_cast<std::size_t>(shown.kind)]);
  partition.columns = Names(partition.columns, shown.columns);
  const std::vector<std::string> written = partition.expressions.value_or({});
  const bool same =
      std::equal(written.begin(), written.end(), shown.expressions.begin(), shown.expressions.end(),
                 [](const auto& a, const auto& b) {
                   return starrocks::CanonicalExpression(a) == starrocks::CanonicalExpression(b);
                 });
  if (!same) partition.expressions = shown.expressions;
  if (imported && !shown.partitions.empty()) partition.partitions = ReadParts(shown.partitions);
  return partition;
}

sdk::Object<Distribution> ReadDistribution(const sdk::Object<Distribution>& known,
                                           const starrocks::TableDistribution& shown) {
  Distribution distribution = known.value_or({});
  distribution.type = std::string(shown.hash_columns.empty() ? "random" : "hash");
  distribution.columns = Names(distribution.columns, shown.hash_columns);
  distribution.buckets = shown.buckets ? sdk::Int(*shown.buckets) : sdk::Int();
  return distribution;
}

bool SameProperty(const std::string&, const std::string& written, const std::string& shown) {
  return SameTableProperty(written, shown);
}

// Some properties are taken and never shown again.
bool MayBeHidden(const std::string&) { return true; }

// All but what the server adds by itself.
sdk::StringMap Importable(const Properties& shown) {
  const Properties defaults = {{"compression", "LZ4"},
                               {"fast_schema_evolution", "true"},
                               {"replicated_storage", "true"},
                               {"bucket_size", "4294967296"},
                               {"enable_persistent_index", "true"},
                               {"dynamic_partition.history_partition_num", "0"},
                               {"dynamic_partition.time_zone", "Etc/UTC"}};
  Properties properties;
  for (const auto& [key, value] : shown) {
    const auto added = defaults.find(key);
    if (added == defaults.end() || added->second != value) properties.emplace(key, value);
  }
  return properties.empty() ? sdk::StringMap() : sdk::StringMap(properties);
}

}  // namespace

std::vector<TableColumn> ToColumns(const std::vector<Column>& columns) {
  std::vector<TableColumn> out;
  for (const Column& column : columns) out.push_back(ToColumn(column));
  return out;
}

TableDefinition ToDefinition(const Table& table) {
  TableDefinition definition;
  definition.columns = ToColumns(table.columns.value_or({}));
  if (table.key.has_value()) {
    definition.key_model =
        static_cast<starrocks::KeyModel>(IndexIn(kKeys, table.key->type.value_or("")));
    definition.key_columns = table.key->columns.value_or({});
  }
  definition.comment = table.comment.value_or("");
  if (table.partition.has_value()) definition.partitioning = ToPartitioning(*table.partition);
  definition.distribution = ToDistribution(table.distribution);
  definition.order_by = table.order_by.value_or({});
  definition.properties = table.properties.value_or({});
  return definition;
}

Table AsRead(const Table& known, const TableDefinition& found, bool imported) {
  Table table = known;
  table.columns = ReadColumns(known.columns.value_or({}), found.columns);
  TableKey key = known.key.value_or({});
  key.type = std::string(kKeys[static_cast<std::size_t>(found.key_model)]);
  key.columns = Names(key.columns, found.key_columns);
  table.key = key;
  table.order_by = Names(known.order_by, found.order_by);
  table.comment = Text(known.comment, found.comment);
  table.partition = ReadPartition(known.partition, found.partitioning, imported);
  table.distribution = ReadDistribution(known.distribution, *found.distribution);
  if (imported) {
    table.properties = Importable(found.properties);
  } else if (known.properties.has_value()) {
    table.properties = ReadBack(*known.properties, found.properties, MayBeHidden, SameProperty);
  }
  if (table.deletion_protection.IsNull()) table.deletion_protection = true;
  return table;
}

}  // namespace resources
