// Jobs as Flink's REST interface lists them. Both 1.20 and 2.x.
#ifndef PROVIDER_CLIENTS_FLINK_JOBS_H_
#define PROVIDER_CLIENTS_FLINK_JOBS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/base/context.h"
#include "provider/clients/http/client.h"

namespace flink {

struct JobSummary {
  std::string id, name;
  std::string state;     // Flink's word: RUNNING, FAILED, ...
  int64_t start_ms = 0;  // Unix time
  int64_t end_ms = -1;   // -1 while it runs
  int64_t tasks = 0, tasks_running = 0;
};

struct Job {
  std::string id, name, state;
  // Every task is RUNNING or FINISHED; a job is RUNNING already while it waits for slots.
  bool tasks_running = false;
};

// False for FINISHED, FAILED and CANCELED only: any other job works, or will again.
bool IsAlive(std::string_view state);

// Alive and ended ones (as long as the cluster remembers those), as the server orders them.
absl::StatusOr<std::vector<JobSummary>> ListJobs(const http::Client& client,
                                                 const base::Context& context);

// nullopt if the cluster doesn't know it (any more).
absl::StatusOr<std::optional<Job>> FindJob(const http::Client& client, const base::Context& context,
                                           const std::string& id);

struct Failures {
  int count = 0;           // as far as the server remembers
  std::string root_cause;  // of the latest; empty if there was none
};
absl::StatusOr<Failures> FindFailures(const http::Client& client, const base::Context& context,
                                      const std::string& id);

// Asks for the end and waits for it. A job that has ended or is unknown is success.
absl::Status CancelJob(const http::Client& client, const base::Context& context,
                       const std::string& id);

// Waits until the job has ended or is unknown.
absl::Status AwaitEnd(const http::Client& client, const base::Context& context,
                      const std::string& id);

}  // namespace flink

#endif  // PROVIDER_CLIENTS_FLINK_JOBS_H_
