#include "resources/shared/checks.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/base/status.h"

namespace resources {
namespace {

using testing::HasSubstr;

TEST(Checks, NotEmpty) {
  EXPECT_TRUE(NotEmpty("x").ok());
  EXPECT_FALSE(NotEmpty("").ok());
}

TEST(Checks, OneOfNamesWhatIsAllowed) {
  const auto check = OneOf({"a", "b"});
  EXPECT_TRUE(check("b").ok());
  EXPECT_THAT(base::NextStepOf(check("c")), HasSubstr("\"a\", \"b\""));
  EXPECT_FALSE(check("A").ok());
}

TEST(Checks, StorableText) {
  EXPECT_TRUE(StorableText("").ok());
  EXPECT_TRUE(StorableText("it's \"so\" \\ \u00e9\n").ok());
  EXPECT_FALSE(StorableText(std::string("a\0b", 3)).ok());
  EXPECT_FALSE(StorableText("\xff").ok());
}

}  // namespace
}  // namespace resources
