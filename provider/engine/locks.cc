#include "provider/engine/locks.h"

#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "provider/base/status.h"

namespace engine {
namespace {

// How often a waiting call looks whether it should give up.
constexpr absl::Duration kPatience = absl::Milliseconds(50);

}  // namespace

absl::StatusOr<KeyedLocks::Guard> KeyedLocks::Acquire(const std::string& key,
                                                      const base::Context& context) {
  if (key.empty()) return Guard();
  auto free = [this, &key]() ABSL_NO_THREAD_SAFETY_ANALYSIS { return held_.count(key) == 0; };
  absl::MutexLock lock(&mutex_);
  while (!mutex_.AwaitWithTimeout(absl::Condition(&free), kPatience)) {
    TF_TRY(context.Check());
  }
  held_.insert(key);
  return Guard(this, key);
}

void KeyedLocks::Release(const std::string& key) {
  absl::MutexLock lock(&mutex_);
  held_.erase(key);
}

}  // namespace engine
