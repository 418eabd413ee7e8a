#include "provider/base/crew.h"

#include <atomic>
#include <deque>
#include <functional>
#include <latch>
#include <memory>
#include <optional>
#include <set>

#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "gtest/gtest.h"

namespace base {
namespace {

class Task final : public Event {
 public:
  explicit Task(std::function<void(bool)> work) : work_(std::move(work)) {}
  void Happened(bool ok) override { work_(ok); }

 private:
  std::function<void(bool)> work_;
};

// A queue and the crew at it.
class CrewTest : public testing::Test {
 protected:
  ~CrewTest() override { End(); }

  void Add(std::function<void(bool)> work, bool ok = true) {
    {
      const std::lock_guard lock(mutex_);
      tasks_.push_back(std::make_unique<Task>(std::move(work)));
      ready_.push_back({tasks_.back().get(), ok});
    }
    changed_.notify_one();
  }
  // Returns when all that was added has been seen to.
  void End() {
    {
      const std::lock_guard lock(mutex_);
      ended_ = true;
    }
    changed_.notify_all();
    crew_.reset();
  }

 private:
  Happening Next() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return ended_ || !ready_.empty(); });
    if (ready_.empty()) return {};
    const Happening first = ready_.front();
    ready_.pop_front();
    return first;
  }

  std::mutex mutex_;  // guards what follows
  std::condition_variable changed_;
  std::deque<Happening> ready_;
  std::deque<std::unique_ptr<Task>> tasks_;
  bool ended_ = false;
  std::optional<Crew> crew_{std::in_place, [this] { return Next(); }};
};

TEST_F(CrewTest, EventsThatDoNotBlockNeedFewThreads) {
  std::mutex mutex;  // on a busy machine an event may take long
  std::set<std::thread::id> threads;
  for (int i = 0; i < 1'000; ++i) {
    Add([&](bool) {
      const std::lock_guard lock(mutex);
      threads.insert(std::this_thread::get_id());
    });
  }
  End();
  EXPECT_LT(threads.size(), 10u);
}

TEST_F(CrewTest, AnEventLearnsWhetherItWentWell) {
  int good = 0, bad = 0;
  for (bool ok : {true, false, true}) {
    Add([&](bool told) { ++(told ? good : bad); }, ok);
  }
  End();
  EXPECT_EQ(good, 2);
  EXPECT_EQ(bad, 1);
}

TEST_F(CrewTest, EventsThatBlockAreSeenToSideBySide) {
  constexpr int kEvents = 50;
  std::latch together(kEvents);
  for (int i = 0; i < kEvents; ++i) {
    Add([&together](bool) {
      AboutToBlock();
      together.arrive_and_wait();
    });
  }
  End();
}

TEST_F(CrewTest, EventsThatBlockWithoutAWordAreSeenToSideBySideToo) {
  std::latch together(5);
  for (int i = 0; i < 5; ++i) {
    Add([&together](bool) { together.arrive_and_wait(); });
  }
  End();
}

TEST_F(CrewTest, TheNextEventAfterALullIsWatchedToo) {
  std::deque<std::latch> rounds;
  for (int round = 0; round < 3; ++round) {
    absl::SleepFor(absl::Milliseconds(30));
    std::latch& both = rounds.emplace_back(2);
    for (int i = 0; i < 2; ++i) {
      Add([&both](bool) { both.arrive_and_wait(); });
    }
    both.wait();
  }
  End();
}

TEST_F(CrewTest, ManyShortEventsAmongBlockingOnes) {
  constexpr int kEvents = 5'000;
  std::atomic<int> seen = 0;
  for (int i = 0; i < kEvents; ++i) {
    Add([&seen, i](bool) {
      if (i % 3 == 0) AboutToBlock();
      ++seen;
    });
  }
  End();
  EXPECT_EQ(seen, kEvents);
}

TEST(AboutToBlockTest, IsNothingOnAThreadOfNoCrew) { AboutToBlock(); }

}  // namespace
}  // namespace base
