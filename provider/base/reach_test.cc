#include "provider/base/reach.h"

#include <gtest/gtest.h>

#include "provider/base/backoff.h"
#include "provider/base/status.h"

namespace base {
namespace {

const absl::Time kStart = absl::FromUnixSeconds(1'800'000'000);
const absl::Status kRefused = MakeError(ErrorKind::kRetryable, "refused");
const absl::Status kDenied = MakeError(ErrorKind::kFinal, "denied");

TEST(ReachTest, BeforeTheFirstSuccessPatienceIsShort) {
  Reach reach(absl::Seconds(10));
  EXPECT_EQ(reach.Refusal(kStart), std::nullopt);
  reach.Failed(kRefused, kStart);
  EXPECT_TRUE(reach.Patient(kStart + absl::Seconds(9)));
  EXPECT_EQ(reach.Refusal(kStart + absl::Seconds(9)), std::nullopt);
  reach.Failed(kRefused, kStart + absl::Seconds(9));
  EXPECT_FALSE(reach.Patient(kStart + absl::Seconds(10)));
  EXPECT_EQ(reach.Refusal(kStart + absl::Seconds(10)), kRefused);
}

TEST(ReachTest, ProbesNowAndThen) {
  Reach reach(absl::Seconds(1));
  reach.Failed(kRefused, kStart);
  reach.Failed(kRefused, kStart + absl::Seconds(2));
  EXPECT_EQ(reach.Refusal(kStart + absl::Seconds(6)), kRefused);
  EXPECT_EQ(reach.Refusal(kStart + absl::Seconds(7)), std::nullopt);
  reach.Succeeded();
  EXPECT_EQ(reach.Refusal(kStart + absl::Seconds(8)), std::nullopt);
}

TEST(ReachTest, AfterASuccessAFailoverIsWaitedFor) {
  Reach reach(absl::Seconds(1));
  reach.Succeeded();
  reach.Failed(kRefused, kStart);
  EXPECT_TRUE(reach.Patient(kStart + absl::Seconds(119)));
  EXPECT_FALSE(reach.Patient(kStart + absl::Seconds(120)));
}

TEST(ReachTest, AWrongLoginIsKeptForGood) {
  Reach reach(absl::Seconds(10));
  reach.Failed(kDenied, kStart);
  EXPECT_FALSE(reach.Patient(kStart));
  EXPECT_EQ(reach.Refusal(kStart + absl::Hours(1)), kDenied);
}

TEST(BackoffTest, JitterStaysUnderTheDoublingCap) {
  for (int round = 0; round < 100; ++round) {
    Backoff backoff;
    absl::Duration most = absl::Milliseconds(100);
    for (int i = 0; i < 12; ++i) {
      const absl::Duration wait = backoff.Next();
      EXPECT_GE(wait, absl::ZeroDuration());
      EXPECT_LE(wait, most);
      most = std::min(absl::Seconds(5), most * 2);
    }
    EXPECT_EQ(backoff.tries(), 12);
  }
}

TEST(BackoffTest, JitterIsFull) {
  absl::Duration sum;
  for (int round = 0; round < 1000; ++round) sum += Backoff().Next();
  EXPECT_GT(sum / 1000, absl::Milliseconds(40));
  EXPECT_LT(sum / 1000, absl::Milliseconds(60));
}

}  // namespace
}  // namespace base
