#include "provider/sdk/call.h"

#include "gtest/gtest.h"
#include "provider/base/status.h"
#include "provider/sdk/any.h"

namespace sdk {
namespace {

TEST(Call, D4_PathsTravelWithAStatus) {
  const absl::Status plain = absl::InternalError("x");
  const cty::Path paths[] = {cty::Path(), cty::Path("a"),
                             cty::Path("a").Attribute("b").Key("k.[\"]").Index(12),
                             cty::Path("i").Key("a").Key("")};
  for (const cty::Path& path : paths) {
    EXPECT_EQ(PathOf(AtAttribute(path, plain)), path) << path.ToString();
  }
  EXPECT_TRUE(PathOf(plain).empty());
}

TEST(Call, PrefixedGoesBelowAnAttribute) {
  EXPECT_EQ(Prefixed("a", cty::Path("b").Index(1)), cty::Path("a").Attribute("b").Index(1));
  EXPECT_EQ(Prefixed("a", {}), cty::Path("a"));
}

TEST(Call, TitlesAndArgumentsTravelToo) {
  const absl::Status status = base::MakeError(base::ErrorKind::kAlreadyExists, "m", "n");
  const absl::Status full = AtArgument(2, WithTitle("Title", AtAttribute(cty::Path("a"), status)));
  EXPECT_EQ(TitleOf(full), "Title");
  EXPECT_EQ(ArgumentOf(full), 2);
  EXPECT_EQ(PathOf(full), cty::Path("a"));
  EXPECT_EQ(base::KindOf(full), base::ErrorKind::kAlreadyExists);
  EXPECT_EQ(base::NextStepOf(full), "n");
  EXPECT_EQ(TitleOf(status), "");
  EXPECT_FALSE(ArgumentOf(status));
}

TEST(Call, GathersWarningsPrivateDataAndWhatExists) {
  base::StopSignal stop;
  const base::Context context(&stop, absl::InfiniteFuture());
  Call call(context, std::make_shared<int>(7), {{std::string(kImported), "true"}});
  EXPECT_EQ(*static_cast<int*>(call.provider().get()), 7);
  EXPECT_TRUE(call.Imported());
  call.private_data().clear();
  EXPECT_FALSE(call.Imported());
  call.Warn("s", "d", cty::Path("a"));
  ASSERT_EQ(call.warnings().size(), 1u);
  EXPECT_EQ(call.warnings()[0].path, cty::Path("a"));
  EXPECT_FALSE(call.partial());
  call.KeepPartial(cty::Value::Int(1));
  call.KeepPartial(cty::Value::Int(2));
  EXPECT_EQ(*call.partial(), cty::Value::Int(2));
}

}  // namespace
}  // namespace sdk
