#include "provider/base/backoff.h"

#include <algorithm>

namespace base {
namespace {

constexpr absl::Duration kBase = absl::Milliseconds(100);
constexpr absl::Duration kCap = absl::Seconds(5);
constexpr int kDoublings = 6;  // reaches the cap

}  // namespace

Backoff::Backoff() : random_(std::random_device{}()) {}

absl::Duration Backoff::Next() {
  const absl::Duration most = std::min(kCap, kBase * (1 << std::min(tries_, kDoublings)));
  ++tries_;
  return most * std::uniform_real_distribution<double>(0, 1)(random_);
}

}  // namespace base
