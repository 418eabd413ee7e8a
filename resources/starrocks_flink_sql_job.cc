#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "provider/base/status.h"
#include "resources/shared/backends.h"
#include "resources/shared/flink_run_resource.h"
#include "resources/shared/flink_sql.h"

namespace resources {
namespace {

struct FlinkSqlJob : FlinkRun {
  sdk::StringList setup;
  sdk::String statement;
  sdk::StringMap secrets_wo;
  sdk::Int secrets_wo_version;

  static void Describe(sdk::Schema<FlinkSqlJob>& s) {
    s.Doc(
        "A streaming job of SQL, submitted through Flink's SQL Gateway (1.20 and 2.x). Upgraded "
        "with its state; a new version that fails is taken back.");
    s.Optional("setup", &FlinkSqlJob::setup)
        .Must(CheckSetup)
        .Doc(
            "Statements that prepare the session, in order: `SET`, `CREATE CATALOG`, `CREATE "
            "TABLE`, `CREATE TEMPORARY VIEW`, `CREATE FUNCTION`, `USE`. They run in a new session "
            "at each start, so what outlives a session needs `IF NOT EXISTS`.");
    s.Required("statement", &FlinkSqlJob::statement)
        .Must(CheckJobStatement)
        .Doc("The one statement that is the job: `INSERT INTO`, or `EXECUTE STATEMENT SET`.");
    s.WriteOnly("secrets_wo", &FlinkSqlJob::secrets_wo)
        .Doc(
            "Secrets by name, never stored in plan or state. In the statements, "
            "`'{{secret.NAME}}'` inside a string literal stands for one. Raise "
            "`secrets_wo_version` to restart the job with other ones.");
    s.Optional("secrets_wo_version", &FlinkSqlJob::secrets_wo_version)
        .Doc("Any number; a change restarts the job.");
    DescribeFlinkRun(s);
  }
};

absl::StatusOr<flink::SqlScript> ToScript(const FlinkSqlJob& job, const FlinkSqlJob& config) {
  flink::SqlScript script;
  script.properties = SubmittedConfiguration(job);
  if (job.parallelism.has_value()) {
    script.properties["parallelism.default"] = std::to_string(*job.parallelism);
  }
  script.properties["table.dml-sync"] = "false";
  const std::map<std::string, std::string> secrets = config.secrets_wo.value_or({});
  std::vector<std::string> statements = job.setup.value_or({});
  statements.push_back(*job.statement);
  for (const std::string& text : statements) {
    TF_ASSIGN(flink::SqlStatement statement, WithSecrets(text, secrets));
    script.statements.push_back(std::move(statement));
  }
  return script;
}

// `script` as it is started: the job's id, and what it goes on from.
flink::SqlScript Started(flink::SqlScript script, const flink::Start& start, bool drop_state) {
  script.properties["$internal.pipeline.job-id"] = start.job_id;
  if (!start.restore_path.empty()) {
    script.properties["execution.state-recovery.path"] = start.restore_path;
    script.properties["execution.state-recovery.ignore-unclaimed-state"] =
        drop_state ? "true" : "false";
  }
  return script;
}

class FlinkSqlJobResource final : public FlinkRunResource<FlinkSqlJob> {
 protected:
  std::string_view Type() const override { return "starrocks_flink_sql_job"; }

  std::optional<std::string> Definition(const FlinkSqlJob& job) const override {
    if (job.setup.IsUnknown() || job.statement.IsUnknown() || job.secrets_wo_version.IsUnknown() ||
        HasUnknownDefinition(job)) {
      return std::nullopt;
    }
    nlohmann::json definition = DefinitionOf(job);
    definition["setup"] = job.setup.value_or({});
    definition["statement"] = job.statement.value_or("");
    definition["secrets_wo_version"] = job.secrets_wo_version.value_or(0);
    return definition.dump();
  }

  absl::StatusOr<flink::Version> VersionOf(sdk::Call& call, const FlinkSqlJob& job,
                                           const FlinkSqlJob& config) override {
    TF_ASSIGN(const http::Client* gateway, FlinkSqlGateway(call));
    flink::Version version;
    version.definition = Definition(job).value_or("");
    if (job.statement.IsNull()) return version;  // imported: there is nothing to put back
    TF_ASSIGN(flink::SqlScript script, ToScript(job, config));
    version.submit = [gateway, script = std::move(script),
                      drop = job.allow_non_restored_state.value_or(false)](
                         const base::Context& context, const flink::Start& start) {
      return flink::RunSql(*gateway, context, Started(script, start, drop));
    };
    return version;
  }
};

}  // namespace

namespace make_resource {
std::unique_ptr<sdk::AnyResource> starrocks_flink_sql_job() {
  return sdk::Adapt<FlinkSqlJob>(std::make_unique<FlinkSqlJobResource>());
}
}  // namespace make_resource
}  // namespace resources
