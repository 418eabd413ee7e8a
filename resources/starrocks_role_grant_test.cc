// starrocks_role_grant without a server: checks, plans and import ids.
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

using testing::ElementsAre;

class RoleGrantTest : public testing::Test {
 protected:
  Value Of(Value::Members members) {
    members.try_emplace("role", Str("reader"));
    return bench_.Of(std::move(members));
  }
  engine_testing::TypeBench bench_{MakeCatalog(), "starrocks_role_grant"};
};

TEST_F(RoleGrantTest, R4_ExactlyOneGetsTheRole) {
  EXPECT_EQ(bench_.Validate(Of({{"to_role", Str("etl")}})), "");
  EXPECT_EQ(bench_.Validate(Of({{"to_user", Str("'u'@'%'")}})), "");
  EXPECT_EQ(bench_.Validate(Of({{"to_external_group", Str("cn=etl")}})), "");
  EXPECT_THAT(bench_.Validate(Of({})), HasSubstr("Nobody is named"));
  EXPECT_THAT(bench_.Validate(Of({{"to_role", Str("etl")}, {"to_user", Str("'u'@'%'")}})),
              HasSubstr("More than one is named"));
  EXPECT_EQ(bench_.Validate(Of({{"to_role", Value::Unknown()}})), "");
}

TEST_F(RoleGrantTest, R4_NoRoleIsGivenToItself) {
  EXPECT_THAT(bench_.Validate(Of({{"to_role", Str("reader")}})), HasSubstr("[to_role]"));
  const Value open = Of({{"role", Str("public")}, {"to_role", Str("etl")}});
  EXPECT_THAT(bench_.Validate(open), HasSubstr("[role]"));
}

TEST_F(RoleGrantTest, P3_IdentitiesAreComparedByMeaning) {
  const Value state = Of({{"to_user", Str("'u'@'%'")}});
  EXPECT_EQ(bench_.Plan(state, Of({{"to_user", Str("u@%")}})).planned, state);
  EXPECT_THAT(bench_.Plan(state, Of({{"to_user", Str("'v'@'%'")}})).requires_replace,
              ElementsAre(cty::Path("to_user")));
}

TEST_F(RoleGrantTest, I1_ImportIds) {
  std::string errors;
  EXPECT_EQ(bench_.Import("reader|ROLE|etl", &errors), Of({{"to_role", Str("etl")}}));
  EXPECT_EQ(bench_.Import("reader|USER|'u'@'%'", &errors), Of({{"to_user", Str("'u'@'%'")}}));
  for (const char* id : {"", "reader", "|ROLE|etl", "reader|etl"}) {
    EXPECT_TRUE(bench_.Import(id, &errors).IsNull()) << id;
    EXPECT_NE(errors, "") << id;
  }
}

TEST_F(RoleGrantTest, A6_NothingIsMadeWithoutAServer) {
  EXPECT_THAT(bench_.CreateError(Of({{"to_role", Str("etl")}})),
              HasSubstr("The provider is not configured."));
}

}  // namespace
}  // namespace resources
