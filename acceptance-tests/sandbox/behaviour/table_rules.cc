// What the front end checks in a CREATE TABLE and what it fills in.
#include <algorithm>
#include <array>

#include "acceptance-tests/sandbox/behaviour/config_statements.h"
#include "acceptance-tests/sandbox/behaviour/partition_rules.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"
#include "acceptance-tests/sandbox/behaviour/table_statements.h"

namespace sandbox::behaviour {
namespace {

constexpr size_t kMaxShortKeys = 3;
constexpr int kMaxShortKeyBytes = 36;
constexpr int64_t kBackends = 3;

constexpr std::array<std::string_view, 12> kProperties = {
    "replication_num",       "compression",          "storage_medium",
    "colocate_with",         "bloom_filter_columns", "enable_persistent_index",
    "replicated_storage",    "bucket_size",          "fast_schema_evolution",
    "partition_live_number", "partition_ttl",        "in_memory"};
constexpr std::string_view kDynamic = "dynamic_partition.";

struct TypeSize {
  std::string_view prefix;
  int bytes;  // in the short key; 0: cannot be a key
};
constexpr std::array<TypeSize, 20> kTypeSizes = {{
    {"boolean", 1},   {"tinyint", 1},  {"smallint", 2}, {"int", 4},      {"bigint", 8},
    {"largeint", 16}, {"datetime", 8}, {"date", 3},     {"decimal", 16}, {"varchar", 20},
    {"char", 20},     {"float", 0},    {"double", 0},   {"json", 0},     {"array", 0},
    {"map", 0},       {"struct", 0},   {"hll", 0},      {"bitmap", 0},   {"percentile", 0},
}};

int KeyBytes(const std::string& type) {
  for (const TypeSize& size : kTypeSizes) {
    if (type.starts_with(size.prefix)) return size.bytes;
  }
  return 0;
}

// The columns that become the key of a table without a key clause.
std::vector<std::string> ChooseKeys(const std::vector<TableColumn>& columns) {
  std::vector<std::string> keys;
  int total = 0;
  for (const TableColumn& column : columns) {
    int bytes = KeyBytes(column.type);
    total += bytes;
    if (bytes == 0 || keys.size() >= kMaxShortKeys || total > kMaxShortKeyBytes) break;
    keys.push_back(column.name);
    if (column.type.starts_with("varchar")) break;
  }
  return keys;
}

MaybeError MarkKeys(Table* table) {
  for (size_t i = 0; i < table->key_columns.size(); ++i) {
    TableColumn* column = FindColumn(table, table->key_columns[i]);
    if (column == nullptr) {
      return AnalyzeError(StrCat("Key column(", table->key_columns[i], ") doesn't exist."));
    }
    if (column != &table->columns[i]) {
      return AnalyzeError(
          "Key columns must be the first few columns of the schema and the order  of the key "
          "columns must be consistent with the order of the schema");
    }
    column->key = true;
    if (table->key_model == "PRIMARY KEY") column->nullable = false;
  }
  return std::nullopt;
}

MaybeError CheckColumnNames(const Table& table) {
  for (size_t i = 0; i < table.columns.size(); ++i) {
    for (size_t j = 0; j < i; ++j) {
      if (!EqualsIgnoreCase(table.columns[i].name, table.columns[j].name)) continue;
      return AnalyzeError({1060, "42S21"},
                          StrCat("Duplicate column name '", table.columns[i].name, "'"));
    }
  }
  return std::nullopt;
}

MaybeError CheckColumns(const Table& table) {
  for (const TableColumn& column : table.columns) {
    int64_t number = 0;
    if (table.key_model == "DUPLICATE KEY" && !column.key && !column.aggregation.empty()) {
      return AnalyzeError(StrCat("DUP_KEYS table should not specify aggregate type for non-key ",
                                 "column[", column.name, "]"));
    }
    if (column.type.ends_with("int") && column.default_value.has_value() &&
        !ParseInt(*column.default_value, &number)) {
      return AnalyzeError(StrCat("Invalid default value for '", column.name,
                                 "': Invalid number format: ", *column.default_value));
    }
  }
  return std::nullopt;
}

MaybeError CheckDecimals(const Table& table) {
  constexpr std::string_view kDecimal = "decimal(";
  for (const TableColumn& column : table.columns) {
    int64_t precision = 0;
    if (!column.type.starts_with(kDecimal)) continue;
    ParseInt(Split(column.type.substr(kDecimal.size()), ',')[0], &precision);
    if (precision < 1 || precision > 76) {
      return RunError("DECIMAL's precision should range from 1 to 76");
    }
  }
  return std::nullopt;
}

MaybeError CheckDistribution(Table* table) {
  for (const std::string& name : table->hash_columns) {
    const TableColumn* column = FindColumn(table, name);
    if (column == nullptr) {
      return AnalyzeError(StrCat("Distribution column(", name, ") doesn't exist."));
    }
    if (table->key_model != "DUPLICATE KEY" && !column->key) {
      return RunError(StrCat("Distribution column[", name, "] is not key column"));
    }
  }
  return std::nullopt;
}

bool IsKnownProperty(const std::string& key) {
  return key.starts_with(kDynamic) ||
         std::find(kProperties.begin(), kProperties.end(), key) != kProperties.end();
}

MaybeError CheckReplication(const std::string& value) {
  int64_t number = 0;
  if (!ParseInt(value, &number) || number <= 0) {
    return AnalyzeError("Replication num should larger than 0");
  }
  if (number <= kBackends) return std::nullopt;
  return AnalyzeError(
      "Table replication num should be less than of equal to the number of available BE nodes. "
      "You can change this default by setting the replication_num table properties. Current alive "
      "backend is [10001,10002,10003].");
}

MaybeError CheckProperties(const Table& table) {
  for (const auto& [key, value] : table.properties) {
    if (!IsKnownProperty(key)) {
      return RunError(StrCat("Unknown properties: {", key, "=", value, "}"));
    }
  }
  auto replication = table.properties.find("replication_num");
  return replication == table.properties.end() ? std::nullopt
                                               : CheckReplication(replication->second);
}

bool IsDynamic(const Table& table) {
  auto first = table.properties.lower_bound(std::string(kDynamic));
  return first != table.properties.end() && first->first.starts_with(kDynamic);
}

void FillProperties(const State& state, Table* table) {
  std::map<std::string, std::string>& properties = table->properties;
  properties.try_emplace("compression", "LZ4");
  properties.try_emplace("fast_schema_evolution", "true");
  properties.try_emplace("replicated_storage", "true");
  properties.try_emplace("replication_num", ConfigValue(state, "default_replication_num"));
  if (table->hash_columns.empty()) properties.try_emplace("bucket_size", "4294967296");
  properties.erase("in_memory");
  if (IsDynamic(*table)) {
    properties.try_emplace("dynamic_partition.enable", "true");
    properties.try_emplace("dynamic_partition.history_partition_num", "0");
    properties.try_emplace("dynamic_partition.time_zone", "Etc/UTC");
  }
  ParseInt(properties["replication_num"], &table->replicas);
  if (table->key_model == "PRIMARY KEY") {
    properties.try_emplace("enable_persistent_index", "true");
  } else {
    properties.erase("enable_persistent_index");
  }
}

}  // namespace

MaybeError CompleteTable(State* state, Table* table) {
  if (MaybeError error = CheckDecimals(*table)) return error;
  if (MaybeError error = CheckColumnNames(*table)) return error;
  if (table->key_model.empty()) {
    table->key_model = "DUPLICATE KEY";
    table->key_columns = ChooseKeys(table->columns);
  }
  if (MaybeError error = MarkKeys(table)) return error;
  if (MaybeError error = CheckColumns(*table)) return error;
  if (MaybeError error = CheckDistribution(table)) return error;
  if (MaybeError error = CheckProperties(*table)) return error;
  FillProperties(*state, table);
  return CompletePartitions(state, table);
}

}  // namespace sandbox::behaviour
