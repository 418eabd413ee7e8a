// Reading and importing a job: what its attributes say of the one that is found.
#include <cctype>
#include <optional>

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "resources/shared/backends.h"
#include "resources/shared/flink_run.h"

namespace resources {
namespace {

using base::StrCat;

std::string Lower(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

bool IsJobId(std::string_view text) {
  return text.size() == 32 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// The first read after an import: only the job's id is known.
absl::Status FillImported(sdk::Call& call, const http::Client& client, FlinkRun& run) {
  TF_ASSIGN(const std::optional<flink::Job> job,
            flink::FindJob(client, call.context(), *run.job_id));
  if (!job) {
    return base::MakeError(base::ErrorKind::kNotFound,
                           StrCat("The cluster knows no job ", *run.job_id, "."),
                           "The data source starrocks_flink_jobs lists its jobs.");
  }
  run.name = job->name;
  return absl::OkStatus();
}

// The remembered job, if it has ended.
const flink::JobSummary* Ended(const flink::View& view, const std::string& job_id) {
  for (const flink::JobSummary& job : view.ended) {
    if (job.id == job_id) return &job;
  }
  return nullptr;
}

absl::Status ReadEnded(sdk::Call& call, const http::Client& client,
                       const flink::Lifecycle& lifecycle, const flink::View& view,
                       const flink::JobSummary& job, FlinkRun& run) {
  const bool was_running = run.state.value_or("") == kRunning;
  run.status = job.state;
  std::string warning;
  TF_ASSIGN(const std::string path, lifecycle.FindState(view, &warning));
  if (!path.empty()) run.last_savepoint = path;
  if (run.state.value_or("") == kSuspended) return absl::OkStatus();
  TF_ASSIGN(const flink::Snapshots snapshots, flink::FindSnapshots(client, call.context(), job.id));
  // It came to the end of its input by itself.
  if (was_running && job.state == "FINISHED" && !snapshots.savepoint) return absl::OkStatus();
  run.state = Lower(job.state);
  if (job.state != "FAILED") return absl::OkStatus();
  TF_ASSIGN(const flink::Failures failures, flink::FindFailures(client, call.context(), job.id));
  if (!failures.root_cause.empty()) run.root_cause = failures.root_cause;
  return absl::OkStatus();
}

void ReadGone(FlinkRun& run) {
  const bool finished = run.state.value_or("") == kRunning && run.status.value_or("") == "FINISHED";
  if (finished || run.state.value_or("") == kSuspended) return;
  run.state = std::string("gone");
  run.status = sdk::String();
}

}  // namespace

absl::Status ReadFlinkRun(sdk::Call& call, FlinkRun& run) {
  TF_ASSIGN(const http::Client* client, Flink(call));
  if (call.Imported()) TF_TRY(FillImported(call, *client, run));
  const std::string job_id = run.job_id.value_or("");
  const flink::Lifecycle lifecycle(*client, call.context(), *run.name,
                                   {job_id, run.last_savepoint.value_or("")});
  TF_ASSIGN(const flink::View view, lifecycle.Look());
  if (!view.alive.empty()) {
    const flink::JobSummary& job = view.alive.front();
    const bool whole = view.alive.size() == 1 && job.id == job_id;
    run.state = std::string(whole ? kRunning : "interrupted");
    run.status = job.state;
    return absl::OkStatus();
  }
  const flink::JobSummary* ended = Ended(view, job_id);
  if (ended != nullptr) return ReadEnded(call, *client, lifecycle, view, *ended, run);
  ReadGone(run);
  return absl::OkStatus();
}

absl::Status ImportFlinkRun(sdk::Call& call, std::string_view id, FlinkRun& run) {
  if (IsJobId(id)) {
    run.job_id = std::string(id);
    return absl::OkStatus();
  }
  TF_ASSIGN(const http::Client* client, Flink(call));
  TF_ASSIGN(const std::vector<flink::JobSummary> jobs, flink::ListJobs(*client, call.context()));
  for (const flink::JobSummary& job : jobs) {
    if (!flink::IsAlive(job.state) || job.name != id) continue;
    if (run.job_id.has_value()) {
      return base::MakeError(base::ErrorKind::kFinal,
                             StrCat("Several jobs named \"", id, "\" run."),
                             "Import by the id of the job: 32 hex digits.");
    }
    run.job_id = job.id;
  }
  if (run.job_id.has_value()) return absl::OkStatus();
  return base::MakeError(base::ErrorKind::kNotFound, StrCat("No job named \"", id, "\" runs."),
                         "The import id is the job's id (32 hex digits), or the name of a job that "
                         "runs.");
}

}  // namespace resources
