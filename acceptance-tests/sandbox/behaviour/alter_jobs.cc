// Changes of a table's columns as jobs.
#include <algorithm>
#include <chrono>

#include "acceptance-tests/sandbox/behaviour/access.h"
#include "acceptance-tests/sandbox/behaviour/rows.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"
#include "acceptance-tests/sandbox/behaviour/table_changes.h"
#include "acceptance-tests/sandbox/behaviour/table_statements.h"

namespace sandbox::behaviour {
namespace {

using JobState = AlterJob::State;

int64_t NowMilliseconds() {
  auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

// Jobs are done at once unless somebody has set the pace of the scheduler.
int64_t JobMilliseconds(const State& state) {
  auto set = state.frontend_config.find("alter_scheduler_interval_millisecond");
  int64_t milliseconds = 0;
  if (set != state.frontend_config.end()) ParseInt(set->second, &milliseconds);
  return milliseconds;
}

// New tablets can only be written where a majority of the replicas is there.
MaybeError CheckReplicas(const Table& table, Context& context) {
  int64_t wanted = 1;
  auto replication = table.properties.find("replication_num");
  if (replication != table.properties.end()) ParseInt(replication->second, &wanted);
  if (table.replicas >= wanted / 2 + 1) return std::nullopt;
  return RunError(
      StrCat("tablet ", context.state.NewId(), " has few healthy replica: ", table.replicas));
}

void Finish(AlterJob* job, Table* table) {
  job->state = JobState::kFinished;
  job->finished_seconds = NowSeconds();
  table->columns = job->changed.columns;
  table->key_columns = job->changed.key_columns;
  table->indexes = job->changed.indexes;
  table->properties = job->changed.properties;
}

Table* FindById(Database* database, int64_t id) {
  for (auto& [name, table] : database->tables) {
    if (table.id == id) return &table;
  }
  return nullptr;
}

const char* StateText(JobState state) {
  if (state == JobState::kRunning) return "RUNNING";
  return state == JobState::kFinished ? "FINISHED" : "CANCELLED";
}

std::vector<Cell> JobRow(const AlterJob& job) {
  Cell finished = job.state == JobState::kRunning ? Cell() : FormatTime(job.finished_seconds);
  return {StrCat(job.id),
          job.table_name,
          FormatTime(job.created_seconds),
          finished,
          job.table_name,
          StrCat(job.index_id),
          StrCat(job.origin_index_id),
          StrCat(job.schema_version, ":", job.id),
          StrCat(job.transaction_id),
          StateText(job.state),
          job.message,
          std::nullopt,
          job.fast ? "1" : "86400"};
}

}  // namespace

MaybeError StartAlterJob(Database* database, Table* table, Table changed, bool fast,
                         Context& context) {
  if (!fast) {
    if (MaybeError error = CheckReplicas(*table, context)) return error;
  }
  AlterJob job;
  job.id = context.state.NewId();
  job.table_id = table->id;
  job.table_name = table->name;
  job.origin_index_id = table->id;
  job.index_id = fast ? table->id : context.state.NewId();
  job.schema_version =
      1 + std::count_if(database->alter_jobs.begin(), database->alter_jobs.end(),
                        [&](const AlterJob& j) { return j.table_id == table->id; });
  job.transaction_id = context.state.NewTransactionId();
  job.fast = fast;
  job.created_seconds = NowSeconds();
  job.due_milliseconds = NowMilliseconds() + (fast ? 0 : JobMilliseconds(context.state));
  job.changed = std::move(changed);
  database->alter_jobs.push_back(std::move(job));
  FinishAlterJobs(&context.state);
  return std::nullopt;
}

void FinishAlterJobs(State* state) {
  for (auto& [name, database] : state->databases) {
    for (AlterJob& job : database.alter_jobs) {
      if (job.state != JobState::kRunning || job.due_milliseconds > NowMilliseconds()) continue;
      Table* table = FindById(&database, job.table_id);
      if (table != nullptr) Finish(&job, table);
    }
  }
}

AlterJob* RunningJob(Database* database, const Table& table) {
  for (AlterJob& job : database->alter_jobs) {
    if (job.table_id == table.id && job.state == JobState::kRunning) return &job;
  }
  return nullptr;
}

Result Execute(const CancelAlter& statement, Context& context) {
  Located located = LocateTable(statement.name, context);
  if (located.error.has_value()) return *located.error;
  if (MaybeError error = RequireTable(context, *located.database, *located.table, "ALTER")) {
    return *error;
  }
  AlterJob* job = RunningJob(located.database, *located.table);
  if (job == nullptr) {
    return RunError(
        StrCat("Table[", located.table->name, "] is not under SCHEMA_CHANGE/WAITING_STABLE."));
  }
  job->state = JobState::kCancelled;
  job->message = "user cancelled";
  job->finished_seconds = NowSeconds();
  return OkResult{};
}

Result Execute(const ShowAlter& statement, Context& context) {
  QualifiedName name = statement.database;
  name.push_back("");
  Located located = LocateDatabase(name, context);
  if (located.error.has_value()) return *located.error;
  RowsResult result = MakeRows({"JobId", "TableName", "CreateTime", "FinishTime", "IndexName",
                                "IndexId", "OriginIndexId", "SchemaVersion", "TransactionId",
                                "State", "Msg", "Progress", "Timeout"});
  for (const AlterJob& job : located.database->alter_jobs) {
    if (statement.table.has_value() && job.table_name != *statement.table) continue;
    result.rows.push_back(JobRow(job));
  }
  if (statement.newest_first) std::reverse(result.rows.begin(), result.rows.end());
  size_t limit = static_cast<size_t>(statement.limit.value_or(INT64_MAX));
  if (result.rows.size() > limit) result.rows.resize(limit);
  return result;
}

}  // namespace sandbox::behaviour
