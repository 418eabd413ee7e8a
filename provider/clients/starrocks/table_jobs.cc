#include "provider/clients/starrocks/table_jobs.h"

#include <algorithm>

#include "absl/strings/numbers.h"
#include "provider/base/log.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"

namespace starrocks {
namespace {

using base::StrCat;

constexpr absl::Duration kFirstPause = absl::Milliseconds(100);
constexpr absl::Duration kLongestPause = absl::Seconds(3);

absl::StatusOr<AlterJob> JobFrom(const Rows& rows, const std::vector<Cell>& row) {
  TF_ASSIGN(const std::size_t id, rows.Column("JobId"));
  TF_ASSIGN(const std::size_t state, rows.Column("State"));
  TF_ASSIGN(const std::size_t message, rows.Column("Msg"));
  TF_ASSIGN(const std::size_t progress, rows.Column("Progress"));
  AlterJob job{0, TextOf(row[state]), TextOf(row[message]), TextOf(row[progress])};
  if (!absl::SimpleAtoi(TextOf(row[id]), &job.id)) {
    return base::MakeError(base::ErrorKind::kFinal,
                           StrCat("StarRocks answered in an unexpected shape: the JobId is \"",
                                  TextOf(row[id]), "\""));
  }
  return job;
}

std::string Shown(const TableName& name) { return StrCat(name.database, ".", name.name); }

absl::Status Cancelled(const TableName& name, const AlterJob& job) {
  return base::MakeError(
      base::ErrorKind::kFinal,
      StrCat("StarRocks cancelled job ", job.id, ", which changes the columns of ", Shown(name),
             ": ", job.message.empty() ? "it gives no reason" : job.message),
      "The table is as it was before. Remove the cause, then apply again.");
}

absl::Status StillRuns(const TableName& name, const AlterJob& job, const absl::Status& why) {
  return base::MakeError(
      base::ErrorKind::kFinal,
      StrCat("Job ", job.id, ", which changes the columns of ", Shown(name), ", is ", job.state,
             " and goes on on the server; waiting for it ended: ", std::string(why.message())),
      "Apply again once it has ended, or allow more time in timeouts. CANCEL ALTER TABLE COLUMN "
      "stops it.");
}

}  // namespace

absl::StatusOr<std::optional<AlterJob>> LastAlterJob(Client& client, const base::Context& context,
                                                     const TableName& name) {
  TF_ASSIGN(const sql::Ident database, sql::Ident::Of(name.database));
  TF_ASSIGN(const sql::Literal table, sql::Literal::Of(name.name));
  TF_ASSIGN(const Rows rows, client.Query(sql::Statement("SHOW ALTER TABLE COLUMN FROM ")
                                              << database << " WHERE TableName = " << table,
                                          context));
  std::optional<AlterJob> last;
  for (const std::vector<Cell>& row : rows.rows) {
    TF_ASSIGN(AlterJob job, JobFrom(rows, row));
    if (!last || job.id > last->id) last = std::move(job);
  }
  return last;
}

absl::Status AwaitAlterJob(Client& client, const base::Context& context, const TableName& name,
                           int64_t after) {
  for (absl::Duration pause = kFirstPause;; pause = std::min(pause * 2, kLongestPause)) {
    TF_ASSIGN(const std::optional<AlterJob> job, LastAlterJob(client, context, name));
    if (!job || job->id <= after || job->state == "FINISHED") return absl::OkStatus();
    if (job->state == "CANCELLED") return Cancelled(name, *job);
    base::Log(base::LogLevel::kInfo, "waiting for a change of columns",
              {{"table", Shown(name)}, {"state", job->state}, {"progress", job->progress}});
    const absl::Status slept = context.Sleep(pause);
    if (!slept.ok()) return StillRuns(name, *job, slept);
  }
}

}  // namespace starrocks
