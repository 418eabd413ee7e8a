// What travels with every call: a deadline and the wish to stop.
#ifndef PROVIDER_BASE_CONTEXT_H_
#define PROVIDER_BASE_CONTEXT_H_

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>

#include "absl/status/status.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"

namespace base {

// The process-wide "finish soon" of StopProvider. Thread-safe.
class StopSignal {
 public:
  // Wakes every sleeper; calls that are running see it. Calls that begin later do not.
  void Stop();
  // A number that grows with every Stop().
  int generation() const;

 private:
  friend class Context;
  mutable std::mutex mutex_;
  std::condition_variable stopped_;
  int generation_ = 0;
};

// One call's budget. Thread-safe. The StopSignal must outlive it.
class Context {
 public:
  // `cancelled` (may be empty) says that the caller is gone; it is polled and must be cheap.
  Context(StopSignal* stop, absl::Time deadline, std::function<bool()> cancelled = {});

  absl::Time deadline() const { return deadline_; }
  absl::Duration Remaining() const { return deadline_ - absl::Now(); }
  // A context for a part of this call that may take `budget` at most.
  Context WithTimeout(absl::Duration budget) const;
  // True once stop was asked for, the caller is gone, or the deadline has passed.
  bool Done() const { return !Check().ok(); }
  // OK, or Cancelled / DeadlineExceeded with a sentence that names which.
  absl::Status Check() const;
  // Sleeps; wakes within 50 ms of a stop. Returns Check() as of its end.
  absl::Status Sleep(absl::Duration duration) const;

 private:
  void AwaitStop(absl::Time until) const;

  StopSignal* stop_;
  int generation_;  // of the signal when the call began
  absl::Time deadline_;
  std::function<bool()> cancelled_;
};

}  // namespace base

#endif  // PROVIDER_BASE_CONTEXT_H_
