// Remembers that a server can't be reached, so that thousands of calls don't each wait for
// it.
#ifndef PROVIDER_BASE_REACH_H_
#define PROVIDER_BASE_REACH_H_

#include <optional>

#include "absl/status/status.h"
#include "absl/time/time.h"

namespace base {

// Connecting is tried again and again as long as a leader's change or a restart may take; that time
// is short before the first success, when a mistake in the settings is likelier. After that every
// call fails at once with the last error, but for a probe every few seconds. An error that trying
// again can't mend (wrong login) is kept for good. Not thread-safe.
class Reach {
 public:
  explicit Reach(absl::Duration patience_before_first)
      : patience_before_first_(patience_before_first) {}

  // The error to give at once; nullopt if connecting should be tried.
  std::optional<absl::Status> Refusal(absl::Time now) const;
  // Whether, after a failure, it is worth to try again in the same call.
  bool Patient(absl::Time now) const;

  void Succeeded();
  void Failed(const absl::Status& error, absl::Time now);

 private:
  absl::Duration Patience() const;

  absl::Duration patience_before_first_;
  bool ever_succeeded_ = false;
  absl::Time failing_since_ = absl::InfiniteFuture();
  absl::Time last_failure_;
  absl::Status last_error_;
};

}  // namespace base

#endif  // PROVIDER_BASE_REACH_H_
