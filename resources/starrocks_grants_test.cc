// starrocks_grants without a server: checks, plans and import ids.
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/engine/testing/type_bench.h"
#include "provider/engine/testing/words.h"
#include "resources/catalog.h"

namespace resources {
namespace {

using cty::Value;
using engine_testing::Str;
using testing::AllOf;
using testing::HasSubstr;

using engine_testing::StrMap;
using testing::ElementsAre;

class GrantsTest : public testing::Test {
 protected:
  Value Of(Value grants) {
    return bench_.Of({{"role", Str("reader")}, {"grants", std::move(grants)}});
  }
  engine_testing::TypeBench bench_{MakeCatalog(), "starrocks_grants"};
};

TEST_F(GrantsTest, R4_EntriesAreChecked) {
  EXPECT_EQ(bench_.Validate(Of(StrMap({{"TABLE|db.t", "SELECT"},
                                       {"table|lake|db.*", "select,INSERT"},
                                       {"VIEW|*", "ALL"},
                                       {"SYSTEM", "FILE; OPERATE WITH GRANT OPTION"}}))),
            "");
  EXPECT_EQ(bench_.Validate(Of(StrMap({}))), "");
  EXPECT_THAT(bench_.Validate(Of(StrMap({{"TABLE|t", "SELECT"}}))),
              AllOf(HasSubstr("[grants]"), HasSubstr("grants[\"TABLE|t\"]")));
  EXPECT_THAT(bench_.Validate(Of(StrMap({{"TALE|db.t", "SELECT"}}))), HasSubstr("TALE|db.t"));
  EXPECT_THAT(bench_.Validate(Of(StrMap({{"TABLE|db.t", "FLY"}}))), HasSubstr("FLY"));
  EXPECT_THAT(bench_.Validate(Of(StrMap({{"TABLE|db.t", "SELECT,"}}))), HasSubstr("is no list"));
  EXPECT_THAT(bench_.Validate(Of(StrMap({{"TABLE|db.t", ""}}))), HasSubstr("TABLE|db.t"));
  EXPECT_THAT(bench_.Validate(Of(StrMap({{"TABLE|db.t", "SELECT; SELECT WITH GRANT OPTION"}}))),
              HasSubstr("with and without grant option"));
  EXPECT_THAT(bench_.Validate(
                  Of(StrMap({{"TABLE|db.t", "SELECT"}, {"TABLE|default_catalog|db.t", "INSERT"}}))),
              HasSubstr("are the same object"));
}

TEST_F(GrantsTest, R4_PrivilegesOfBuiltinRolesAreFixed) {
  const Value config = Of(StrMap({})).With("role", Str("db_admin"));
  EXPECT_THAT(bench_.Validate(config), HasSubstr("[role]"));
}

TEST_F(GrantsTest, P3_OtherWordsForTheSameGrantsAreNoChange) {
  const Value state = Of(StrMap({{"TABLE|default_catalog|db.t", "INSERT, SELECT"},
                                 {"ALL VIEWS|default_catalog|db", "SELECT WITH GRANT OPTION"}}));
  const Value same =
      Of(StrMap({{"TABLE|db.t", "SELECT,INSERT"}, {"VIEW|db.*", "select with grant option"}}));
  EXPECT_EQ(bench_.Plan(state, same).planned, state);
  const Value less = Of(StrMap({{"TABLE|db.t", "SELECT,INSERT"}, {"VIEW|db.*", "SELECT"}}));
  EXPECT_EQ(bench_.Plan(state, less).planned, less);
}

TEST_F(GrantsTest, P6_UnknownEntriesStayUnknown) {
  const Value config = Of(StrMap({{"TABLE|db.t", "SELECT"}}).With("VIEW|*", Value::Unknown()));
  EXPECT_EQ(bench_.Plan(Of(StrMap({{"TABLE|db.t", "SELECT"}})), config).planned, config);
}

TEST_F(GrantsTest, I1_TheImportIdIsTheGrantee) {
  std::string errors;
  EXPECT_EQ(bench_.Import("ROLE|reader", &errors).Get("role"), Str("reader"));
  EXPECT_EQ(bench_.Import("USER|'u'@'%'", &errors).Get("user"), Str("'u'@'%'"));
  EXPECT_TRUE(bench_.Import("reader", &errors).IsNull());
  EXPECT_THAT(errors, HasSubstr("The import id is ROLE|name or USER|identity: "));
}

TEST_F(GrantsTest, P10_AnotherGranteeIsAnotherObject) {
  const Value state = Of(StrMap({}));
  EXPECT_THAT(bench_.Plan(state, state.With("role", Str("writer"))).requires_replace,
              ElementsAre(cty::Path("role")));
}

}  // namespace
}  // namespace resources
