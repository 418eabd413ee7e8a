// How many RPCs are being answered: what an ending process waits for.
#ifndef PROVIDER_WIRE_CALLS_H_
#define PROVIDER_WIRE_CALLS_H_

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"

namespace wire {

// Thread-safe. Outlives its scopes.
class Calls {
 public:
  // One call, from its construction to its end.
  class Scope {
   public:
    explicit Scope(Calls* calls) : calls_(calls) { calls_->Add(1); }
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;
    ~Scope() { calls_->Add(-1); }

   private:
    Calls* calls_;
  };

  // Waits until no call runs, `timeout` at most. True: none runs.
  bool WaitForNone(absl::Duration timeout) const {
    absl::MutexLock lock(&mutex_);
    return mutex_.AwaitWithTimeout(
        absl::Condition(
            +[](const int* running) { return *running == 0; }, &running_),
        timeout);
  }

 private:
  void Add(int n) {
    absl::MutexLock lock(&mutex_);
    running_ += n;
  }

  mutable absl::Mutex mutex_;
  int running_ ABSL_GUARDED_BY(mutex_) = 0;
};

}  // namespace wire

#endif  // PROVIDER_WIRE_CALLS_H_
