#include "provider/base/crew.h"

#include <chrono>
#include <utility>

namespace base {
namespace {

// How long a leader may be at one event without having said that it blocks.
constexpr std::chrono::milliseconds kPatience(10);

// What the current thread leads; no crew if it doesn't, or not any more.
struct Leading {
  Crew* crew = nullptr;
  uint64_t turn = 0;
};
thread_local Leading leading;

}  // namespace

void AboutToBlock() {
  const Leading mine = std::exchange(leading, {});
  if (mine.crew != nullptr) mine.crew->Yield(mine.turn);
}

Crew::Crew(std::function<Happening()> next) : next_(std::move(next)) {
  threads_.emplace_back([this] { Work(); });
  watch_ = std::thread([this] { Watch(); });
}

Crew::~Crew() {
  while (true) {
    std::vector<std::thread> threads;
    {
      const std::lock_guard lock(mutex_);
      threads.swap(threads_);
    }
    if (threads.empty()) break;
    for (std::thread& thread : threads) thread.join();
  }
  watch_.join();
}

void Crew::Work() {
  std::unique_lock lock(mutex_);
  while (true) {
    ++idle_;
    vacant_.wait(lock, [this] { return !led_ || ended_; });
    --idle_;
    if (ended_) return;
    led_ = true;
    const uint64_t turn = ++turn_;
    lock.unlock();
    Lead(turn);
    lock.lock();
  }
}

void Crew::Lead(uint64_t turn) {
  while (turn_ == turn) {
    const Happening what = next_();
    if (what.event == nullptr) return End();
    SeeTo(what, turn);
  }
}

void Crew::SeeTo(const Happening& what, uint64_t turn) {
  ++events_;
  if (turn_ == turn) in_event_ = turn;  // else the next leader's event is the one to watch
  if (watch_sleeps_) WakeWatch();
  leading = {this, turn};
  what.event->Happened(what.ok);
  leading = {};
  in_event_.compare_exchange_strong(turn, 0);
}

void Crew::End() {
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
  }
  vacant_.notify_all();
  watched_.notify_all();
}

void Crew::Yield(uint64_t turn) {
  {
    const std::lock_guard lock(mutex_);
    if (ended_ || turn_ != turn) return;
    ++turn_;
    led_ = false;
    in_event_ = 0;  // nothing to watch until the next leader has an event
    if (idle_ == 0) {
      threads_.emplace_back([this] { Work(); });
      return;
    }
  }
  vacant_.notify_one();
}

void Crew::WakeWatch() {
  {
    const std::lock_guard lock(mutex_);
    watch_sleeps_ = false;
  }
  watched_.notify_one();
}

// Looks each 10 ms while there are events; asleep without.
void Crew::Watch() {
  uint64_t last = 0;
  std::unique_lock lock(mutex_);
  while (!ended_) {
    const uint64_t begun = events_, turn = in_event_;
    if (begun == last && turn == 0) {
      watch_sleeps_ = true;
      if (in_event_ != 0) watch_sleeps_ = false;  // begun before it could see that
      watched_.wait(lock, [this] { return ended_ || !watch_sleeps_; });
    } else {
      watched_.wait_for(lock, kPatience, [this] { return ended_; });
    }
    if (begun == last && turn != 0 && events_ == begun && in_event_ == turn) {
      lock.unlock();
      Yield(turn);
      lock.lock();
    }
    last = begun;
  }
}

}  // namespace base
