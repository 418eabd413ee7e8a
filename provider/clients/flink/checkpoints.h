// What a job's state was saved to.
#ifndef PROVIDER_CLIENTS_FLINK_CHECKPOINTS_H_
#define PROVIDER_CLIENTS_FLINK_CHECKPOINTS_H_

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/base/context.h"
#include "provider/clients/http/client.h"

namespace flink {

struct Snapshot {
  int64_t number = 0;  // grows from snapshot to snapshot, over restarts too
  std::string path;
};

// The latest of each kind; absent if there is none, or it was deleted.
struct Snapshots {
  std::optional<Snapshot> checkpoint, savepoint, restored;
};

// All absent for a job that the cluster doesn't know, or that has not started.
absl::StatusOr<Snapshots> FindSnapshots(const http::Client& client, const base::Context& context,
                                        const std::string& job_id);

// Which ends a job's last checkpoint survives (externalized-checkpoint-retention).
struct Retention {
  bool on_failure = false;
  bool on_cancel = false;
};
absl::StatusOr<Retention> FindRetention(const http::Client& client, const base::Context& context,
                                        const std::string& job_id);

// The newest from which a job that ended in `state` can be restored: a savepoint, a checkpoint that
// is still there, or what the job itself was restored from. Empty if there is none.
absl::StatusOr<std::string> NewestAfter(const http::Client& client, const base::Context& context,
                                        const std::string& job_id, const std::string& state);

struct StopOptions {
  std::string directory;  // empty: the cluster's default
  bool native = false;    // the state backend's own format in place of the canonical one
  bool drain = false;     // let event time end first: the job is not meant to be continued
};

// Stops the job with a savepoint, waits until it has ended, and gives the savepoint's path. After
// an error the job may run, or have failed: look.
absl::StatusOr<std::string> StopWithSavepoint(const http::Client& client,
                                              const base::Context& context,
                                              const std::string& job_id,
                                              const StopOptions& options);

}  // namespace flink

#endif  // PROVIDER_CLIENTS_FLINK_CHECKPOINTS_H_
