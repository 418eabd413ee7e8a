#include "provider/clients/http/idle.h"

#include <utility>

#include "absl/time/clock.h"

namespace http {
namespace {

constexpr std::size_t kMost = 8;
// Load balancers cut idle connections after a minute and more.
constexpr absl::Duration kLongest = absl::Seconds(30);

}  // namespace

std::unique_ptr<Connection> Idle::Take() {
  const std::lock_guard lock(mutex_);
  while (!kept_.empty()) {
    Kept last = std::move(kept_.back());
    kept_.pop_back();
    if (absl::Now() - last.since < kLongest && last.connection->Reusable()) {
      return std::move(last.connection);
    }
  }
  return nullptr;
}

void Idle::Put(std::unique_ptr<Connection> connection) {
  if (!connection->Reusable()) return;
  const std::lock_guard lock(mutex_);
  if (kept_.size() < kMost) kept_.push_back({std::move(connection), absl::Now()});
}

}  // namespace http
