// The single steps of a deployment: looking, submitting, stopping.
#include <algorithm>
#include <optional>
#include <tuple>

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/flink/errors.h"
#include "provider/clients/flink/job_id.h"
#include "provider/clients/flink/lifecycle.h"

namespace flink {

using base::StrCat;

absl::StatusOr<View> Lifecycle::Look() const {
  TF_ASSIGN(std::vector<JobSummary> jobs, ListJobs(client_, context_));
  View view;
  if (IsOfFamily(memory_.job_id, name_)) view.generation = GenerationOf(memory_.job_id);
  for (JobSummary& job : jobs) {
    const bool family = IsOfFamily(job.id, name_);
    if (family) view.generation = std::max(view.generation, GenerationOf(job.id));
    const bool alive = IsAlive(job.state);
    if (family || job.id == memory_.job_id) {
      (alive ? view.alive : view.ended).push_back(std::move(job));
    } else if (alive && job.name == name_) {
      view.foreign.push_back(std::move(job));
    }
  }
  std::sort(view.ended.begin(), view.ended.end(), [](const JobSummary& a, const JobSummary& b) {
    return std::tie(a.start_ms, a.id) > std::tie(b.start_ms, b.id);
  });
  return view;
}

absl::StatusOr<std::string> Lifecycle::FindState(const View& view, std::string* warning) const {
  for (const JobSummary& job : view.ended) {
    TF_ASSIGN(std::string path, NewestAfter(client_, context_, job.id, job.state));
    if (!path.empty()) return path;
  }
  if (!memory_.savepoint.empty()) {
    *warning = StrCat("The cluster no longer knows the job \"", name_,
                      "\". It is started from its last known savepoint, ", memory_.savepoint,
                      "; what it processed after that is processed again.");
  }
  return memory_.savepoint;
}

Lifecycle::Submitted Lifecycle::Submit(const Version& version, const std::string& restore_path,
                                       uint32_t generation) const {
  // What was begun is finished, also when Terraform is asked to stop: the job has no copy now.
  base::StopSignal never;
  const base::Context shielded(&never, context_.deadline());
  constexpr int kTries = 5;
  Submitted submitted;
  for (int i = 0; i < kTries; ++i) {
    submitted.job_id = MakeJobId(name_, version.definition, generation);
    Log(restore_path.empty() ? "submitting" : StrCat("submitting from ", restore_path),
        submitted.job_id);
    submitted.status = version.submit(shielded, {submitted.job_id, restore_path});
    if (submitted.status.ok()) return submitted;
    const absl::StatusOr<std::optional<Job>> job = FindJob(client_, shielded, submitted.job_id);
    if (!job.ok()) {
      submitted.status = WithKind(job.status(), base::ErrorKind::kUnknownOutcome);
      return submitted;
    }
    // Submitted all the same: by a try whose answer was lost, or by a run that was killed.
    if (*job && IsAlive((*job)->state)) {
      submitted.status = absl::OkStatus();
      return submitted;
    }
    const base::ErrorKind kind = base::KindOf(submitted.status);
    // An id that an earlier, ended job has used up.
    if (kind == base::ErrorKind::kAlreadyExists) ++generation;
    const bool again = kind == base::ErrorKind::kAlreadyExists ||
                       (kind == base::ErrorKind::kUnknownOutcome && !*job);
    if (!again || !shielded.Sleep(absl::Seconds(1)).ok()) return submitted;
  }
  return submitted;
}

absl::StatusOr<std::string> Lifecycle::Retire(const JobSummary& job, const Policy& policy) const {
  switch (policy.mode) {
    case UpgradeMode::kSavepoint:
      Log("stopping with a savepoint", job.id);
      return StopWithSavepoint(client_, context_, job.id,
                               {policy.savepoint_directory, policy.native_savepoint, false});
    case UpgradeMode::kLastState:
      Log("cancelling, to go on from its last checkpoint", job.id);
      return RetireToCheckpoint(job.id);
    case UpgradeMode::kStateless:
      Log("cancelling", job.id);
      TF_TRY(CancelJob(client_, context_, job.id));
      return "";
  }
  return "";
}

absl::StatusOr<std::string> Lifecycle::RetireToCheckpoint(const std::string& job_id) const {
  TF_ASSIGN(const Retention retention, FindRetention(client_, context_, job_id));
  TF_ASSIGN(const Snapshots before, FindSnapshots(client_, context_, job_id));
  if (!retention.on_cancel || (!before.checkpoint && !before.restored)) {
    return base::MakeError(
        base::ErrorKind::kFinal,
        StrCat("The job ", job_id, " has no checkpoint that would survive its end."),
        "upgrade_mode = \"last_state\" needs checkpointing with "
        "execution.checkpointing.externalized-checkpoint-retention = RETAIN_ON_CANCELLATION. Use "
        "\"savepoint\" for this change.");
  }
  TF_TRY(CancelJob(client_, context_, job_id));
  return NewestAfter(client_, context_, job_id, "CANCELED");
}

absl::Status Lifecycle::CancelOthers(const View& view, const std::string& job_id) const {
  for (const JobSummary& job : view.alive) {
    if (job.id == job_id) continue;
    Log("cancelling a second copy", job.id);
    TF_TRY(CancelJob(client_, context_, job.id));
  }
  return absl::OkStatus();
}

}  // namespace flink
