// A thread that does one piece of work after the other, for callers who don't wait longer than
// their context allows.
#ifndef PROVIDER_CLIENTS_STARROCKS_LANE_H_
#define PROVIDER_CLIENTS_STARROCKS_LANE_H_

#include <functional>
#include <memory>

#include "absl/status/status.h"
#include "provider/base/context.h"

namespace starrocks {

class Lane {
 public:
  // Runs `at_begin` on the thread first and `at_end` last; both may be empty.
  Lane(std::function<void()> at_begin, std::function<void()> at_end);
  // Waits for the thread, unless work was abandoned: then the thread ends by itself when that is
  // over.
  ~Lane();
  Lane(const Lane&) = delete;
  Lane& operator=(const Lane&) = delete;

  // Waits for `work`. At the context's deadline it is abandoned at once, after a stop 5 s later:
  // then the status is the context's, and `work` goes on with what it owns. One caller at a time;
  // none after an abandonment.
  absl::Status Do(std::function<void()> work, const base::Context& context);
  bool abandoned() const;

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_LANE_H_
