// ALTER TABLE: columns with their jobs, properties, indexes and partitions.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_TABLE_CHANGES_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_TABLE_CHANGES_H_

#include <optional>
#include <string>
#include <vector>

#include "acceptance-tests/sandbox/behaviour/context.h"
#include "acceptance-tests/sandbox/behaviour/parser.h"

namespace sandbox::behaviour {

struct ColumnChange {
  enum class Verb { kAdd, kDrop, kModify };
  Verb verb = Verb::kAdd;
  TableColumn column;  // of a drop: the name only
  bool first = false;
  std::string after;  // empty if none
  std::string place;  // of the definition: "line 1, column 32 to line 1, column 48"
};
// All clauses of one ALTER TABLE: one job.
struct ChangeColumns {
  QualifiedName name;
  std::vector<ColumnChange> changes;
};
struct CommentColumn {
  QualifiedName name;
  std::string column;
  std::string comment;
};
struct RenameColumn {
  QualifiedName name;
  std::string column;
  std::string new_name;
};
struct SetTableProperties {
  QualifiedName name;
  Properties properties;
};
struct AddIndex {
  QualifiedName name;
  TableIndex index;
};
struct DropIndex {
  QualifiedName name;
  std::string index;
};
struct CancelAlter {
  QualifiedName name;
};
struct ShowAlter {
  QualifiedName database;  // empty: the current one
  std::optional<std::string> table;
  bool newest_first = false;
  std::optional<int64_t> limit;
};

struct AddPartition {
  QualifiedName name;
  bool if_not_exists = false;
  Partition partition;
  std::optional<PartitionBatch> batch;  // instead of it
};
struct DropPartition {
  QualifiedName name;
  bool if_exists = false;
  std::string partition;
};
struct RenamePartition {
  QualifiedName name;
  std::string partition;
  std::string new_name;
};
struct ModifyPartition {
  QualifiedName name;
  std::string partition;
  Properties properties;
};
struct RecoverPartition {
  QualifiedName name;
  std::string partition;
};

Result Execute(const ChangeColumns& statement, Context& context);
Result Execute(const CommentColumn& statement, Context& context);
Result Execute(const RenameColumn& statement, Context& context);
Result Execute(const SetTableProperties& statement, Context& context);
Result Execute(const AddIndex& statement, Context& context);
Result Execute(const DropIndex& statement, Context& context);
Result Execute(const CancelAlter& statement, Context& context);
Result Execute(const ShowAlter& statement, Context& context);
Result Execute(const AddPartition& statement, Context& context);
Result Execute(const DropPartition& statement, Context& context);
Result Execute(const RenamePartition& statement, Context& context);
Result Execute(const ModifyPartition& statement, Context& context);
Result Execute(const RecoverPartition& statement, Context& context);

// Starts the job that turns `table` into `changed` (columns, indexes, properties); a `fast` one is
// finished at once. A job that writes new tablets needs a majority of healthy replicas.
MaybeError StartAlterJob(Database* database, Table* table, Table changed, bool fast,
                         Context& context);
// Finishes the jobs that are due.
void FinishAlterJobs(State* state);
// The job that changes the table's columns right now, or nullptr.
AlterJob* RunningJob(Database* database, const Table& table);

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_TABLE_CHANGES_H_
