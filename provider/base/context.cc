#include "provider/base/context.h"

#include <algorithm>
#include <utility>

#include "provider/base/crew.h"

namespace base {
namespace {

// How often a sleeper looks at `cancelled`, which can't wake it.
constexpr absl::Duration kPollInterval = absl::Milliseconds(20);

}  // namespace

void StopSignal::Stop() {
  const std::lock_guard lock(mutex_);
  ++generation_;
  stopped_.notify_all();
}

int StopSignal::generation() const {
  const std::lock_guard lock(mutex_);
  return generation_;
}

Context::Context(StopSignal* stop, absl::Time deadline, std::function<bool()> cancelled)
    : stop_(stop),
      generation_(stop->generation()),
      deadline_(deadline),
      cancelled_(std::move(cancelled)) {}

Context Context::WithTimeout(absl::Duration budget) const {
  Context part = *this;
  part.deadline_ = std::min(deadline_, absl::Now() + budget);
  return part;
}

absl::Status Context::Check() const {
  if (stop_->generation() != generation_) {
    return absl::CancelledError("Terraform asked the provider to stop.");
  }
  if (cancelled_ && cancelled_()) return absl::CancelledError("The caller has gone away.");
  if (absl::Now() >= deadline_) {
    return absl::DeadlineExceededError("The operation's time is over.");
  }
  return absl::OkStatus();
}

absl::Status Context::Sleep(absl::Duration duration) const {
  const absl::Time end = std::min(absl::Now() + duration, deadline_);
  while (absl::Now() < end && Check().ok()) {
    AwaitStop(cancelled_ ? std::min(end, absl::Now() + kPollInterval) : end);
  }
  return Check();
}

void Context::AwaitStop(absl::Time until) const {
  AboutToBlock();
  std::unique_lock lock(stop_->mutex_);
  stop_->stopped_.wait_until(lock, absl::ToChronoTime(until),
                             [this] { return stop_->generation_ != generation_; });
}

}  // namespace base
