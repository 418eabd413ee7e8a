// What starrocks_flink_job and starrocks_flink_sql_job have in common: the attributes of a job that
// runs, and what is done with them.
#ifndef RESOURCES_SHARED_FLINK_RUN_H_
#define RESOURCES_SHARED_FLINK_RUN_H_

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "nlohmann/json.hpp"
#include "provider/clients/flink/lifecycle.h"
#include "provider/sdk/call.h"
#include "provider/sdk/val.h"

namespace resources {

struct FlinkRun {
  sdk::String name, savepoint_path, savepoint_directory, savepoint_format, upgrade_mode, state,
      stable_for, restart_trigger, on_destroy;
  sdk::Int parallelism;
  sdk::StringMap configuration;
  sdk::Bool allow_non_restored_state;
  sdk::String job_id, status, last_savepoint, root_cause;
};

// The values of `state` that a configuration may have. After a read it may also be how the job was
// found instead: the state it ended in ("failed", "canceled", "finished"), "gone" if the cluster
// does not know it any more, "interrupted" if a deployment was not brought to its end.
inline constexpr char kRunning[] = "running";
inline constexpr char kSuspended[] = "suspended";

// No key that other attributes, or the provider, stand for.
absl::Status CheckFlinkConfiguration(const std::map<std::string, std::string>& configuration);

absl::Status CheckFlinkDuration(const std::string& text);
absl::Status CheckFlinkParallelism(int64_t parallelism);

// What the job is submitted with: the configuration, its name, and retained checkpoints unless the
// job is stateless.
std::map<std::string, std::string> SubmittedConfiguration(const FlinkRun& run);

// The part of a definition (flink::Version) that is in these attributes. They must be known.
nlohmann::json DefinitionOf(const FlinkRun& run);
// Whether one of them is not.
bool HasUnknownDefinition(const FlinkRun& run);

// A deployment: the versions as their submitters make them.
struct FlinkDeployment {
  flink::Version version;
  // Of the object before, to be put back; unset on create.
  std::optional<flink::Version> old;
};

// All of these change the computed attributes of `run` only; `type` is the resource's. On error,
// `kept` (where given) has been called with what the state must remember.
using KeepRun = std::function<void(const FlinkRun& kept)>;

absl::Status CreateFlinkRun(sdk::Call& call, std::string_view type, FlinkRun& run,
                            const FlinkDeployment& deployment);
absl::Status ReadFlinkRun(sdk::Call& call, FlinkRun& run);
absl::Status UpdateFlinkRun(sdk::Call& call, std::string_view type, const FlinkRun& prior,
                            FlinkRun& run, const FlinkDeployment& deployment, const KeepRun& keep);
absl::Status DeleteFlinkRun(sdk::Call& call, const FlinkRun& run);

// `id`: a job id, or the name of a job that runs.
absl::Status ImportFlinkRun(sdk::Call& call, std::string_view id, FlinkRun& run);

}  // namespace resources

#endif  // RESOURCES_SHARED_FLINK_RUN_H_
