// One job over its versions: start, upgrade with its state, put back the old version when the new
// one does not hold, stop, and know it again whatever happened in between.
//
// What keeps two copies from running: job ids are chosen here (job_id.h) and depend only on the
// name, the version and the submissions so far, so Flink refuses a submission that is under way
// already; and nothing is submitted while a job of the family is alive.
#ifndef PROVIDER_CLIENTS_FLINK_LIFECYCLE_H_
#define PROVIDER_CLIENTS_FLINK_LIFECYCLE_H_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "provider/base/context.h"
#include "provider/clients/flink/checkpoints.h"
#include "provider/clients/flink/jobs.h"
#include "provider/clients/http/client.h"

namespace flink {

// How a job is submitted.
struct Start {
  std::string job_id;
  std::string restore_path;  // empty: from nothing
};

// One version of a job.
struct Version {
  // Everything whose change means a restart, as text.
  std::string definition;
  // kAlreadyExists: the job id is taken. kUnknownOutcome: the job may appear later.
  std::function<absl::Status(const base::Context&, const Start&)> submit;
  // Whether it could be submitted, as far as that shows without doing it. May be empty.
  std::function<absl::Status(const base::Context&)> check = {};
};

enum class UpgradeMode {
  kSavepoint,  // stop with a savepoint, start from it
  kLastState,  // cancel, start from the last retained checkpoint
  kStateless,  // cancel, start from nothing
};

struct Policy {
  UpgradeMode mode = UpgradeMode::kSavepoint;
  std::string savepoint_directory;  // empty: the cluster's default
  bool native_savepoint = false;
  // How long a job must have run without a failure to count as started.
  absl::Duration stable_for;
};

// What is remembered of the job between runs. Empty where nothing is known.
struct Memory {
  std::string job_id;
  std::string savepoint;  // the last one that is known
};

// The job as it is.
struct View {
  std::vector<JobSummary> alive;    // jobs of the family, and the remembered one
  std::vector<JobSummary> ended;    // the same, ended ones, newest first
  std::vector<JobSummary> foreign;  // alive jobs of the same name that are not ours
  uint32_t generation = 0;          // the highest one seen
};

enum class Running { kNone, kOld, kNew };

// How a deployment came out. An error with kOld: the old version runs, still or again.
struct Outcome {
  Running running = Running::kNone;
  std::string job_id;      // of what runs; empty for kNone
  std::string savepoint;   // the state that was started from; empty if none
  std::string root_cause;  // why the new version failed; empty if it was not that
  std::string warning;     // sentences for the user, or empty
  absl::Status status;
};

enum class EndMode { kSavepoint, kDrain, kCancel };

class Lifecycle {
 public:
  // `client` and `context` must outlive it.
  Lifecycle(const http::Client& client, const base::Context& context, std::string name,
            Memory memory)
      : client_(client), context_(context), name_(std::move(name)), memory_(std::move(memory)) {}

  absl::StatusOr<View> Look() const;

  // The path from which a job that is not alive can be started again; empty if none is known.
  // `warning` becomes a sentence if work is done twice then.
  absl::StatusOr<std::string> FindState(const View& view, std::string* warning) const;

  // Makes `version` the one that runs: adopts it if it runs already, else stops what runs and
  // starts it with the state; what runs is not touched if the version's check fails. `old` (may be
  // null) is put back if it fails. `restore_path`, if not
  // empty, is used in place of the job's own state.
  Outcome Deploy(const Version& version, const Version* old, const Policy& policy,
                 const std::string& restore_path) const;

  // Stops what runs, keeping its state as the policy says. Gives the path of the state; empty if
  // there is none.
  absl::StatusOr<std::string> Suspend(const Policy& policy) const;

  // Stops what runs for good. Gives the path of the last savepoint; empty if there is none.
  absl::StatusOr<std::string> End(EndMode mode, const Policy& policy) const;

 private:
  // Where to start from, and what the old version is put back from.
  struct Origin {
    std::string start, put_back;
  };
  struct Submitted {
    std::string job_id;
    absl::Status status;
  };
  Outcome Replace(const JobSummary& running, const Version& version, const Version* old,
                  const Policy& policy, const std::string& restore_path, uint32_t generation) const;
  Outcome Revive(const Version& version, const Version* old, const Policy& policy,
                 const std::string& restore_path, const View& view) const;
  Outcome Begin(const Version& version, const Version* old, const Policy& policy,
                const Origin& origin, uint32_t generation) const;
  Outcome Adopt(const JobSummary& running, const Version* old, const Policy& policy,
                uint32_t generation) const;
  Outcome Hold(const std::string& job_id, const Version* old, const Policy& policy,
               const Origin& origin, uint32_t generation) const;
  Outcome PutBack(const Version* old, const Policy& policy, const std::string& restore_path,
                  uint32_t generation, const absl::Status& why) const;
  Submitted Submit(const Version& version, const std::string& restore_path,
                   uint32_t generation) const;
  Outcome NotRetired(const JobSummary& running, const Version* old, const Policy& policy,
                     uint32_t generation, const absl::Status& why) const;
  absl::StatusOr<std::string> Retire(const JobSummary& job, const Policy& policy) const;
  absl::StatusOr<std::string> RetireToCheckpoint(const std::string& job_id) const;
  absl::Status CancelOthers(const View& view, const std::string& job_id) const;
  std::string ToKeep(const View& view, const Version& version) const;
  void Log(std::string_view step, std::string_view job_id) const;

  const http::Client& client_;
  const base::Context& context_;
  const std::string name_;
  const Memory memory_;
};

}  // namespace flink

#endif  // PROVIDER_CLIENTS_FLINK_LIFECYCLE_H_
