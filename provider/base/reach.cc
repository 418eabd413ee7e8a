#include "provider/base/reach.h"

#include <algorithm>

#include "provider/base/status.h"

namespace base {
namespace {

constexpr absl::Duration kPatience = absl::Minutes(2);
constexpr absl::Duration kProbeInterval = absl::Seconds(5);

bool IsForGood(const absl::Status& error) {
  return !error.ok() && KindOf(error) == ErrorKind::kFinal;
}

}  // namespace

absl::Duration Reach::Patience() const {
  return ever_succeeded_ ? kPatience : patience_before_first_;
}

bool Reach::Patient(absl::Time now) const {
  return !IsForGood(last_error_) && now - failing_since_ < Patience();
}

std::optional<absl::Status> Reach::Refusal(absl::Time now) const {
  if (IsForGood(last_error_)) return last_error_;
  if (last_error_.ok() || Patient(now) || now - last_failure_ >= kProbeInterval)
    return std::nullopt;
  return last_error_;
}

void Reach::Succeeded() {
  ever_succeeded_ = true;
  failing_since_ = absl::InfiniteFuture();
  last_error_ = absl::OkStatus();
}

void Reach::Failed(const absl::Status& error, absl::Time now) {
  failing_since_ = std::min(failing_since_, now);
  last_failure_ = now;
  last_error_ = error;
}

}  // namespace base
