// The cluster as a whole.
#ifndef PROVIDER_CLIENTS_FLINK_OVERVIEW_H_
#define PROVIDER_CLIENTS_FLINK_OVERVIEW_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "provider/base/context.h"
#include "provider/clients/http/client.h"

namespace flink {

struct Overview {
  std::string version, commit;
  int64_t taskmanagers = 0, slots_total = 0, slots_available = 0;
  int64_t jobs_running = 0, jobs_finished = 0, jobs_cancelled = 0, jobs_failed = 0;
};

absl::StatusOr<Overview> GetOverview(const http::Client& client, const base::Context& context);

}  // namespace flink

#endif  // PROVIDER_CLIENTS_FLINK_OVERVIEW_H_
