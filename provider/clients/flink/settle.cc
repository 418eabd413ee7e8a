#include "provider/clients/flink/settle.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "absl/time/clock.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/flink/checkpoints.h"
#include "provider/clients/flink/jobs.h"

namespace flink {
namespace {

using base::StrCat;

constexpr int kRestartsAllowed = 3;
// A job that was just submitted may not be listed yet.
constexpr absl::Duration kToAppear = absl::Seconds(10);

class Watch {
 public:
  Watch(const http::Client& client, const base::Context& context, const std::string& job_id,
        absl::Duration stable_for)
      : client_(client), context_(context), id_(job_id), stable_for_(stable_for) {}

  // True once it is settled.
  absl::StatusOr<bool> Look() {
    TF_ASSIGN(const std::optional<Job> job, FindJob(client_, context_, id_));
    if (!job) return Missing();
    state_ = job->state;
    if (!IsAlive(state_)) return Ended();
    if (state_ != "RUNNING" || !job->tasks_running) {
      if (stable_since_ != absl::InfiniteFuture()) ++interruptions_;
      stable_since_ = absl::InfiniteFuture();
      return Unsettled();
    }
    if (stable_since_ == absl::InfiniteFuture()) stable_since_ = absl::Now();
    return absl::Now() - stable_since_ >= stable_for_;
  }

  absl::Status TooLate() const {
    const std::string tail = cause_.empty() ? "." : StrCat(": ", cause_, ".");
    return base::MakeError(
        base::ErrorKind::kFinal,
        StrCat("The job ", id_, " did not stay RUNNING for ", absl::FormatDuration(stable_for_),
               " in the time given; its state is ", state_, tail),
        "Check that enough task slots are free, and raise timeouts if the job needs longer to "
        "start.");
  }

 private:
  absl::StatusOr<bool> Missing() {
    state_ = "unknown to the cluster";
    if (absl::Now() - begun_ < kToAppear) return false;
    return base::MakeError(base::ErrorKind::kFinal,
                           StrCat("The job ", id_, " is gone from the cluster."),
                           "The JobManager may have been restarted without high availability: "
                           "apply again.");
  }

  absl::StatusOr<bool> Ended() {
    if (state_ == "FINISHED") {
      TF_ASSIGN(const Snapshots snapshots, FindSnapshots(client_, context_, id_));
      if (!snapshots.savepoint) return true;
    }
    if (state_ != "FAILED") {
      return base::MakeError(base::ErrorKind::kFinal,
                             StrCat("The job ", id_, " was stopped by someone else: ", state_, "."),
                             "Apply again when it may run.");
    }
    TF_ASSIGN(const Failures failures, FindFailures(client_, context_, id_));
    return Failed("failed", failures.root_cause);
  }

  // Restarts count as seen, or as far as the server tells of them.
  absl::StatusOr<bool> Unsettled() {
    TF_ASSIGN(const Failures failures, FindFailures(client_, context_, id_));
    cause_ = failures.root_cause;
    if (std::max(failures.count, interruptions_) <= kRestartsAllowed) return false;
    return Failed("restarts again and again", cause_);
  }

  absl::Status Failed(std::string_view how, const std::string& cause) const {
    return base::MakeError(base::ErrorKind::kFinal,
                           StrCat("The job ", id_, " ", how, ": ",
                                  cause.empty() ? "Flink tells no cause" : cause, "."),
                           "Correct the job, and apply again.");
  }

  const http::Client& client_;
  const base::Context& context_;
  const std::string& id_;
  const absl::Duration stable_for_;
  const absl::Time begun_ = absl::Now();
  absl::Time stable_since_ = absl::InfiniteFuture();
  int interruptions_ = 0;
  std::string state_ = "unknown", cause_;
};

}  // namespace

absl::Status AwaitStable(const http::Client& client, const base::Context& context,
                         const std::string& job_id, absl::Duration stable_for) {
  Watch watch(client, context, job_id, stable_for);
  while (true) {
    absl::StatusOr<bool> settled = watch.Look();
    if (settled.ok() && *settled) return absl::OkStatus();
    absl::Status next = settled.ok() ? context.Sleep(absl::Milliseconds(250)) : settled.status();
    if (next.ok()) continue;
    const absl::Status over = context.Check();
    if (absl::IsCancelled(over)) return over;
    return absl::IsDeadlineExceeded(over) ? watch.TooLate() : next;
  }
}

}  // namespace flink
