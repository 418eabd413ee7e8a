#include "provider/clients/starrocks/lane.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

#include "absl/time/clock.h"
#include "provider/base/crew.h"

namespace starrocks {
namespace {

// Work that runs when the stop comes may end in peace.
constexpr absl::Duration kGrace = absl::Seconds(5);
// How often the context is looked at; the end of the work wakes the caller at once.
constexpr std::chrono::milliseconds kPollInterval(20);
// Work that is over within this costs less than handing the caller's turn to another thread.
constexpr std::chrono::microseconds kMoment(300);

}  // namespace

struct Lane::State {
  std::mutex mutex;  // guards all but the thread
  std::condition_variable changed;
  std::function<void()> work;  // empty: none to do
  bool busy = false;
  bool quit = false;
  bool abandoned = false;
  std::thread thread;

  // The next piece of work; empty when there'll be none.
  std::function<void()> Next() {
    std::unique_lock lock(mutex);
    changed.wait(lock, [this] { return work || quit; });
    return std::exchange(work, nullptr);
  }
  // Whoever is woken needs the mutex: it's free by then.
  void Begin(std::function<void()> next) {
    {
      const std::lock_guard lock(mutex);
      work = std::move(next);
      busy = true;
    }
    changed.notify_all();
  }
  void Finish() {
    {
      const std::lock_guard lock(mutex);
      busy = false;
    }
    changed.notify_all();
  }
  // Returns whether the thread is to be left alone.
  bool Quit() {
    const std::lock_guard lock(mutex);
    quit = true;
    changed.notify_all();
    return abandoned;
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
  if (state_->Quit()) {
    state_->thread.detach();
  } else {
    state_->thread.join();
  }
}

absl::Status Lane::Do(std::function<void()> work, const base::Context& context) {
  if (absl::Status status = context.Check(); !status.ok()) return status;
  state_->Begin(std::move(work));
  absl::Time give_up = absl::InfiniteFuture();
  std::unique_lock lock(state_->mutex);
  const auto done = [this] { return !state_->busy; };
  if (state_->changed.wait_for(lock, kMoment, done)) return absl::OkStatus();
  base::AboutToBlock();
  while (!state_->changed.wait_for(lock, kPollInterval, done)) {
    const absl::Status why = context.Check();
    if (why.ok()) continue;
    give_up = std::min(give_up, absl::IsCancelled(why) ? absl::Now() + kGrace : absl::Now());
    if (absl::Now() < give_up && absl::Now() < context.deadline()) continue;
    state_->abandoned = true;
    return why;
  }
  return absl::OkStatus();
}

bool Lane::abandoned() const {
  const std::lock_guard lock(state_->mutex);
  return state_->abandoned;
}

}  // namespace starrocks
