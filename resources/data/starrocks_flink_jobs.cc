#include <algorithm>
#include <memory>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "provider/base/status.h"
#include "provider/clients/flink/jobs.h"
#include "provider/sdk/data_source.h"
#include "resources/shared/backends.h"
#include "resources/shared/checks.h"

namespace resources {
namespace {

struct FlinkJobRow {
  sdk::String id, name, state, start_time;
  sdk::Int tasks, tasks_running;

  static void Describe(sdk::Schema<FlinkJobRow>& s) {
    s.Computed("id", &FlinkJobRow::id).Doc("Id of the job.");
    s.Computed("name", &FlinkJobRow::name).Doc("Its name.");
    s.Computed("state", &FlinkJobRow::state).Doc("Flink's word for its state, such as `RUNNING`.");
    s.Computed("start_time", &FlinkJobRow::start_time).Doc("When it was submitted, as RFC 3339.");
    s.Computed("tasks", &FlinkJobRow::tasks).Doc("Its tasks.");
    s.Computed("tasks_running", &FlinkJobRow::tasks_running).Doc("Those of them that run.");
  }
};

struct FlinkJobs {
  sdk::StringSet states;
  sdk::String name;
  sdk::ObjectList<FlinkJobRow> jobs;

  static void Describe(sdk::Schema<FlinkJobs>& s) {
    s.Doc("The jobs of the Flink cluster, newest first; also ended ones that it remembers.");
    s.Optional("states", &FlinkJobs::states)
        .Doc("Only jobs in one of these states, such as `RUNNING` or `FAILED`.");
    s.Optional("name", &FlinkJobs::name).Must(NotEmpty).Doc("Only jobs of this name.");
    s.Computed("jobs", &FlinkJobs::jobs).Doc("The jobs.");
  }
};

bool IsWanted(const FlinkJobs& config, const flink::JobSummary& job) {
  if (config.name.has_value() && *config.name != job.name) return false;
  return !config.states.has_value() || config.states->count(job.state) > 0;
}

FlinkJobRow ToRow(const flink::JobSummary& job) {
  FlinkJobRow row;
  row.id = job.id;
  row.name = job.name;
  row.state = job.state;
  row.start_time =
      absl::FormatTime(absl::RFC3339_full, absl::FromUnixMillis(job.start_ms), absl::UTCTimeZone());
  row.tasks = job.tasks;
  row.tasks_running = job.tasks_running;
  return row;
}

class FlinkJobsSource final : public sdk::DataSource<FlinkJobs> {
 public:
  absl::StatusOr<FlinkJobs> Read(sdk::Call& call, const FlinkJobs& config) override {
    TF_ASSIGN(const http::Client* client, Flink(call));
    TF_ASSIGN(std::vector<flink::JobSummary> found, flink::ListJobs(*client, call.context()));
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
      return std::tie(b.start_ms, a.id) < std::tie(a.start_ms, b.id);
    });
    std::vector<FlinkJobRow> rows;
    for (const flink::JobSummary& job : found) {
      if (IsWanted(config, job)) rows.push_back(ToRow(job));
    }
    FlinkJobs result = config;
    result.jobs = std::move(rows);
    return result;
  }
};

}  // namespace

namespace make_data_source {
std::unique_ptr<sdk::AnyDataSource> starrocks_flink_jobs() {
  return sdk::Adapt<FlinkJobs>(std::make_unique<FlinkJobsSource>());
}
}  // namespace make_data_source
}  // namespace resources
