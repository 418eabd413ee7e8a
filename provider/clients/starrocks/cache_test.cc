#include "provider/clients/starrocks/cache.h"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <thread>
#include <vector>

#include "absl/time/clock.h"
#include "provider/base/strings.h"

namespace starrocks {
namespace {

class CacheTest : public testing::Test {
 protected:
  // Reads the number of the read.
  Cache::Reader Counting() {
    return [this]() -> absl::StatusOr<Rows> { return Rows{{"n"}, {{base::StrCat(++reads_)}}}; };
  }
  static std::string Value(const Cache::Answer& answer) { return *(*answer)->rows[0][0]; }

  base::StopSignal stop_;
  base::Context context_{&stop_, absl::Now() + absl::Seconds(30)};
  Cache cache_;
  std::atomic<int> reads_ = 0;
};

TEST_F(CacheTest, KeepsPerTagAndKey) {
  EXPECT_EQ(Value(cache_.Get(CacheTag::kRoles, "a", context_, Counting())), "1");
  EXPECT_EQ(Value(cache_.Get(CacheTag::kRoles, "a", context_, Counting())), "1");
  EXPECT_EQ(Value(cache_.Get(CacheTag::kRoles, "b", context_, Counting())), "2");
  EXPECT_EQ(Value(cache_.Get(CacheTag::kUsers, "a", context_, Counting())), "3");
  cache_.Forget(CacheTag::kRoles);
  EXPECT_EQ(Value(cache_.Get(CacheTag::kUsers, "a", context_, Counting())), "3");
  EXPECT_EQ(Value(cache_.Get(CacheTag::kRoles, "a", context_, Counting())), "4");
}

TEST_F(CacheTest, TheAgeIsBounded) {
  const auto get = [this](absl::Duration max_age) {
    return Value(cache_.Get(CacheTag::kTableCounts, "a", context_, Counting(), max_age));
  };
  EXPECT_EQ(get(absl::Minutes(1)), "1");
  EXPECT_EQ(get(absl::Minutes(1)), "1");
  absl::SleepFor(absl::Milliseconds(2));
  EXPECT_EQ(get(absl::Milliseconds(1)), "2");
  EXPECT_EQ(get(absl::InfiniteDuration()), "2");
}

TEST_F(CacheTest, KeptIsWhatNeedsNoReading) {
  EXPECT_EQ(cache_.Kept(CacheTag::kRoles, "a"), nullptr);
  const auto while_read = [this]() -> absl::StatusOr<Rows> {
    EXPECT_EQ(cache_.Kept(CacheTag::kRoles, "a"), nullptr);
    return Counting()();
  };
  const Cache::Answer answer = cache_.Get(CacheTag::kRoles, "a", context_, while_read);
  EXPECT_EQ(cache_.Kept(CacheTag::kRoles, "a"), *answer);
  cache_.Forget(CacheTag::kRoles, "a");
  EXPECT_EQ(cache_.Kept(CacheTag::kRoles, "a"), nullptr);
}

TEST_F(CacheTest, ErrorsAreNotKept) {
  const auto fail = []() -> absl::StatusOr<Rows> { return absl::InternalError("no"); };
  EXPECT_EQ(cache_.Get(CacheTag::kRoles, "a", context_, fail).status().message(), "no");
  EXPECT_EQ(Value(cache_.Get(CacheTag::kRoles, "a", context_, Counting())), "1");
}

TEST_F(CacheTest, SingleFlight) {
  const auto slow = [this]() -> absl::StatusOr<Rows> {
    absl::SleepFor(absl::Milliseconds(100));
    return Counting()();
  };
  std::vector<std::thread> callers;
  for (int i = 0; i < 20; ++i) {
    callers.emplace_back(
        [&] { EXPECT_EQ(Value(cache_.Get(CacheTag::kRoles, "a", context_, slow)), "1"); });
  }
  for (std::thread& caller : callers) caller.join();
  EXPECT_EQ(reads_, 1);
}

// A read that hangs until told to go on.
struct SlowRead {
  std::latch begun{1};
  std::latch go_on{1};
  Cache::Reader reader(Rows rows) {
    return [this, rows]() -> absl::StatusOr<Rows> {
      begun.count_down();
      go_on.wait();
      return rows;
    };
  }
};

TEST_F(CacheTest, AReadFromBeforeAWriteIsNeitherKeptNorJoined) {
  SlowRead old;
  std::thread reader([&] {
    EXPECT_EQ(Value(cache_.Get(CacheTag::kRoles, "a", context_, old.reader({{"n"}, {{"old"}}}))),
              "old");
  });
  old.begun.wait();
  cache_.Forget(CacheTag::kRoles);
  EXPECT_EQ(Value(cache_.Get(CacheTag::kRoles, "a", context_, Counting())), "1");
  old.go_on.count_down();
  reader.join();
  EXPECT_EQ(Value(cache_.Get(CacheTag::kRoles, "a", context_, Counting())), "1");
}

TEST_F(CacheTest, AWaiterLeavesWithItsContext) {
  SlowRead slow;
  std::thread reader([&] {
    EXPECT_TRUE(cache_.Get(CacheTag::kRoles, "a", context_, slow.reader({{"n"}, {{"x"}}})).ok());
  });
  slow.begun.wait();
  const base::Context brief = context_.WithTimeout(absl::Milliseconds(30));
  EXPECT_TRUE(
      absl::IsDeadlineExceeded(cache_.Get(CacheTag::kRoles, "a", brief, Counting()).status()));
  slow.go_on.count_down();
  reader.join();
}

TEST_F(CacheTest, AWaiterReadsByItselfWhenTheReaderWasCancelled) {
  std::latch begun{1};
  std::atomic<bool> gone = false;
  const base::Context leaving(&stop_, absl::InfiniteFuture(), [&gone] { return gone.load(); });
  std::thread reader([&] {
    const auto cancelled = [&]() -> absl::StatusOr<Rows> {
      begun.count_down();
      absl::SleepFor(absl::Milliseconds(50));
      gone = true;
      return leaving.Check();
    };
    EXPECT_FALSE(cache_.Get(CacheTag::kRoles, "a", leaving, cancelled).ok());
  });
  begun.wait();
  EXPECT_EQ(Value(cache_.Get(CacheTag::kRoles, "a", context_, Counting())), "1");
  reader.join();
}

}  // namespace
}  // namespace starrocks
