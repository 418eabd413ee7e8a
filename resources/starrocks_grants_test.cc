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
using testing::HasSubstr;

using engine_testing::StrSet;
using testing::ElementsAre;

class GrantsTest : public testing::Test {
 protected:
  static Value Entry(const char* name, Value catalog = {}) {
    return Value::Map({{"type", Str("TABLE")},
                       {"catalog", std::move(catalog)},
                       {"database", Str("db")},
                       {"name", Str(name)},
                       {"privileges", StrSet({"SELECT"})},
                       {"with_grant_option", Value()}});
  }
  Value Of(Value grants) {
    return bench_.Of({{"role", Str("reader")}, {"grants", std::move(grants)}});
  }
  engine_testing::TypeBench bench_{MakeCatalog(), "starrocks_grants"};
};

TEST_F(GrantsTest, R4_EntriesAreChecked) {
  EXPECT_EQ(bench_.Validate(Of(Value::Set({Entry("t"), Entry("u")}))), "");
  EXPECT_EQ(bench_.Validate(Of(Value::Set({}))), "");
  const Value wrong = Entry("t").With("privileges", StrSet({"FLY"}));
  EXPECT_THAT(bench_.Validate(Of(Value::Set({wrong}))), HasSubstr("[grants]"));
  const Value twice = Value::Set({Entry("t"), Entry("t", Str("default_catalog"))});
  EXPECT_THAT(bench_.Validate(Of(twice)), HasSubstr("[grants]"));
}

TEST_F(GrantsTest, R4_PrivilegesOfBuiltinRolesAreFixed) {
  const Value config = Of(Value::Set({})).With("role", Str("db_admin"));
  EXPECT_THAT(bench_.Validate(config), HasSubstr("[role]"));
}

TEST_F(GrantsTest, P3_OtherWordsForTheSameGrantsAreNoChange) {
  const Value state = Of(Value::Set({Entry("t"), Entry("u")}));
  const Value config = Of(Value::Set({Entry("u"), Entry("t", Str("default_catalog"))}));
  EXPECT_EQ(bench_.Plan(state, config).planned, state);
  const Value more = Of(Value::Set({Entry("t"), Entry("u"), Entry("v")}));
  EXPECT_EQ(bench_.Plan(state, more).planned, more);
}

TEST_F(GrantsTest, P6_UnknownEntriesStayUnknown) {
  const Value config = Of(Value::Set({Entry("t"), Entry("u").With("name", Value::Unknown())}));
  EXPECT_EQ(bench_.Plan(Of(Value::Set({Entry("t")})), config).planned, config);
}

TEST_F(GrantsTest, I1_TheImportIdIsTheGrantee) {
  std::string errors;
  EXPECT_EQ(bench_.Import("ROLE|reader", &errors).Get("role"), Str("reader"));
  EXPECT_EQ(bench_.Import("USER|'u'@'%'", &errors).Get("user"), Str("'u'@'%'"));
  EXPECT_TRUE(bench_.Import("reader", &errors).IsNull());
  EXPECT_THAT(errors, HasSubstr("The import id is ROLE|name or USER|identity: "));
}

TEST_F(GrantsTest, P10_AnotherGranteeIsAnotherObject) {
  const Value state = Of(Value::Set({}));
  EXPECT_THAT(bench_.Plan(state, state.With("role", Str("writer"))).requires_replace,
              ElementsAre(cty::Path("role")));
}

}  // namespace
}  // namespace resources
