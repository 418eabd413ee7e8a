#include <memory>

#include "provider/base/status.h"
#include "provider/clients/flink/overview.h"
#include "provider/sdk/data_source.h"
#include "resources/shared/backends.h"

namespace resources {
namespace {

struct FlinkOverview {
  sdk::String version, commit;
  sdk::Int taskmanagers, slots_total, slots_available;
  sdk::Int jobs_running, jobs_finished, jobs_cancelled, jobs_failed;

  static void Describe(sdk::Schema<FlinkOverview>& s) {
    s.Doc("The Flink cluster as a whole: version, task slots and how many jobs there are.");
    s.Computed("version", &FlinkOverview::version).Doc("Version of Flink.");
    s.Computed("commit", &FlinkOverview::commit).Doc("Commit that it was built from.");
    s.Computed("taskmanagers", &FlinkOverview::taskmanagers).Doc("TaskManagers that are there.");
    s.Computed("slots_total", &FlinkOverview::slots_total).Doc("Their task slots.");
    s.Computed("slots_available", &FlinkOverview::slots_available).Doc("Slots that are free.");
    s.Computed("jobs_running", &FlinkOverview::jobs_running).Doc("Jobs that run.");
    s.Computed("jobs_finished", &FlinkOverview::jobs_finished).Doc("Jobs that have finished.");
    s.Computed("jobs_cancelled", &FlinkOverview::jobs_cancelled).Doc("Jobs that were cancelled.");
    s.Computed("jobs_failed", &FlinkOverview::jobs_failed).Doc("Jobs that failed.");
  }
};

class FlinkOverviewSource final : public sdk::DataSource<FlinkOverview> {
 public:
  absl::StatusOr<FlinkOverview> Read(sdk::Call& call, const FlinkOverview& config) override {
    TF_ASSIGN(const http::Client* client, Flink(call));
    TF_ASSIGN(const flink::Overview found, flink::GetOverview(*client, call.context()));
    FlinkOverview result = config;
    result.version = found.version;
    result.commit = found.commit;
    result.taskmanagers = found.taskmanagers;
    result.slots_total = found.slots_total;
    result.slots_available = found.slots_available;
    result.jobs_running = found.jobs_running;
    result.jobs_finished = found.jobs_finished;
    result.jobs_cancelled = found.jobs_cancelled;
    result.jobs_failed = found.jobs_failed;
    return result;
  }
};

}  // namespace

namespace make_data_source {
std::unique_ptr<sdk::AnyDataSource> starrocks_flink_overview() {
  return sdk::Adapt<FlinkOverview>(std::make_unique<FlinkOverviewSource>());
}
}  // namespace make_data_source
}  // namespace resources
