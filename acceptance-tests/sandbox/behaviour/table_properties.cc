// ALTER TABLE SET, ADD INDEX, DROP INDEX.
#include <algorithm>
#include <array>

#include "acceptance-tests/sandbox/behaviour/strings.h"
#include "acceptance-tests/sandbox/behaviour/table_changes.h"
#include "acceptance-tests/sandbox/behaviour/table_statements.h"

namespace sandbox::behaviour {
namespace {

constexpr std::string_view kDynamic = "dynamic_partition.";

// Those that can be set on a table that is there.
constexpr std::array<std::string_view, 12> kAlterable = {
    "replication_num",      "default.replication_num", "in_memory",     "enable_persistent_index",
    "bloom_filter_columns", "partition_live_number",   "partition_ttl", "colocate_with",
    "bucket_size",          "replicated_storage",      "write_quorum",  "storage_cooldown_ttl"};

bool IsDynamic(const std::string& key) { return key.starts_with(kDynamic); }

MaybeError CheckKeys(const Properties& properties) {
  bool dynamic = std::all_of(properties.begin(), properties.end(),
                             [](const auto& property) { return IsDynamic(property.first); });
  if (properties.size() > 1 && !dynamic) {
    return AnalyzeError(kSemantic, "Can only set one table property at a time");
  }
  const auto& [key, value] = properties.front();
  bool known = dynamic || std::find(kAlterable.begin(), kAlterable.end(), key) != kAlterable.end();
  if (known) return std::nullopt;
  return AnalyzeError(kSemantic, StrCat("Unknown properties: {", key, "=", value, "}"));
}

// The key under which SHOW CREATE TABLE prints the property; empty: it doesn't.
std::string ShownKey(const std::string& key, const Table& table) {
  if (key == "default.replication_num") return "replication_num";
  if (key == "in_memory") return "";
  if (key == "enable_persistent_index" && table.key_model != "PRIMARY KEY") return "";
  return key;
}

bool HasPartitions(const Table& table) {
  return table.partitioning.kind != Partitioning::Kind::kNone;
}

ErrorResult IndexMissing(const std::string& name) {
  return RunError(StrCat("index ", name, " does not exist"));
}

}  // namespace

Result Execute(const SetTableProperties& statement, Context& context) {
  Located located = LocateForAlter(statement.name, Table::Kind::kTable, context);
  if (located.error.has_value()) return *located.error;
  if (MaybeError error = CheckKeys(statement.properties)) return *error;
  Table changed = *located.table;
  for (const auto& [key, value] : statement.properties) {
    if (key == "replication_num" && HasPartitions(changed)) {
      return NotSimulated("replication_num of a table with partitions");
    }
    std::string shown = ShownKey(key, changed);
    if (!shown.empty()) changed.properties[shown] = value;
  }
  if (statement.properties.front().first != "bloom_filter_columns") {
    located.table->properties = std::move(changed.properties);
    return OkResult{};
  }
  MaybeError error =
      StartAlterJob(located.database, located.table, std::move(changed), false, context);
  if (error.has_value()) return *error;
  return OkResult{};
}

Result Execute(const AddIndex& statement, Context& context) {
  Located located = LocateForAlter(statement.name, Table::Kind::kTable, context);
  if (located.error.has_value()) return *located.error;
  for (const std::string& column : statement.index.columns) {
    if (FindColumn(located.table, column) != nullptr) continue;
    return AnalyzeError(
        StrCat("can not find column by name: ", column, ", from table: ", located.table->name));
  }
  Table changed = *located.table;
  changed.indexes.push_back(statement.index);
  MaybeError error =
      StartAlterJob(located.database, located.table, std::move(changed), false, context);
  if (error.has_value()) return *error;
  return OkResult{};
}

Result Execute(const DropIndex& statement, Context& context) {
  Located located = LocateForAlter(statement.name, Table::Kind::kTable, context);
  if (located.error.has_value()) return *located.error;
  Table changed = *located.table;
  size_t removed = std::erase_if(
      changed.indexes, [&](const TableIndex& index) { return index.name == statement.index; });
  if (removed == 0) return IndexMissing(statement.index);
  MaybeError error =
      StartAlterJob(located.database, located.table, std::move(changed), false, context);
  if (error.has_value()) return *error;
  return OkResult{};
}

}  // namespace sandbox::behaviour
