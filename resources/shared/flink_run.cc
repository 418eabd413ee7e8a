#include "resources/shared/flink_run.h"

#include <array>
#include <utility>

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/flink/job_id.h"
#include "provider/sdk/timeouts.h"
#include "resources/shared/backends.h"
#include "resources/shared/exists.h"

namespace resources {
namespace {

using base::StrCat;

constexpr char kRetention[] = "execution.checkpointing.externalized-checkpoint-retention";

flink::Memory MemoryOf(const FlinkRun& run) {
  return {run.job_id.value_or(""), run.last_savepoint.value_or("")};
}

flink::Policy PolicyOf(const FlinkRun& run) {
  flink::Policy policy;
  const std::string mode = run.upgrade_mode.value_or("savepoint");
  if (mode == "last_state") policy.mode = flink::UpgradeMode::kLastState;
  if (mode == "stateless") policy.mode = flink::UpgradeMode::kStateless;
  policy.savepoint_directory = run.savepoint_directory.value_or("");
  policy.native_savepoint = run.savepoint_format.value_or("") == "NATIVE";
  const auto stable_for = sdk::ParseDuration(run.stable_for.value_or(""));
  policy.stable_for = stable_for.ok() ? *stable_for : absl::Seconds(10);
  return policy;
}

flink::EndMode EndModeOf(const FlinkRun& run) {
  const std::string mode = run.on_destroy.value_or("savepoint");
  if (mode == "drain") return flink::EndMode::kDrain;
  return mode == "cancel" ? flink::EndMode::kCancel : flink::EndMode::kSavepoint;
}

sdk::String NullIfEmpty(const std::string& text) {
  return text.empty() ? sdk::String() : sdk::String(text);
}

void CopyComputed(const FlinkRun& from, FlinkRun& to) {
  to.job_id = from.job_id;
  to.status = from.status;
  to.last_savepoint = from.last_savepoint;
  to.root_cause = from.root_cause;
}

// Flink's word for the state of the job; null if it knows none.
sdk::String StatusOf(sdk::Call& call, const http::Client& client, const std::string& job_id) {
  const auto job = flink::FindJob(client, call.context(), job_id);
  return job.ok() && *job ? sdk::String((*job)->state) : sdk::String();
}

void WarnOf(sdk::Call& call, const flink::Outcome& outcome) {
  if (!outcome.warning.empty()) call.Warn("The job goes on from an older state", outcome.warning);
}

// The new version runs, settled or (when Terraform was asked to stop) not yet.
void TakeOutcome(sdk::Call& call, const http::Client& client, const flink::Outcome& outcome,
                 FlinkRun& run) {
  if (!outcome.status.ok()) {
    call.Warn("The job was not waited for",
              StrCat("The job ", outcome.job_id,
                     " was submitted, but the wait for it was given up. The next plan shows "
                     "whether it runs."));
  }
  run.job_id = outcome.job_id;
  run.status = StatusOf(call, client, outcome.job_id);
  run.last_savepoint = NullIfEmpty(outcome.savepoint);
  run.root_cause = sdk::String();
}

bool IsSuccess(const flink::Outcome& outcome) {
  return outcome.status.ok() ||
         (outcome.running == flink::Running::kNew && absl::IsCancelled(outcome.status));
}

// What the state remembers of the object before, whose replacement failed.
FlinkRun AfterFailure(const FlinkRun& prior, const flink::Outcome& outcome) {
  FlinkRun kept = prior;
  if (!outcome.root_cause.empty()) kept.root_cause = outcome.root_cause;
  if (!outcome.savepoint.empty()) kept.last_savepoint = outcome.savepoint;
  if (outcome.running == flink::Running::kOld) {
    kept.job_id = outcome.job_id;
    kept.state = std::string(kRunning);
    kept.status = std::string("RUNNING");
  } else {
    kept.state = std::string(outcome.root_cause.empty() ? "interrupted" : "failed");
  }
  return kept;
}

absl::Status Taken(std::string_view type, const std::string& job_id, std::string_view why) {
  return AlreadyExists({"Flink job", type, job_id}, why);
}

// Nothing of this name may run but this very version, left by a run that was killed.
absl::Status CheckFree(sdk::Call& call, std::string_view type, const flink::View& view,
                       const FlinkRun& run, const flink::Version& version) {
  if (!view.foreign.empty()) {
    return Taken(type, view.foreign.front().id, "A job of that name runs already.");
  }
  for (const flink::JobSummary& job : view.alive) {
    if (!flink::IsOfVersion(job.id, *run.name, version.definition)) {
      return Taken(type, job.id, "It was submitted by this provider, with another definition.");
    }
    call.Warn("A running job was taken over",
              StrCat("The job ", job.id,
                     " of exactly this definition, submitted by this provider, "
                     "ran already: an earlier apply may have been cut off."));
  }
  return absl::OkStatus();
}

absl::Status Suspend(sdk::Call& call, const http::Client& client, const FlinkRun& prior,
                     FlinkRun& run) {
  const flink::Lifecycle lifecycle(client, call.context(), *run.name, MemoryOf(prior));
  TF_ASSIGN(const std::string path, lifecycle.Suspend(PolicyOf(run)));
  CopyComputed(prior, run);
  run.last_savepoint = NullIfEmpty(path);
  run.status = StatusOf(call, client, prior.job_id.value_or(""));
  run.root_cause = sdk::String();
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckFlinkDuration(const std::string& text) {
  return sdk::ParseDuration(text).status();
}

absl::Status CheckFlinkParallelism(int64_t parallelism) {
  if (parallelism >= 1 && parallelism <= 32768) return absl::OkStatus();
  return base::MakeError(base::ErrorKind::kFinal, "The parallelism must be between 1 and 32768.",
                         "Leave it out for the cluster's default.");
}

absl::Status CheckFlinkConfiguration(const std::map<std::string, std::string>& configuration) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kTaken = {{
      {"pipeline.name", "name"},
      {"parallelism.default", "parallelism"},
      {"execution.savepoint.path", "savepoint_path"},
      {"execution.state-recovery.path", "savepoint_path"},
      {"execution.savepoint.ignore-unclaimed-state", "allow_non_restored_state"},
      {"execution.state-recovery.ignore-unclaimed-state", "allow_non_restored_state"},
      {"$internal.pipeline.job-id", ""},
  }};
  for (const auto& [key, attribute] : kTaken) {
    if (configuration.count(std::string(key)) == 0) continue;
    if (attribute.empty()) {
      return base::MakeError(base::ErrorKind::kFinal,
                             StrCat("The provider chooses ", key, " itself."), "Leave it out.");
    }
    return base::MakeError(base::ErrorKind::kFinal,
                           StrCat("The option ", key, " has an attribute of its own."),
                           StrCat("Use ", attribute, " in its place."));
  }
  return absl::OkStatus();
}

std::map<std::string, std::string> SubmittedConfiguration(const FlinkRun& run) {
  std::map<std::string, std::string> all = run.configuration.value_or({});
  all["pipeline.name"] = *run.name;
  if (run.upgrade_mode.value_or("") != "stateless") {
    all.emplace(kRetention, "RETAIN_ON_CANCELLATION");
  }
  return all;
}

nlohmann::json DefinitionOf(const FlinkRun& run) {
  nlohmann::json definition = {{"configuration", run.configuration.value_or({})},
                               {"restart_trigger", run.restart_trigger.value_or("")},
                               {"savepoint_path", run.savepoint_path.value_or("")}};
  if (run.parallelism.has_value()) definition["parallelism"] = *run.parallelism;
  return definition;
}

bool HasUnknownDefinition(const FlinkRun& run) {
  return run.configuration.IsUnknown() || run.restart_trigger.IsUnknown() ||
         run.savepoint_path.IsUnknown() || run.parallelism.IsUnknown() || run.state.IsUnknown();
}

absl::Status CreateFlinkRun(sdk::Call& call, std::string_view type, FlinkRun& run,
                            const FlinkDeployment& deployment) {
  TF_ASSIGN(const http::Client* client, Flink(call));
  CopyComputed({}, run);
  const flink::Lifecycle lifecycle(*client, call.context(), *run.name, {});
  TF_ASSIGN(const flink::View view, lifecycle.Look());
  TF_TRY(CheckFree(call, type, view, run, deployment.version));
  if (*run.state == kSuspended) return absl::OkStatus();
  const flink::Outcome outcome =
      lifecycle.Deploy(deployment.version, nullptr, PolicyOf(run), run.savepoint_path.value_or(""));
  if (!IsSuccess(outcome)) return outcome.status;
  TakeOutcome(call, *client, outcome, run);
  return absl::OkStatus();
}

absl::Status UpdateFlinkRun(sdk::Call& call, std::string_view type, const FlinkRun& prior,
                            FlinkRun& run, const FlinkDeployment& deployment, const KeepRun& keep) {
  TF_ASSIGN(const http::Client* client, Flink(call));
  const std::string was = prior.state.value_or("");
  const bool same = deployment.old->definition == deployment.version.definition;
  if (*run.state == was && (same || was == kSuspended)) {
    CopyComputed(prior, run);
    return absl::OkStatus();
  }
  if (*run.state == kSuspended) return Suspend(call, *client, prior, run);
  const flink::Lifecycle lifecycle(*client, call.context(), *run.name, MemoryOf(prior));
  const bool moved = !(run.savepoint_path == prior.savepoint_path);
  const bool replaces = was != kSuspended && !same && deployment.old->submit != nullptr;
  const flink::Version* old = replaces ? &*deployment.old : nullptr;
  const flink::Outcome outcome = lifecycle.Deploy(deployment.version, old, PolicyOf(run),
                                                  moved ? run.savepoint_path.value_or("") : "");
  WarnOf(call, outcome);
  if (IsSuccess(outcome)) {
    TakeOutcome(call, *client, outcome, run);
    return absl::OkStatus();
  }
  keep(AfterFailure(prior, outcome));
  return outcome.status;
}

absl::Status DeleteFlinkRun(sdk::Call& call, const FlinkRun& run) {
  TF_ASSIGN(const http::Client* client, Flink(call));
  const flink::Lifecycle lifecycle(*client, call.context(), *run.name, MemoryOf(run));
  auto path = lifecycle.End(EndModeOf(run), PolicyOf(run));
  if (!path.ok()) {
    return base::MakeError(base::KindOf(path.status()), std::string(path.status().message()),
                           "Set on_destroy = \"cancel\" and apply, if the state is not needed; "
                           "then destroy again.");
  }
  if (!path->empty()) {
    call.Warn("A savepoint was kept", StrCat("The last state of the job \"", *run.name, "\" is in ",
                                             *path, ". Flink does not delete it by itself."));
  }
  return absl::OkStatus();
}

}  // namespace resources
