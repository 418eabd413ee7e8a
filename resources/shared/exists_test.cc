#include "resources/shared/exists.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/base/status.h"
#include "resources/shared/backends.h"

namespace resources {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;

const Existing kRole{"role", "starrocks_role", "etl"};

TEST(Exists, A10_TheErrorTellsHowToImport) {
  const absl::Status status = AlreadyExists(kRole);
  EXPECT_EQ(base::KindOf(status), base::ErrorKind::kAlreadyExists);
  EXPECT_EQ(sdk::TitleOf(status), "Role already exists");
  EXPECT_EQ(status.message(), "The server has a role etl already, and it is not in this state.");
  const std::string next = base::NextStepOf(status);
  EXPECT_THAT(next, HasSubstr("terraform import starrocks_role.<name> 'etl'"));
  EXPECT_THAT(next, HasSubstr("to = starrocks_role.<name>"));
  EXPECT_THAT(next, HasSubstr("id = \"etl\""));
}

TEST(Exists, A10_IdsAreQuotedForTerraform) {
  const std::string next = base::NextStepOf(AlreadyExists({"role", "starrocks_role", R"(a"b\c)"}));
  EXPECT_THAT(next, HasSubstr(R"("a\"b\\c")"));
}

TEST(Exists, ARefusedAdoptionSaysWhatDiffers) {
  const absl::Status status = NotAdopted(kRole, "its comment differs.");
  EXPECT_EQ(base::KindOf(status), base::ErrorKind::kAlreadyExists);
  EXPECT_THAT(std::string(status.message()), EndsWith("its comment differs."));
  EXPECT_THAT(base::NextStepOf(status), HasSubstr("terraform import"));
}

TEST(Exists, AnAdoptionIsAWarning) {
  base::StopSignal stop;
  const base::Context context(&stop, absl::InfiniteFuture());
  sdk::Call call(context, nullptr);
  WarnAdopted(call, kRole);
  ASSERT_EQ(call.warnings().size(), 1u);
  EXPECT_EQ(call.warnings()[0].summary, "Role adopted");
  EXPECT_THAT(call.warnings()[0].summary, Not(EndsWith(".")));
}

TEST(Backends, OnlyAConfiguredProviderMayAdopt) {
  base::StopSignal stop;
  const base::Context context(&stop, absl::InfiniteFuture());
  EXPECT_FALSE(MayAdopt(sdk::Call(context, nullptr)));
  auto backends = std::make_shared<Backends>();
  EXPECT_FALSE(MayAdopt(sdk::Call(context, backends)));
  backends->adopt_identical = true;
  EXPECT_TRUE(MayAdopt(sdk::Call(context, backends)));
}

TEST(Backends, C4_AMissingClientSaysWhy) {
  base::StopSignal stop;
  const base::Context context(&stop, absl::InfiniteFuture());
  const absl::Status none = StarRocks(sdk::Call(context, nullptr)).status();
  EXPECT_THAT(base::NextStepOf(none), HasSubstr("STARROCKS_HOSTS"));
  auto backends = std::make_shared<Backends>();
  backends->starrocks_missing = absl::FailedPreconditionError("not yet");
  EXPECT_EQ(StarRocks(sdk::Call(context, backends)).status().message(), "not yet");
}

}  // namespace
}  // namespace resources
