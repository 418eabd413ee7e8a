#include "provider/clients/flink/lifecycle.h"

#include <algorithm>

#include "absl/time/clock.h"
#include "provider/base/log.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/flink/job_id.h"
#include "provider/clients/flink/settle.h"

namespace flink {
namespace {

using base::StrCat;

// A job that fails with its savepoint does so a moment after the answer about the savepoint; one
// that has been running for this long goes on.
constexpr absl::Duration kAftermath = absl::Seconds(2);

Outcome Failed(absl::Status status) {
  Outcome outcome;
  outcome.status = std::move(status);
  return outcome;
}

// Whether the failure leaves open what runs: nothing may be submitted on such a ground.
bool LeavesOpen(const absl::Status& status) {
  return absl::IsCancelled(status) || base::KindOf(status) == base::ErrorKind::kUnknownOutcome;
}

// What ran before still does.
Outcome StillRuns(const JobSummary& running, absl::Status why) {
  Outcome outcome = Failed(std::move(why));
  outcome.running = Running::kOld;
  outcome.job_id = running.id;
  return outcome;
}

Outcome Unfit(const JobSummary& running, const absl::Status& why) {
  Outcome outcome = StillRuns(
      running,
      base::MakeError(base::KindOf(why),
                      StrCat(why.message(), " Nothing was stopped: the version before runs on, as ",
                             "job ", running.id, "."),
                      base::NextStepOf(why)));
  outcome.root_cause = std::string(why.message());
  return outcome;
}

absl::Status NoState(const std::string& name) {
  return base::MakeError(
      base::ErrorKind::kFinal,
      StrCat("The job \"", name, "\" does not run, and no state is known to start it from."),
      "Set savepoint_path to a savepoint or to the last retained checkpoint (chk-N in the "
      "checkpoint directory of the job's id), or upgrade_mode = \"stateless\" to start from "
      "nothing.");
}

}  // namespace

Outcome Lifecycle::Deploy(const Version& version, const Version* old, const Policy& policy,
                          const std::string& restore_path) const {
  absl::StatusOr<View> view = Look();
  if (!view.ok()) return Failed(view.status());
  if (!view->foreign.empty()) {
    return Failed(base::MakeError(base::ErrorKind::kAlreadyExists,
                                  StrCat("A job named \"", name_, "\" runs already, with the id ",
                                         view->foreign.front().id, "."),
                                  "Stop that job or give this one another name."));
  }
  if (view->alive.empty()) return Revive(version, old, policy, restore_path, *view);
  const std::string kept = ToKeep(*view, version);
  if (absl::Status s = CancelOthers(*view, kept); !s.ok()) return Failed(s);
  const JobSummary running = *std::find_if(view->alive.begin(), view->alive.end(),
                                           [&](const JobSummary& j) { return j.id == kept; });
  if (IsOfVersion(kept, name_, version.definition)) {
    return Adopt(running, old, policy, view->generation);
  }
  return Replace(running, version, old, policy, restore_path, view->generation);
}

// Of several copies, which should not be, the one that is wanted, else the newest.
std::string Lifecycle::ToKeep(const View& view, const Version& version) const {
  const JobSummary* kept = &view.alive.front();
  for (const JobSummary& job : view.alive) {
    if (IsOfVersion(job.id, name_, version.definition)) return job.id;
    if (job.start_ms > kept->start_ms) kept = &job;
  }
  return kept->id;
}

Outcome Lifecycle::Revive(const Version& version, const Version* old, const Policy& policy,
                          const std::string& restore_path, const View& view) const {
  std::string warning, start = restore_path;
  if (start.empty() && policy.mode != UpgradeMode::kStateless && !memory_.job_id.empty()) {
    absl::StatusOr<std::string> found = FindState(view, &warning);
    if (!found.ok()) return Failed(found.status());
    if (found->empty()) return Failed(NoState(name_));
    start = *found;
  }
  Outcome outcome = Begin(version, old, policy, {start, start}, view.generation);
  outcome.warning = std::move(warning);
  return outcome;
}

Outcome Lifecycle::Replace(const JobSummary& running, const Version& version, const Version* old,
                           const Policy& policy, const std::string& restore_path,
                           uint32_t generation) const {
  if (version.check) {
    if (absl::Status s = version.check(context_); !s.ok()) return Unfit(running, s);
  }
  const absl::StatusOr<std::string> state = Retire(running, policy);
  if (!state.ok()) return NotRetired(running, old, policy, generation, state.status());
  return Begin(version, old, policy, {restore_path.empty() ? *state : restore_path, *state},
               generation);
}

// A savepoint that fails may take the job with it (Flink 2.x does so with asynchronous state).
Outcome Lifecycle::NotRetired(const JobSummary& running, const Version* old, const Policy& policy,
                              uint32_t generation, const absl::Status& why) const {
  // Only to let it settle: one that restarts again and again is alive, too.
  (void)AwaitStable(client_, context_.WithTimeout(5 * kAftermath), running.id, kAftermath);
  const absl::StatusOr<std::optional<Job>> job = FindJob(client_, context_, running.id);
  if (!job.ok()) return Failed(why);
  if (*job && IsAlive((*job)->state)) return StillRuns(running, why);
  if (!*job) return Failed(why);
  const absl::StatusOr<std::string> state =
      NewestAfter(client_, context_, running.id, (*job)->state);
  if (!state.ok() || state->empty()) return Failed(why);
  return PutBack(old, policy, *state, generation, why);
}

Outcome Lifecycle::Begin(const Version& version, const Version* old, const Policy& policy,
                         const Origin& origin, uint32_t generation) const {
  const Submitted submitted = Submit(version, origin.start, generation + 1);
  if (!submitted.status.ok()) {
    if (LeavesOpen(submitted.status)) return Failed(submitted.status);
    return PutBack(old, policy, origin.put_back, generation + 1, submitted.status);
  }
  return Hold(submitted.job_id, old, policy, origin, GenerationOf(submitted.job_id));
}

Outcome Lifecycle::Adopt(const JobSummary& running, const Version* old, const Policy& policy,
                         uint32_t generation) const {
  Log("adopting what an earlier run submitted", running.id);
  const absl::StatusOr<Snapshots> snapshots = FindSnapshots(client_, context_, running.id);
  if (!snapshots.ok()) return Failed(snapshots.status());
  const std::string from = snapshots->restored ? snapshots->restored->path : "";
  return Hold(running.id, old, policy, {from, from}, generation);
}

Outcome Lifecycle::Hold(const std::string& job_id, const Version* old, const Policy& policy,
                        const Origin& origin, uint32_t generation) const {
  Outcome outcome;
  outcome.running = Running::kNew;
  outcome.job_id = job_id;
  outcome.savepoint = origin.start;
  // Time is left for the way back.
  const double share = old == nullptr ? 0.9 : 0.6;
  const base::Context judged = context_.WithTimeout(share * context_.Remaining());
  outcome.status = AwaitStable(client_, judged, job_id, policy.stable_for);
  if (absl::IsCancelled(outcome.status)) return outcome;
  if (outcome.status.ok()) {
    const absl::StatusOr<View> view = Look();
    if (view.ok()) outcome.status = CancelOthers(*view, job_id);
    return outcome;
  }
  Log("withdrawing", job_id);
  if (absl::Status s = CancelJob(client_, context_, job_id); !s.ok()) {
    outcome.status = base::Annotate(s, std::string(outcome.status.message()));
    return outcome;
  }
  return PutBack(old, policy, origin.put_back, generation, outcome.status);
}

Outcome Lifecycle::PutBack(const Version* old, const Policy& policy,
                           const std::string& restore_path, uint32_t generation,
                           const absl::Status& why) const {
  Outcome outcome = Failed(why);
  outcome.savepoint = restore_path;
  outcome.root_cause = std::string(why.message());
  if (old == nullptr) return outcome;
  const Submitted submitted = Submit(*old, restore_path, generation + 1);
  absl::Status back = submitted.status;
  if (back.ok()) back = AwaitStable(client_, context_, submitted.job_id, policy.stable_for);
  if (!back.ok()) {
    outcome.status = base::MakeError(
        base::KindOf(why),
        StrCat(why.message(), " The version before could not be put back either: ", back.message(),
               restore_path.empty() ? "" : StrCat(" The state is in ", restore_path, ".")),
        base::NextStepOf(why));
    return outcome;
  }
  outcome.running = Running::kOld;
  outcome.job_id = submitted.job_id;
  outcome.status = base::MakeError(
      base::KindOf(why),
      StrCat(why.message(), " The version before runs again, as job ", submitted.job_id,
             restore_path.empty() ? "." : StrCat(", from ", restore_path, ".")),
      base::NextStepOf(why));
  return outcome;
}

absl::StatusOr<std::string> Lifecycle::Suspend(const Policy& policy) const {
  TF_ASSIGN(const View view, Look());
  if (view.alive.empty()) {
    std::string warning;
    if (policy.mode == UpgradeMode::kStateless) return "";
    return FindState(view, &warning);
  }
  const std::string kept = ToKeep(view, {});
  TF_TRY(CancelOthers(view, kept));
  for (const JobSummary& job : view.alive) {
    if (job.id == kept) return Retire(job, policy);
  }
  return "";
}

absl::StatusOr<std::string> Lifecycle::End(EndMode mode, const Policy& policy) const {
  TF_ASSIGN(const View view, Look());
  std::string path;
  for (const JobSummary& job : view.alive) {
    if (mode == EndMode::kCancel) {
      TF_TRY(CancelJob(client_, context_, job.id));
      continue;
    }
    const StopOptions options{policy.savepoint_directory, policy.native_savepoint,
                              mode == EndMode::kDrain};
    TF_ASSIGN(path, StopWithSavepoint(client_, context_, job.id, options));
  }
  return path;
}

void Lifecycle::Log(std::string_view step, std::string_view job_id) const {
  base::Log(base::LogLevel::kInfo, "Flink job",
            {{"name", name_}, {"job_id", job_id}, {"step", step}});
}

}  // namespace flink
