// starrocks_role without a server: checks, plans and import ids.
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/engine/testing/type_bench.h"
#include "provider/engine/testing/words.h"
#include "resources/catalog.h"

namespace resources {
namespace {

using cty::Value;
using engine_testing::Str;
using testing::HasSubstr;
using testing::IsEmpty;

using testing::ElementsAre;

class RoleTest : public testing::Test {
 protected:
  Value Role(const char* name, Value comment = {}) {
    return bench_.Of({{"name", Str(name)}, {"comment", std::move(comment)}});
  }
  engine_testing::TypeBench bench_{MakeCatalog(), "starrocks_role"};
};

TEST_F(RoleTest, R4_NamesAndComments) {
  EXPECT_EQ(bench_.Validate(Role("etl_reader", Str("it's \"mine\""))), "");
  for (const char* name : {"", "1a", "a b", "a`b", "root", "public", "db_admin"}) {
    EXPECT_THAT(bench_.Validate(Role(name)), HasSubstr("Invalid value for name [name]")) << name;
  }
  EXPECT_THAT(bench_.Validate(Role("a", Str(std::string("\0", 1)))), HasSubstr("[comment]"));
}

TEST_F(RoleTest, P10_AnotherNameIsAnotherRole) {
  EXPECT_THAT(bench_.Plan(Role("a"), Role("b")).requires_replace, ElementsAre(cty::Path("name")));
  EXPECT_THAT(bench_.Plan(Role("a"), Role("a", Str("c"))).requires_replace, IsEmpty());
}

TEST_F(RoleTest, I1_TheImportIdIsTheName) {
  std::string errors;
  EXPECT_EQ(bench_.Import("etl", &errors), Role("etl"));
  EXPECT_TRUE(bench_.Import("public", &errors).IsNull());
  EXPECT_THAT(errors, HasSubstr("The import id is the role's name: "));
}

TEST_F(RoleTest, A6_NothingIsMadeWithoutAServer) {
  EXPECT_THAT(bench_.CreateError(Role("a")), HasSubstr("The provider is not configured."));
}

}  // namespace
}  // namespace resources
