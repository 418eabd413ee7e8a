#include "acceptance-tests/sandbox/net/fault.h"

#include <gtest/gtest.h>

#include <string>

namespace sandbox {
namespace {

TEST(FaultPlan, StrikesOnceIgnoringCase) {
  FaultPlan plan;
  ASSERT_TRUE(plan.Add("drop-before@create\\s+role").ok());
  EXPECT_EQ(plan.Strike("SHOW ROLES"), Fault::kNone);
  EXPECT_EQ(plan.Strike("CREATE  ROLE r"), Fault::kDropBefore);
  EXPECT_EQ(plan.Strike("CREATE  ROLE r"), Fault::kNone);
}

TEST(FaultPlan, CountsMatches) {
  FaultPlan plan;
  ASSERT_TRUE(plan.Add("hang@^SHOW#3").ok());
  EXPECT_EQ(plan.Strike("SHOW a"), Fault::kNone);
  EXPECT_EQ(plan.Strike("DESC b"), Fault::kNone);
  EXPECT_EQ(plan.Strike("SHOW b"), Fault::kNone);
  EXPECT_EQ(plan.Strike("SHOW c"), Fault::kHang);
}

TEST(FaultPlan, SeveralFaultsKeepTheirOwnCounts) {
  FaultPlan plan;
  ASSERT_TRUE(plan.Add("not-leader@GRANT").ok());
  ASSERT_TRUE(plan.Add("drop-after@GRANT#2").ok());
  EXPECT_EQ(plan.Strike("GRANT a"), Fault::kNotLeader);
  EXPECT_EQ(plan.Strike("GRANT a"), Fault::kDropAfter);
}

TEST(FaultPlan, HashWithoutNumberBelongsToThePattern) {
  FaultPlan plan;
  ASSERT_TRUE(plan.Add("hang@a#b@c").ok());
  EXPECT_EQ(plan.Strike("a"), Fault::kNone);
  EXPECT_EQ(plan.Strike("xa#b@cx"), Fault::kHang);
}

TEST(FaultPlan, RefusesBadSpecs) {
  FaultPlan plan;
  for (const char* spec : {"", "hang", "crash@x", "hang@(", "hang@x#0", "hang@x#-1"}) {
    EXPECT_FALSE(plan.Add(spec).ok()) << spec;
  }
}

TEST(FaultPlan, LongStatementsDoNotExhaustTheStack) {
  FaultPlan plan;
  ASSERT_TRUE(plan.Add("hang@^(x|y)*z").ok());
  EXPECT_EQ(plan.Strike(std::string(10'000'000, 'x')), Fault::kNone);
}

}  // namespace
}  // namespace sandbox
