// starrocks_grants without a server: checks, plans and import ids.
#include <initializer_list>
#include <set>
#include <string>

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

using engine_testing::StrSet;
using testing::ElementsAre;

class GrantsTest : public testing::Test {
 protected:
  // SELECT on each of the objects.
  static Value Select(std::initializer_list<const char*> objects) {
    Value::Members entries;
    for (const char* object : objects) entries.emplace(object, Entry({"SELECT"}));
    return Value::Map(std::move(entries));
  }
  static Value Entry(const std::set<std::string>& privileges) {
    return Value::Map({{"privileges", StrSet(privileges)}, {"grantable_privileges", Value()}});
  }
  Value Of(Value grants) {
    return bench_.Of({{"role", Str("reader")}, {"grants", std::move(grants)}});
  }
  engine_testing::TypeBench bench_{MakeCatalog(), "starrocks_grants"};
};

TEST_F(GrantsTest, R4_EntriesAreChecked) {
  EXPECT_EQ(bench_.Validate(Of(Select({"TABLE|db.t", "table|lake|db.*", "VIEW|*", "SYSTEM"})
                                   .With("SYSTEM", Entry({"OPERATE"})))),
            "");
  EXPECT_EQ(bench_.Validate(Of(Value::Map({}))), "");
  EXPECT_THAT(bench_.Validate(Of(Select({"TABLE|t"}))), HasSubstr("grants[\"TABLE|t\"]"));
  EXPECT_THAT(bench_.Validate(Of(Select({"TALE|db.t"}))), HasSubstr("TALE|db.t"));
  EXPECT_THAT(bench_.Validate(Of(Value::Map({{"TABLE|db.t", Entry({"FLY"})}}))),
              AllOf(HasSubstr("[grants]"), HasSubstr("grants[\"TABLE|db.t\"]")));
  EXPECT_THAT(bench_.Validate(Of(Select({"TABLE|db.t", "TABLE|default_catalog|db.t"}))),
              HasSubstr("are the same object"));
}

TEST_F(GrantsTest, R4_APrivilegeStandsOnceAndOneIsNamed) {
  const Value both = Entry({"SELECT"}).With("grantable_privileges", StrSet({"SELECT"}));
  EXPECT_THAT(bench_.Validate(Of(Value::Map({{"TABLE|db.t", both}}))),
              HasSubstr("with and without grant option"));
  const Value none = Entry({}).With("privileges", Value());
  EXPECT_THAT(bench_.Validate(Of(Value::Map({{"TABLE|db.t", none}}))),
              HasSubstr("No privileges are named"));
}

TEST_F(GrantsTest, R4_PrivilegesOfBuiltinRolesAreFixed) {
  const Value config = Of(Value::Map({})).With("role", Str("db_admin"));
  EXPECT_THAT(bench_.Validate(config), HasSubstr("[role]"));
}

TEST_F(GrantsTest, P3_OtherWordsForTheSameGrantsAreNoChange) {
  const Value state = Of(Select({"TABLE|default_catalog|db.t", "ALL VIEWS|default_catalog|db"}));
  EXPECT_EQ(bench_.Plan(state, Of(Select({"TABLE|db.t", "VIEW|db.*"}))).planned, state);
  const Value more = Of(Select({"TABLE|db.t", "VIEW|db.*", "TABLE|db.u"}));
  EXPECT_EQ(bench_.Plan(state, more).planned, more);
}

TEST_F(GrantsTest, P6_UnknownEntriesStayUnknown) {
  const Value unknown = Entry({}).With("privileges", Value::Unknown());
  const Value config = Of(Select({"TABLE|db.t"}).With("TABLE|db.u", unknown));
  EXPECT_EQ(bench_.Plan(Of(Select({"TABLE|db.t"})), config).planned, config);
}

TEST_F(GrantsTest, I1_TheImportIdIsTheGrantee) {
  std::string errors;
  EXPECT_EQ(bench_.Import("ROLE|reader", &errors).Get("role"), Str("reader"));
  EXPECT_EQ(bench_.Import("USER|'u'@'%'", &errors).Get("user"), Str("'u'@'%'"));
  EXPECT_TRUE(bench_.Import("reader", &errors).IsNull());
  EXPECT_THAT(errors, HasSubstr("The import id is ROLE|name or USER|identity: "));
}

TEST_F(GrantsTest, P10_AnotherGranteeIsAnotherObject) {
  const Value state = Of(Value::Map({}));
  EXPECT_THAT(bench_.Plan(state, state.With("role", Str("writer"))).requires_replace,
              ElementsAre(cty::Path("role")));
}

}  // namespace
}  // namespace resources
