// How long to wait before the next try.
#ifndef PROVIDER_BASE_BACKOFF_H_
#define PROVIDER_BASE_BACKOFF_H_

#include <random>

#include "absl/time/time.h"

namespace base {

// Exponential with full jitter: anything from nothing to 100 ms, 200 ms, ... 5 s. For one thread.
class Backoff {
 public:
  Backoff();
  absl::Duration Next();
  int tries() const { return tries_; }  // how often Next() was asked

 private:
  std::minstd_rand random_;
  int tries_ = 0;
};

}  // namespace base

#endif  // PROVIDER_BASE_BACKOFF_H_
