#include "provider/clients/starrocks/lane.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <future>
#include <latch>
#include <memory>
#include <thread>

#include "absl/time/clock.h"

namespace starrocks {
namespace {

class LaneTest : public testing::Test {
 protected:
  base::StopSignal stop_;
  base::Context context_{&stop_, absl::Now() + absl::Seconds(30)};
};

TEST_F(LaneTest, RunsInOrderOnOneThread) {
  std::thread::id begin, first, second, end;
  {
    Lane lane([&] { begin = std::this_thread::get_id(); },
              [&] { end = std::this_thread::get_id(); });
    EXPECT_TRUE(lane.Do([&] { first = std::this_thread::get_id(); }, context_).ok());
    EXPECT_TRUE(lane.Do([&] { second = std::this_thread::get_id(); }, context_).ok());
    EXPECT_FALSE(lane.abandoned());
  }
  EXPECT_NE(begin, std::this_thread::get_id());
  EXPECT_EQ(begin, first);
  EXPECT_EQ(first, second);
  EXPECT_EQ(second, end);
}

TEST_F(LaneTest, EndsWithoutWork) { Lane lane(nullptr, nullptr); }

TEST_F(LaneTest, DoesNothingForAContextThatIsOver) {
  Lane lane(nullptr, nullptr);
  bool ran = false;
  const base::Context over(&stop_, absl::Now());
  EXPECT_TRUE(absl::IsDeadlineExceeded(lane.Do([&] { ran = true; }, over)));
  EXPECT_FALSE(lane.abandoned());
  EXPECT_TRUE(lane.Do([] {}, context_).ok());
  EXPECT_FALSE(ran);
}

TEST_F(LaneTest, AbandonsAtTheDeadline) {
  auto go_on = std::make_shared<std::latch>(1);
  auto ended = std::make_shared<std::promise<void>>();
  {
    Lane lane(nullptr, [ended] { ended->set_value(); });
    const absl::Time begin = absl::Now();
    const absl::Status status =
        lane.Do([go_on] { go_on->wait(); }, context_.WithTimeout(absl::Milliseconds(50)));
    EXPECT_TRUE(absl::IsDeadlineExceeded(status));
    EXPECT_LT(absl::Now() - begin, absl::Seconds(1));
    EXPECT_TRUE(lane.abandoned());
  }
  go_on->count_down();
  EXPECT_EQ(ended->get_future().wait_for(std::chrono::seconds(10)), std::future_status::ready);
}

TEST_F(LaneTest, LetsRunningWorkEndAfterAStop) {
  Lane lane(nullptr, nullptr);
  std::atomic<bool> finished = false;
  const absl::Status status = lane.Do(
      [&] {
        stop_.Stop();
        absl::SleepFor(absl::Milliseconds(200));
        finished = true;
      },
      context_);
  EXPECT_TRUE(status.ok());
  EXPECT_TRUE(finished);
  EXPECT_FALSE(lane.Do([] {}, context_).ok());
}

}  // namespace
}  // namespace starrocks
