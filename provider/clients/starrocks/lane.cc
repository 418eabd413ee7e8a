#include "provider/clients/starrocks/lane.h"

#include <algorithm>
#include <thread>
#include <utility>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/clock.h"

namespace starrocks {
namespace {

// Work that runs when the stop comes may end in peace.
constexpr absl::Duration kGrace = absl::Seconds(5);
// How often the context is looked at; the end of the work wakes the caller at once.
constexpr absl::Duration kPollInterval = absl::Milliseconds(20);

}  // namespace

struct Lane::State {
  absl::Mutex mutex;
  std::function<void()> work ABSL_GUARDED_BY(mutex);  // empty: none to do
  bool busy ABSL_GUARDED_BY(mutex) = false;
  bool quit ABSL_GUARDED_BY(mutex) = false;
  bool abandoned ABSL_GUARDED_BY(mutex) = false;
  std::thread thread;

  bool HasNews() const ABSL_SHARED_LOCKS_REQUIRED(mutex) { return work || quit; }
  bool IsIdle() const ABSL_SHARED_LOCKS_REQUIRED(mutex) { return !busy; }

  // The next piece of work; empty when there'll be none.
  std::function<void()> Next() {
    absl::MutexLock lock(&mutex);
    mutex.Await(absl::Condition(this, &State::HasNews));
    if (!work) return nullptr;
    return std::exchange(work, nullptr);
  }
  void Finish() {
    absl::MutexLock lock(&mutex);
    busy = false;
  }
};

Lane::Lane(std::function<void()> at_begin, std::function<void()> at_end)
    : state_(std::make_shared<State>()) {
  state_->thread =
      std::thread([state = state_, begin = std::move(at_begin), end = std::move(at_end)]() mutable {
        if (begin) begin();
        while (std::function<void()> work = state->Next()) {
          work();
          state->Finish();
        }
        if (end) end();
        begin = nullptr;
        end = nullptr;
      });
}

Lane::~Lane() {
  bool detach;
  {
    absl::MutexLock lock(&state_->mutex);
    state_->quit = true;
    detach = state_->abandoned;
  }
  if (detach) {
    state_->thread.detach();
  } else {
    state_->thread.join();
  }
}

absl::Status Lane::Do(std::function<void()> work, const base::Context& context) {
  if (absl::Status status = context.Check(); !status.ok()) return status;
  absl::Time give_up = absl::InfiniteFuture();
  absl::Status why;
  absl::MutexLock lock(&state_->mutex);
  state_->work = std::move(work);
  state_->busy = true;
  while (!state_->mutex.AwaitWithTimeout(absl::Condition(state_.get(), &State::IsIdle),
                                         kPollInterval)) {
    if (why = context.Check(); why.ok()) continue;
    give_up = std::min(give_up, absl::IsCancelled(why) ? absl::Now() + kGrace : absl::Now());
    if (absl::Now() < give_up && absl::Now() < context.deadline()) continue;
    state_->abandoned = true;
    return why;
  }
  return absl::OkStatus();
}

bool Lane::abandoned() const {
  absl::MutexLock lock(&state_->mutex);
  return state_->abandoned;
}

}  // namespace starrocks
