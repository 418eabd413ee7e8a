// The resource around FlinkRun: what starrocks_flink_job and starrocks_flink_sql_job do alike.
#ifndef RESOURCES_SHARED_FLINK_RUN_RESOURCE_H_
#define RESOURCES_SHARED_FLINK_RUN_RESOURCE_H_

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "provider/sdk/resource.h"
#include "resources/shared/checks.h"
#include "resources/shared/flink_run.h"

namespace resources {

// A member of FlinkRun as one of T, which derives from it.
template <typename T, typename V>
V T::*Of(V FlinkRun::*member) {
  return member;
}

template <typename T>
void DescribeFlinkState(sdk::Schema<T>& s) {
  s.Optional("savepoint_path", Of<T>(&FlinkRun::savepoint_path))
      .Must(NotEmpty)
      .Doc(
          "Savepoint or retained checkpoint to start from, in place of the job's own state. It is "
          "used when the job is first started and whenever it changes to another path.");
  s.Optional("savepoint_directory", Of<T>(&FlinkRun::savepoint_directory))
      .Must(NotEmpty)
      .Doc("Where savepoints are written, as a URI. By default what the cluster is set to.");
  s.OptionalComputed("savepoint_format", Of<T>(&FlinkRun::savepoint_format))
      .Default("CANONICAL")
      .Must(OneOf({"CANONICAL", "NATIVE"}))
      .Doc(
          "`CANONICAL` (default) or `NATIVE`, the state backend's own. A job with asynchronous "
          "state "
          "(Flink 2.x) can only do `NATIVE`.");
  s.OptionalComputed("allow_non_restored_state", Of<T>(&FlinkRun::allow_non_restored_state))
      .Default(false)
      .Doc("Whether state that the new version has no operator for may be dropped.");
  s.OptionalComputed("upgrade_mode", Of<T>(&FlinkRun::upgrade_mode))
      .Default("savepoint")
      .Must(OneOf({"savepoint", "last_state", "stateless"}))
      .Doc(
          "How a running job is replaced by its new version: `savepoint` (default) stops it with a "
          "savepoint and goes on from that, `last_state` cancels it and goes on from its last "
          "checkpoint, `stateless` starts from nothing.");
  s.OptionalComputed("on_destroy", Of<T>(&FlinkRun::on_destroy))
      .Default("savepoint")
      .Must(OneOf({"savepoint", "drain", "cancel"}))
      .Doc(
          "How the job is ended for good: `savepoint` (default) keeps its state, `drain` lets "
          "event "
          "time end first, `cancel` keeps nothing.");
}

template <typename T>
void DescribeFlinkRun(sdk::Schema<T>& s) {
  s.Required("name", Of<T>(&FlinkRun::name))
      .Replace()
      .Must(NotEmpty)
      .Doc(
          "Name of the job (`pipeline.name`), unique in the cluster. A program that gives its job "
          "a "
          "fixed name is shown under that one.");
  s.Optional("parallelism", Of<T>(&FlinkRun::parallelism))
      .Must(CheckFlinkParallelism)
      .Doc("Parallelism of operators that set none. By default what the cluster is set to.");
  s.Optional("configuration", Of<T>(&FlinkRun::configuration))
      .Must(CheckFlinkConfiguration)
      .Doc(
          "Flink options for this job, such as `execution.checkpointing.interval`. Unless the job "
          "is "
          "stateless, its checkpoints are retained when it fails or is cancelled.");
  s.OptionalComputed("state", Of<T>(&FlinkRun::state))
      .Default(kRunning)
      .Must(OneOf({kRunning, kSuspended}))
      .Doc(
          "`running` (default) or `suspended`: stopped, its state kept in `last_savepoint`. A job "
          "that is found otherwise shows how: `failed`, `canceled`, `finished`, `gone` or "
          "`interrupted`; the next apply brings it back.");
  s.OptionalComputed("stable_for", Of<T>(&FlinkRun::stable_for))
      .Default("10s")
      .Must(CheckFlinkDuration)
      .Doc(
          "How long all tasks must have been running before the job counts as started, `10s` by "
          "default. A new version that fails before is taken back.");
  s.Optional("restart_trigger", Of<T>(&FlinkRun::restart_trigger))
      .Doc("Any text; a change restarts the job with its state.");
  DescribeFlinkState(s);
  s.Computed("job_id", Of<T>(&FlinkRun::job_id)).Doc("Id of the job; each start has its own.");
  s.Computed("status", Of<T>(&FlinkRun::status)).Doc("Flink's own word for the job's state.");
  s.Computed("last_savepoint", Of<T>(&FlinkRun::last_savepoint))
      .Doc("The last savepoint or checkpoint that the job was started from or stopped with.");
  s.Computed("root_cause", Of<T>(&FlinkRun::root_cause))
      .Doc("Why the job, or its last new version, failed.");
  // A savepoint of a large state takes its time, and a failed upgrade starts two jobs.
  s.Timeouts(absl::Minutes(15));
}

// T: a struct that derives from FlinkRun.
template <typename T>
class FlinkRunResource : public sdk::Resource<T> {
 public:
  absl::Status AdjustPlan(sdk::Call& call, const T* prior, const T& config, T& planned) override {
    if (prior == nullptr || !KeepsRunning(*prior, planned)) return absl::OkStatus();
    planned.job_id = prior->job_id;
    planned.status = prior->status;
    planned.last_savepoint = prior->last_savepoint;
    planned.root_cause = prior->root_cause;
    return absl::OkStatus();
  }

  absl::StatusOr<T> Create(sdk::Call& call, const T& plan, const T& config) override {
    T made = plan;
    TF_ASSIGN(flink::Version version, VersionOf(call, plan, config));
    TF_TRY(CreateFlinkRun(call, Type(), made, {std::move(version), std::nullopt}));
    return made;
  }

  absl::StatusOr<std::optional<T>> Read(sdk::Call& call, const T& state) override {
    T found = state;
    TF_TRY(ReadFlinkRun(call, found));
    return found;
  }

  absl::StatusOr<T> Update(sdk::Call& call, const T& state, const T& plan,
                           const T& config) override {
    T changed = plan;
    TF_ASSIGN(flink::Version version, VersionOf(call, Comparable(state, plan), config));
    TF_ASSIGN(flink::Version old, VersionOf(call, state, config));
    TF_TRY(UpdateFlinkRun(call, Type(), state, changed, {std::move(version), std::move(old)},
                          [&](const FlinkRun& kept) {
                            T whole = state;
                            static_cast<FlinkRun&>(whole) = kept;
                            this->Keep(call, whole);
                          }));
    return changed;
  }

  absl::Status Delete(sdk::Call& call, const T& state) override {
    return DeleteFlinkRun(call, state);
  }

  absl::StatusOr<T> Import(sdk::Call& call, std::string_view id) override {
    T stub;
    TF_TRY(ImportFlinkRun(call, id, stub));
    return stub;
  }

  std::string LockKey(const T& object) override { return object.name.value_or(""); }

 protected:
  virtual std::string_view Type() const = 0;
  // Everything whose change means a restart, as text; nullopt if a part of it is unknown.
  virtual std::optional<std::string> Definition(const T& object) const = 0;
  // `config` has the write-only values.
  virtual absl::StatusOr<flink::Version> VersionOf(sdk::Call& call, const T& object,
                                                   const T& config) = 0;

 private:
  // A path that is no longer configured was used once: that is no reason to restart.
  static T Comparable(const T& prior, T planned) {
    if (planned.savepoint_path.IsNull()) planned.savepoint_path = prior.savepoint_path;
    return planned;
  }

  bool KeepsRunning(const T& prior, const T& planned) const {
    const std::optional<std::string> was = Definition(prior);
    const std::optional<std::string> will = Definition(Comparable(prior, planned));
    return prior.state == planned.state && was && will && *was == *will;
  }
};

}  // namespace resources

#endif  // RESOURCES_SHARED_FLINK_RUN_RESOURCE_H_
