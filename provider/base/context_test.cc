#include "provider/base/context.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace base {
namespace {

TEST(ContextTest, ChecksDeadlineStopAndCaller) {
  StopSignal stop;
  EXPECT_TRUE(Context(&stop, absl::InfiniteFuture()).Check().ok());
  EXPECT_TRUE(absl::IsDeadlineExceeded(Context(&stop, absl::Now()).Check()));
  std::atomic<bool> gone = false;
  const Context context(&stop, absl::InfiniteFuture(), [&gone] { return gone.load(); });
  EXPECT_FALSE(context.Done());
  gone = true;
  EXPECT_TRUE(absl::IsCancelled(context.Check()));
  EXPECT_TRUE(context.Done());
}

TEST(ContextTest, StopReachesOnlyCallsThatRun) {
  StopSignal stop;
  const Context running(&stop, absl::InfiniteFuture());
  const Context part = running.WithTimeout(absl::Hours(1));
  stop.Stop();
  EXPECT_TRUE(absl::IsCancelled(running.Check()));
  EXPECT_TRUE(absl::IsCancelled(part.Check()));
  EXPECT_TRUE(Context(&stop, absl::InfiniteFuture()).Check().ok());
}

TEST(ContextTest, PartsEndNoLaterThanTheWhole) {
  StopSignal stop;
  const absl::Time deadline = absl::Now() + absl::Seconds(60);
  const Context context(&stop, deadline);
  EXPECT_EQ(context.WithTimeout(absl::Hours(1)).deadline(), deadline);
  EXPECT_LT(context.WithTimeout(absl::Seconds(1)).Remaining(), absl::Milliseconds(1001));
}

TEST(ContextTest, SleepsItsTime) {
  StopSignal stop;
  const Context context(&stop, absl::InfiniteFuture());
  const absl::Time begin = absl::Now();
  EXPECT_TRUE(context.Sleep(absl::Milliseconds(30)).ok());
  EXPECT_GE(absl::Now() - begin, absl::Milliseconds(30));
}

TEST(ContextTest, SleepEndsAtTheDeadline) {
  StopSignal stop;
  const Context context(&stop, absl::Now() + absl::Milliseconds(20));
  const absl::Time begin = absl::Now();
  EXPECT_TRUE(absl::IsDeadlineExceeded(context.Sleep(absl::Hours(1))));
  EXPECT_LT(absl::Now() - begin, absl::Seconds(2));
}

// How long a sleeper goes on after `wake`.
template <typename Wake>
absl::Duration TimeToWake(const Context& context, Wake wake) {
  std::atomic<absl::Time> woken = absl::InfinitePast();
  std::thread sleeper([&] {
    EXPECT_TRUE(absl::IsCancelled(context.Sleep(absl::Hours(1))));
    woken = absl::Now();
  });
  absl::SleepFor(absl::Milliseconds(50));
  const absl::Time begin = absl::Now();
  wake();
  sleeper.join();
  return woken.load() - begin;
}

TEST(ContextTest, SleepWakesWithin50MsOfAStop) {
  StopSignal stop;
  const Context context(&stop, absl::InfiniteFuture());
  EXPECT_LT(TimeToWake(context, [&] { stop.Stop(); }), absl::Milliseconds(50));
}

TEST(ContextTest, SleepWakesWithin50MsOfTheCallersEnd) {
  StopSignal stop;
  std::atomic<bool> gone = false;
  const Context context(&stop, absl::InfiniteFuture(), [&gone] { return gone.load(); });
  EXPECT_LT(TimeToWake(context, [&] { gone = true; }), absl::Milliseconds(50));
}

}  // namespace
}  // namespace base
