// Whether a job that was submitted has really started.
#ifndef PROVIDER_CLIENTS_FLINK_SETTLE_H_
#define PROVIDER_CLIENTS_FLINK_SETTLE_H_

#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "provider/base/context.h"
#include "provider/clients/http/client.h"

namespace flink {

// Waits until all tasks have been running for `stable_for` without a restart, or until the job has
// come to the end of a bounded input by itself. Errors: kFinal with the root cause for a job that
// failed, was stopped by others, restarted again and again, or did not get there in the context's
// time; absl::StatusCode::kCancelled if the wait was given up.
absl::Status AwaitStable(const http::Client& client, const base::Context& context,
                         const std::string& job_id, absl::Duration stable_for);

}  // namespace flink

#endif  // PROVIDER_CLIENTS_FLINK_SETTLE_H_
