#include <algorithm>

#include "acceptance-tests/sandbox/behaviour/partition_bounds.h"
#include "acceptance-tests/sandbox/behaviour/partition_rules.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"
#include "acceptance-tests/sandbox/behaviour/table_changes.h"
#include "acceptance-tests/sandbox/behaviour/table_statements.h"

namespace sandbox::behaviour {
namespace {

Located LocateTableForAlter(const QualifiedName& name, const Context& context) {
  return LocateForAlter(name, Table::Kind::kTable, context);
}

Partition* FindPartition(Table* table, const std::string& name) {
  for (Partition& partition : table->partitioning.partitions) {
    if (partition.name == name) return &partition;
  }
  return nullptr;
}

ErrorResult NoPartition(const std::string& name) {
  return RunError({1507, "HY000"}, StrCat("Error in list of partitions to [", name, "]"));
}

// In an ALTER everything about partitions is found by the analysis.
MaybeError Insert(Partition partition, Table* table, Context& context) {
  partition.id = context.state.NewId();
  if (MaybeError error = InsertPartition(std::move(partition), table)) {
    return AnalyzeError(error->message);
  }
  return std::nullopt;
}

Result AddBatch(const PartitionBatch& batch, Table* table, Context& context) {
  std::vector<Partition> partitions = ExpandBatch(batch);
  if (partitions.empty()) return NotSimulated("ADD PARTITIONS");
  for (Partition& partition : partitions) {
    if (MaybeError error = Insert(std::move(partition), table, context)) return *error;
  }
  return OkResult{};
}

}  // namespace

Result Execute(const AddPartition& statement, Context& context) {
  Located located = LocateTableForAlter(statement.name, context);
  if (located.error.has_value()) return *located.error;
  if (located.table->partitioning.kind == Partitioning::Kind::kNone) {
    return NotSimulated("ADD PARTITION to a table without partitions");
  }
  if (statement.batch.has_value()) return AddBatch(*statement.batch, located.table, context);
  if (FindPartition(located.table, statement.partition.name) != nullptr) {
    if (statement.if_not_exists) return OkResult{};
    return AnalyzeError({1517, "HY000"},
                        StrCat("Duplicate partition name ", statement.partition.name));
  }
  if (MaybeError error = Insert(statement.partition, located.table, context)) return *error;
  return OkResult{};
}

Result Execute(const DropPartition& statement, Context& context) {
  Located located = LocateTableForAlter(statement.name, context);
  if (located.error.has_value()) return *located.error;
  std::vector<Partition>& partitions = located.table->partitioning.partitions;
  Partition* found = FindPartition(located.table, statement.partition);
  if (found == nullptr) {
    if (statement.if_exists) return OkResult{};
    return NoPartition(statement.partition);
  }
  located.table->recycled_partitions.push_back(std::move(*found));
  partitions.erase(partitions.begin() + (found - partitions.data()));
  return OkResult{};
}

Result Execute(const RenamePartition& statement, Context& context) {
  Located located = LocateTableForAlter(statement.name, context);
  if (located.error.has_value()) return *located.error;
  Partition* found = FindPartition(located.table, statement.partition);
  if (found == nullptr) return NoPartition(statement.partition);
  found->name = statement.new_name;
  return OkResult{};
}

Result Execute(const ModifyPartition& statement, Context& context) {
  Located located = LocateTableForAlter(statement.name, context);
  if (located.error.has_value()) return *located.error;
  Partition* found = FindPartition(located.table, statement.partition);
  if (found == nullptr) return NoPartition(statement.partition);
  for (const auto& [key, value] : statement.properties) {
    if (key != "replication_num") return NotSimulated(StrCat("MODIFY PARTITION SET ", key));
    found->replication_num = value;
  }
  return OkResult{};
}

Result Execute(const RecoverPartition& statement, Context& context) {
  Located located = LocateTableForAlter(statement.name, context);
  if (located.error.has_value()) return *located.error;
  std::vector<Partition>& bin = located.table->recycled_partitions;
  auto found = std::find_if(bin.rbegin(), bin.rend(), [&](const Partition& partition) {
    return partition.name == statement.partition;
  });
  if (found == bin.rend()) return NotSimulated("RECOVER PARTITION of an unknown one");
  Partition partition = std::move(*found);
  bin.erase(std::next(found).base());
  if (MaybeError error = InsertPartition(std::move(partition), located.table)) return *error;
  return OkResult{};
}

}  // namespace sandbox::behaviour
