// How long to wait before the next try.
#ifndef PROVIDER_BASE_BACKOFF_H_
#define PROVIDER_BASE_BACKOFF_H_

#include <optional>
#include <random>

#include "absl/time/time.h"

namespace base {

// Exponential with full jitter: anything from nothing to 100 ms, 200 ms, ... 5 s. For one thread.
class Backoff {
 public:
  absl::Duration Next();
  int tries() const { return tries_; }  // how often Next() was asked

 private:
  std::optional<std::minstd_rand> random_;  // seeded when first needed: most statements never wait
  int tries_ = 0;
};

}  // namespace base

#endif  // PROVIDER_BASE_BACKOFF_H_
