#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "provider/base/status.h"
#include "provider/clients/flink/jars.h"
#include "resources/shared/backends.h"
#include "resources/shared/flink_run_resource.h"

namespace resources {
namespace {

struct FlinkJob : FlinkRun {
  sdk::String jar, entry_class;
  sdk::StringList args;

  static void Describe(sdk::Schema<FlinkJob>& s) {
    s.Doc(
        "A job of a Flink session cluster (1.20 and 2.x), run from a jar. Upgraded with its state; "
        "a new version that fails is taken back.");
    s.Required("jar", &FlinkJob::jar)
        .Must(NotEmpty)
        .Doc("Id of the uploaded jar: `starrocks_flink_jar.x.id`.");
    s.Optional("entry_class", &FlinkJob::entry_class)
        .Must(NotEmpty)
        .Doc("Class with the main method. By default what the jar's manifest names.");
    s.Optional("args", &FlinkJob::args).Doc("Arguments of the main method, one by one.");
    DescribeFlinkRun(s);
  }
};

flink::RunOptions ToOptions(const FlinkJob& job) {
  flink::RunOptions options;
  options.jar_id = *job.jar;
  options.entry_class = job.entry_class.value_or("");
  options.args = job.args.value_or({});
  if (job.parallelism.has_value()) options.parallelism = *job.parallelism;
  options.configuration = SubmittedConfiguration(job);
  options.allow_non_restored_state = job.allow_non_restored_state.value_or(false);
  return options;
}

class FlinkJobResource final : public FlinkRunResource<FlinkJob> {
 protected:
  std::string_view Type() const override { return "starrocks_flink_job"; }

  std::optional<std::string> Definition(const FlinkJob& job) const override {
    if (job.jar.IsUnknown() || job.entry_class.IsUnknown() || job.args.IsUnknown() ||
        HasUnknownDefinition(job)) {
      return std::nullopt;
    }
    nlohmann::json definition = DefinitionOf(job);
    definition["jar"] = job.jar.value_or("");
    definition["entry_class"] = job.entry_class.value_or("");
    definition["args"] = job.args.value_or({});
    return definition.dump();
  }

  absl::StatusOr<flink::Version> VersionOf(sdk::Call& call, const FlinkJob& job,
                                           const FlinkJob&) override {
    TF_ASSIGN(const http::Client* client, Flink(call));
    flink::Version version;
    version.definition = Definition(job).value_or("");
    if (job.jar.IsNull()) return version;  // imported: there is nothing to put back
    const flink::RunOptions options = ToOptions(job);
    version.check = [client, options](const base::Context& context) {
      return flink::CheckJar(*client, context, options);
    };
    version.submit = [client, options](const base::Context& context, const flink::Start& start) {
      flink::RunOptions run = options;
      run.job_id = start.job_id;
      run.restore_path = start.restore_path;
      return flink::RunJar(*client, context, run);
    };
    return version;
  }
};

}  // namespace

namespace make_resource {
std::unique_ptr<sdk::AnyResource> starrocks_flink_job() {
  return sdk::Adapt<FlinkJob>(std::make_unique<FlinkJobResource>());
}
}  // namespace make_resource
}  // namespace resources
