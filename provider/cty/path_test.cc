#include "provider/cty/path.h"

#include "gtest/gtest.h"

namespace cty {
namespace {

TEST(Path, PrintsAsTerraformDoes) {
  EXPECT_EQ(Path().ToString(), "");
  EXPECT_EQ(Path("default_roles").ToString(), "default_roles");
  EXPECT_EQ(Path("on").Attribute("name").ToString(), "on.name");
  EXPECT_EQ(Path("tls").Key("a\"<b>").Index(0).Attribute("x").ToString(), R"(tls["a\"<b>"][0].x)");
  EXPECT_EQ(Path().Index(3).Attribute("x").ToString(), "[3].x");
}

TEST(Path, Compares) {
  EXPECT_TRUE(Path().empty());
  EXPECT_EQ(Path("a").Key("k"), Path("a").Key("k"));
  EXPECT_NE(Path("a").Key("k"), Path("a").Attribute("k"));
  EXPECT_LT(Path("a"), Path("a").Index(0));
  EXPECT_LT(Path("a").Index(9), Path("a").Index(10));
}

}  // namespace
}  // namespace cty
