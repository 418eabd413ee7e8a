// Locks by name: calls about the same object run one by one.
#ifndef PROVIDER_ENGINE_LOCKS_H_
#define PROVIDER_ENGINE_LOCKS_H_

#include <condition_variable>
#include <memory>
#include <mutex>
#include <set>
#include <string>

#include "absl/status/statusor.h"
#include "provider/base/context.h"

namespace engine {

// Thread-safe. Outlives its guards.
class KeyedLocks {
 public:
  class Guard {
   public:
    Guard() = default;
    Guard(KeyedLocks* owner, std::string key) : owner_(owner), key_(std::move(key)) {}
    Guard(Guard&& other) noexcept
        : owner_(std::exchange(other.owner_, nullptr)), key_(std::move(other.key_)) {}
    Guard& operator=(Guard&&) = delete;
    ~Guard() {
      if (owner_ != nullptr) owner_->Release(key_);
    }

   private:
    KeyedLocks* owner_ = nullptr;
    std::string key_;
  };

  // Waits its turn; gives up with the context. An empty key locks nothing.
  absl::StatusOr<Guard> Acquire(const std::string& key, const base::Context& context);

 private:
  void Release(const std::string& key);

  std::mutex mutex_;  // guards held_
  std::condition_variable released_;
  std::set<std::string> held_;
};

}  // namespace engine

#endif  // PROVIDER_ENGINE_LOCKS_H_
