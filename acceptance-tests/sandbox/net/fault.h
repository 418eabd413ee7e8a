#ifndef ACCEPTANCE_TESTS_SANDBOX_NET_FAULT_H_
#define ACCEPTANCE_TESTS_SANDBOX_NET_FAULT_H_

#include <deque>
#include <mutex>
#include <regex>
#include <string_view>

#include "absl/status/status.h"

namespace sandbox {

enum class Fault {
  kNone,
  kDropBefore,  // hang up without carrying the statement out
  kDropAfter,   // carry it out, hang up without an answer
  kHang,        // neither carry it out nor answer
  kNotLeader,   // do not carry it out; answer error 5401
};

// What goes wrong with which statements, each once. Thread-safe.
class FaultPlan {
 public:
  // "KIND@REGEX[#N]": KIND is drop-before, drop-after, hang or not-leader and strikes the Nth
  // (default: first) statement in which the ECMAScript REGEX is found, case ignored.
  absl::Status Add(std::string_view spec);

  // What happens to a statement that has just arrived. Only the first 2048 bytes of `text` are
  // looked at.
  Fault Strike(std::string_view text);

 private:
  struct Entry {
    Fault fault;
    std::regex pattern;
    int matches_left;  // strikes when it comes down to 0
  };

  std::mutex mutex_;
  std::deque<Entry> entries_;
};

}  // namespace sandbox

#endif  // ACCEPTANCE_TESTS_SANDBOX_NET_FAULT_H_
