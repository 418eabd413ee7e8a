// What the front end checks in partitions and what it fills in.
#include "acceptance-tests/sandbox/behaviour/partition_rules.h"

#include <algorithm>

#include "acceptance-tests/sandbox/behaviour/partition_bounds.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"
#include "acceptance-tests/sandbox/behaviour/table_statements.h"

namespace sandbox::behaviour {
namespace {

using Kind = Partitioning::Kind;

MaybeError CheckColumns(Table* table) {
  for (const std::string& name : table->partitioning.columns) {
    const TableColumn* column = FindColumn(table, name);
    if (column == nullptr) {
      return AnalyzeError(StrCat("Partition column[", name, "] does not exist in column list."));
    }
    if (table->key_model != "DUPLICATE KEY" && !column->key) {
      return AnalyzeError(
          "The partition column could not be aggregated column and unique table's partition column "
          "must be key column");
    }
  }
  return std::nullopt;
}

MaybeError CheckNames(const std::vector<Partition>& partitions) {
  for (size_t i = 0; i < partitions.size(); ++i) {
    for (size_t j = 0; j < i; ++j) {
      if (partitions[i].name != partitions[j].name) continue;
      return AnalyzeError(StrCat("Duplicated partition name: ", partitions[i].name));
    }
  }
  return std::nullopt;
}

MaybeError CheckMaxValue(const Partitioning& partitioning) {
  for (const Partition& partition : partitioning.partitions) {
    bool max = std::find(partition.upper.begin(), partition.upper.end(), kMaxValue) !=
               partition.upper.end();
    if (max && partitioning.columns.size() > 1) {
      return AnalyzeError("Not support MAXVALUE in multi partition range values.");
    }
  }
  return std::nullopt;
}

// Where the partition begins that was given its end only: where the last one before it ends.
Bounds LowerBound(const Table& table, const BoundTypes& types, const Bounds& upper) {
  Bounds lower = types.Minimum();
  for (const Partition& partition : table.partitioning.partitions) {
    if (!types.Less(upper, partition.upper) && types.Less(lower, partition.upper)) {
      lower = partition.upper;
    }
  }
  return lower;
}

MaybeError AddRange(const BoundTypes& types, Partition partition, Table* table) {
  std::vector<Partition>& partitions = table->partitioning.partitions;
  if (MaybeError error = types.Normalize(&partition.lower)) return error;
  if (MaybeError error = types.Normalize(&partition.upper)) return error;
  if (partition.lower.empty()) partition.lower = LowerBound(*table, types, partition.upper);
  auto place = partitions.begin();
  for (const Partition& other : partitions) {
    bool apart =
        !types.Less(partition.lower, other.upper) || !types.Less(other.lower, partition.upper);
    if (!apart) {
      return RunError(StrCat("Range ", types.RangeText(partition),
                             " is intersected with range: ", types.RangeText(other)));
    }
    if (types.Less(other.lower, partition.lower)) ++place;
  }
  partitions.insert(place, std::move(partition));
  return std::nullopt;
}

MaybeError AddList(Partition partition, Table* table) {
  for (const Partition& other : table->partitioning.partitions) {
    for (const std::vector<std::string>& value : partition.values) {
      if (std::find(other.values.begin(), other.values.end(), value) == other.values.end()) {
        continue;
      }
      return RunError(StrCat("Duplicate partition value ", Join(value, ", ")));
    }
  }
  table->partitioning.partitions.push_back(std::move(partition));
  return std::nullopt;
}

MaybeError Expand(Partitioning* partitioning) {
  for (const PartitionBatch& batch : partitioning->batches) {
    std::vector<Partition> partitions = ExpandBatch(batch);
    if (partitions.empty()) return NotSimulated(StrCat("EVERY (INTERVAL ", batch.unit, ")"));
    for (Partition& partition : partitions) {
      partitioning->partitions.push_back(std::move(partition));
    }
  }
  partitioning->batches.clear();
  return std::nullopt;
}

}  // namespace

MaybeError InsertPartition(Partition partition, Table* table) {
  if (table->partitioning.kind == Kind::kList) return AddList(std::move(partition), table);
  return AddRange(BoundTypes(*table), std::move(partition), table);
}

MaybeError CompletePartitions(State* state, Table* table) {
  Partitioning& partitioning = table->partitioning;
  if (MaybeError error = CheckColumns(table)) return error;
  if (MaybeError error = Expand(&partitioning)) return error;
  if (MaybeError error = CheckNames(partitioning.partitions)) return error;
  if (MaybeError error = CheckMaxValue(partitioning)) return error;
  std::vector<Partition> written = std::move(partitioning.partitions);
  partitioning.partitions.clear();
  for (Partition& partition : written) {
    partition.id = state->NewId();
    if (MaybeError error = InsertPartition(std::move(partition), table)) return error;
  }
  return std::nullopt;
}

}  // namespace sandbox::behaviour
