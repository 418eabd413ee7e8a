#include "provider/engine/locks.h"

#include <chrono>

#include "provider/base/crew.h"
#include "provider/base/status.h"

namespace engine {
namespace {

// How often a waiting call looks whether it should give up.
constexpr auto kPatience = std::chrono::milliseconds(50);

}  // namespace

absl::StatusOr<KeyedLocks::Guard> KeyedLocks::Acquire(const std::string& key,
                                                      const base::Context& context) {
  if (key.empty()) return Guard();
  std::unique_lock lock(mutex_);
  if (held_.count(key) != 0) base::AboutToBlock();
  while (!released_.wait_for(lock, kPatience, [&] { return held_.count(key) == 0; })) {
    TF_TRY(context.Check());
  }
  held_.insert(key);
  return Guard(this, key);
}

void KeyedLocks::Release(const std::string& key) {
  {
    const std::lock_guard lock(mutex_);
    held_.erase(key);
  }
  released_.notify_all();
}

}  // namespace engine
