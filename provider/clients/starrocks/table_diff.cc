#include "provider/clients/starrocks/table_diff.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "provider/base/strings.h"
#include "provider/clients/starrocks/table_type.h"

namespace starrocks {
namespace {

using base::StrCat;
using Columns = std::vector<TableColumn>;
using Verb = ColumnChange::Verb;

bool SameName(std::string_view a, std::string_view b) {
  return absl::EqualsIgnoreCase(base::ToAbsl(a), base::ToAbsl(b));
}

bool Contains(const std::vector<std::string>& names, std::string_view name) {
  return std::any_of(names.begin(), names.end(),
                     [name](const std::string& other) { return SameName(other, name); });
}

Columns::const_iterator FindIn(const Columns& columns, std::string_view name) {
  return std::find_if(columns.begin(), columns.end(),
                      [name](const TableColumn& column) { return SameName(column.name, name); });
}

// Whether a canonical expression names the column: as a word, and not in a text.
bool Names(std::string_view expression, std::string_view column) {
  const auto is_word = [](char c) {
    return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '_';
  };
  std::string word;
  bool quoted = false;
  for (const char c : base::StrCat(expression, " ")) {
    if (is_word(c) && !quoted) {
      word += c;
      continue;
    }
    if (!word.empty() && SameName(word, column)) return true;
    word.clear();
    if (c == '\'') quoted = !quoted;
  }
  return false;
}

bool IsPartitionedBy(const TableDefinition& table, std::string_view name) {
  return Contains(table.partitioning.columns, name) ||
         std::any_of(table.partitioning.expressions.begin(), table.partitioning.expressions.end(),
                     [name](const std::string& expression) {
                       return Names(CanonicalExpression(expression), name);
                     });
}

// What holds a column in its place: empty if nothing does.
std::string HeldBy(const TableDefinition& table, std::string_view name) {
  if (table.distribution && Contains(table.distribution->hash_columns, name)) {
    return "the table is distributed by it";
  }
  if (IsPartitionedBy(table, name)) return "the table is partitioned by it";
  return Contains(table.order_by, name) ? "the table is sorted by it" : "";
}

// Why a column can't become another in place; empty if it can.
std::string WhyNot(const TableDefinition& table, const TableColumn& from, const TableColumn& to) {
  const auto type = DataType::Parse(from.type), wanted = DataType::Parse(to.type);
  const bool same_type = SameType(from.type, to.type);
  if (!same_type && !(type.ok() && wanted.ok() && type->CanBecome(*wanted))) {
    return StrCat(from.type, " can't become ", to.type);
  }
  if (from.nullable && !to.nullable) return "NULL can't become NOT NULL";
  if (from.default_value != to.default_value ||
      CanonicalExpression(from.default_expression) != CanonicalExpression(to.default_expression)) {
    return "StarRocks can't change a default value";
  }
  if (from.aggregation != to.aggregation) return "StarRocks can't change an aggregation";
  if (from.auto_increment != to.auto_increment ||
      CanonicalExpression(from.generated) != CanonicalExpression(to.generated)) {
    return "StarRocks can't change how its values are made";
  }
  const bool primary = table.key_model == KeyModel::kPrimary;
  if (primary && Contains(table.key_columns, from.name)) return "it is a column of the primary key";
  return HeldBy(table, from.name);
}

class Differ {
 public:
  Differ(const TableDefinition& from, const Columns& to, bool comments_alone)
      : from_(from), to_(to), comments_alone_(comments_alone) {}

  ColumnDiff Run() {
    Drop();
    for (std::size_t i = 0; i < to_.size() && diff_.obstacle.empty(); ++i) Place(i);
    return std::move(diff_);
  }

 private:
  void Obstacle(const TableColumn& column, std::string_view what, std::string_view why) {
    diff_.obstacle =
        StrCat("The column ", column.name, " can't be ", what, " in place: ", why, ".");
  }

  void Drop() {
    for (const TableColumn& column : from_.columns) {
      if (FindIn(to_, column.name) != to_.end()) {
        left_.push_back(column);
        continue;
      }
      const bool key = Contains(from_.key_columns, column.name);
      const std::string held = key ? "it is a column of the key" : HeldBy(from_, column.name);
      if (!held.empty()) return Obstacle(column, "dropped", held);
      ColumnChange drop;
      drop.verb = Verb::kDrop;
      drop.column.name = column.name;
      diff_.changes.push_back(std::move(drop));
    }
  }

  // Makes the column at `i` what it has to be; all before it are.
  void Place(std::size_t i) {
    const TableColumn& wanted = to_[i];
    const auto there = FindIn(left_, wanted.name);
    if (there == left_.end()) return Add(i);
    const TableColumn before = *there;
    const bool moved = static_cast<std::size_t>(there - left_.begin()) != i;
    if (moved) {
      left_.erase(there);
      left_.insert(left_.begin() + static_cast<std::ptrdiff_t>(i), before);
    }
    Modify(i, before, moved);
  }

  ColumnChange At(std::size_t i, Verb verb, bool placed) const {
    ColumnChange change;
    change.verb = verb;
    change.column = to_[i];
    change.key = Contains(from_.key_columns, to_[i].name);
    change.first = placed && i == 0;
    if (placed && i > 0) change.after = to_[i - 1].name;
    return change;
  }

  void Add(std::size_t i) {
    const TableColumn& wanted = to_[i];
    const bool filled = wanted.nullable || wanted.default_value ||
                        !wanted.default_expression.empty() || !wanted.generated.empty();
    if (wanted.auto_increment) return Obstacle(wanted, "added", "its values are made on insert");
    if (!filled) return Obstacle(wanted, "added", "it is NOT NULL and has no default");
    diff_.changes.push_back(At(i, Verb::kAdd, i < left_.size()));
    left_.insert(left_.begin() + static_cast<std::ptrdiff_t>(i), wanted);
  }

  void Modify(std::size_t i, const TableColumn& before, bool moved) {
    const TableColumn& wanted = to_[i];
    TableColumn commented = before;
    commented.comment = wanted.comment;
    if (moved && Contains(from_.key_columns, wanted.name)) {
      return Obstacle(wanted, "moved", "it is a column of the key");
    }
    if (!moved && SameColumn(before, wanted)) return;
    if (!moved && comments_alone_ && SameColumn(commented, wanted)) {
      diff_.comments.emplace_back(before.name, wanted.comment);
      return;
    }
    const std::string why = SameColumn(commented, wanted) ? "" : WhyNot(from_, before, wanted);
    if (!why.empty()) return Obstacle(wanted, "changed", why);
    diff_.changes.push_back(At(i, Verb::kModify, moved));
  }

  const TableDefinition& from_;
  const Columns& to_;
  const bool comments_alone_;
  Columns left_;  // the columns as they are after the changes so far
  ColumnDiff diff_;
};

}  // namespace

bool SameColumn(const TableColumn& a, const TableColumn& b) {
  return SameType(a.type, b.type) && a.aggregation == b.aggregation && a.nullable == b.nullable &&
         a.auto_increment == b.auto_increment && a.default_value == b.default_value &&
         CanonicalExpression(a.default_expression) == CanonicalExpression(b.default_expression) &&
         CanonicalExpression(a.generated) == CanonicalExpression(b.generated) &&
         a.comment == b.comment;
}

ColumnDiff DiffColumns(const TableDefinition& from, const std::vector<TableColumn>& to,
                       bool comments_alone) {
  return Differ(from, to, comments_alone).Run();
}

bool IsAlterableTableProperty(const std::string& key) {
  constexpr std::array<std::string_view, 28> kAlterable = {"replication_num",
                                                           "default.replication_num",
                                                           "default.storage_medium",
                                                           "storage_cooldown_ttl",
                                                           "colocate_with",
                                                           "bloom_filter_columns",
                                                           "bloom_filter_fpp",
                                                           "write_quorum",
                                                           "labels.location",
                                                           "partition_live_number",
                                                           "partition_ttl",
                                                           "partition_retention_condition",
                                                           "time_drift_constraint",
                                                           "in_memory",
                                                           "enable_persistent_index",
                                                           "persistent_index_type",
                                                           "primary_index_cache_expire_sec",
                                                           "replicated_storage",
                                                           "bucket_size",
                                                           "mutable_bucket_num",
                                                           "enable_load_profile",
                                                           "base_compaction_forbidden_time_ranges",
                                                           "unique_constraints",
                                                           "foreign_key_constraints",
                                                           "datacache.partition_duration",
                                                           "file_bundling",
                                                           "binlog_enable",
                                                           "binlog_ttl_second"};
  return key.starts_with("dynamic_partition.") || key.starts_with("flat_json.") ||
         std::find(kAlterable.begin(), kAlterable.end(), key) != kAlterable.end();
}

}  // namespace starrocks
