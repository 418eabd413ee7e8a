#include <algorithm>

#include "absl/strings/str_join.h"
#include "absl/time/clock.h"
#include "provider/base/log.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/kafka_connect/status.h"

namespace kafka_connect {
namespace {

enum class Verdict { kNotYet, kReached, kFailed };

bool AllTasks(const ConnectorStatus& status, std::string_view state) {
  return std::all_of(status.tasks.begin(), status.tasks.end(),
                     [&](const TaskStatus& task) { return task.state == state; });
}

Verdict Judge(const ConnectorStatus& status, Target target) {
  switch (target) {
    case Target::kStopped:
      return status.state == "STOPPED" && status.tasks.empty() ? Verdict::kReached
                                                               : Verdict::kNotYet;
    case Target::kPaused: {
      const bool none_runs = std::none_of(
          status.tasks.begin(), status.tasks.end(),
          [](const TaskStatus& task) { return task.state != "PAUSED" && task.state != "FAILED"; });
      return status.state == "PAUSED" && none_runs ? Verdict::kReached : Verdict::kNotYet;
    }
    case Target::kRunning:
      break;
  }
  if (!Failures(status).empty()) return Verdict::kFailed;
  const bool runs = status.state == "RUNNING" && AllTasks(status, "RUNNING");
  return runs ? Verdict::kReached : Verdict::kNotYet;
}

// How long a verdict must have lasted to be believed.
absl::Duration Needed(Verdict verdict, const ConnectorStatus& status, Target target,
                      const Patience& patience) {
  if (verdict == Verdict::kFailed) return patience.failed_for;
  if (target != Target::kRunning) return absl::ZeroDuration();
  return status.tasks.empty() ? std::max(patience.stable_for, patience.idle_for)
                              : patience.stable_for;
}

absl::Status HasFailed(std::string_view name, const ConnectorStatus& status) {
  return base::MakeError(
      base::ErrorKind::kFinal,
      base::StrCat("The connector ", name, " does not run. ", Failures(status)),
      "Remove the cause and apply again. If nothing in the configuration has to change for that, "
      "change restart_trigger.");
}

std::string Shown(const ConnectorStatus& status) {
  if (status.state.empty()) return "it has no state yet";
  std::vector<std::string> tasks;
  for (const TaskStatus& task : status.tasks) {
    tasks.push_back(base::StrCat("task ", task.id, " is ", task.state));
  }
  return base::StrCat("it is ", status.state, tasks.empty() ? " and has no task" : ", ",
                      absl::StrJoin(tasks, ", "));
}

std::string Wanted(Target target, const Patience& patience) {
  if (target == Target::kPaused) return "paused";
  if (target == Target::kStopped) return "stopped";
  return "running for " + absl::FormatDuration(patience.stable_for);
}

absl::Status TooLate(std::string_view name, Target target, const ConnectorStatus& status,
                     const Patience& patience) {
  return base::MakeError(base::ErrorKind::kFinal,
                         base::StrCat("The connector ", name, " was not ", Wanted(target, patience),
                                      " when the time was up: ", Shown(status), "."),
                         "Look into the worker's log, or raise the timeouts.");
}

// Remembers since when a verdict stands.
class Since {
 public:
  absl::Duration Lasts(Verdict verdict) {
    if (verdict != verdict_) {
      verdict_ = verdict;
      since_ = absl::Now();
    }
    return absl::Now() - since_;
  }

 private:
  Verdict verdict_ = Verdict::kNotYet;
  absl::Time since_ = absl::Now();
};

}  // namespace

absl::StatusOr<ConnectorStatus> Await(const http::Client& client, const base::Context& context,
                                      std::string_view name, Target target,
                                      const Patience& patience) {
  Since since;
  ConnectorStatus last;
  bool may_revive = patience.revive;
  do {
    auto status = GetStatus(client, context, name);
    const bool unknown =
        !status.ok() && base::KindOf(status.status()) == base::ErrorKind::kNotFound;
    if (!status.ok() && !unknown)
      return context.Done() ? TooLate(name, target, last, patience) : status;
    last = unknown ? ConnectorStatus() : *std::move(status);
    const Verdict verdict = unknown ? Verdict::kNotYet : Judge(last, target);
    const bool believed = since.Lasts(verdict) >= Needed(verdict, last, target, patience);
    if (verdict == Verdict::kReached && believed) return last;
    if (verdict == Verdict::kFailed && believed) {
      if (!may_revive) return HasFailed(name, last);
      may_revive = false;
      base::Log(base::LogLevel::kInfo, "Restarting failed tasks", {{"connector", name}});
      TF_TRY(Restart(client, context, name, /*only_failed=*/true));
      since = Since();
    }
  } while (context.Sleep(patience.poll).ok());
  return TooLate(name, target, last, patience);
}

}  // namespace kafka_connect
