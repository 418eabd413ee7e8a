// starrocks_grant without a server: checks, plans and import ids.
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

using engine_testing::StrSet;
using testing::ElementsAre;

class GrantTest : public testing::Test {
 protected:
  static Value On(const char* type, Value catalog, Value database, Value name) {
    return Value::Map({{"type", Str(type)},
                       {"catalog", std::move(catalog)},
                       {"database", std::move(database)},
                       {"name", std::move(name)}});
  }
  static Value Table(Value catalog = {}) {
    return On("TABLE", std::move(catalog), Str("db"), Str("t"));
  }
  Value Of(Value::Members members) {
    members.try_emplace("role", Str("reader"));
    members.try_emplace("on", Table());
    members.try_emplace("privileges", StrSet({"SELECT"}));
    return bench_.Of(std::move(members));
  }
  engine_testing::TypeBench bench_{MakeCatalog(), "starrocks_grant"};
};

TEST_F(GrantTest, R4_OneGranteeAndALegalObject) {
  EXPECT_EQ(bench_.Validate(Of({})), "");
  EXPECT_TRUE(!bench_.Validate(Of({{"role", Value()}})).empty());
  EXPECT_TRUE(!bench_.Validate(Of({{"user", Str("'u'@'%'")}})).empty());
  EXPECT_THAT(bench_.Validate(Of({{"on", On("TABEL", {}, {}, {})}})), HasSubstr("[on] on.type: "));
  EXPECT_THAT(bench_.Validate(Of({{"on", On("SYSTEM", {}, {}, Str("x"))}})), HasSubstr("[on"));
  EXPECT_THAT(bench_.Validate(Of({{"privileges", StrSet({"FLY"})}})), HasSubstr("[privileges]"));
}

TEST_F(GrantTest, R1_UnknownsAreNotJudged) {
  EXPECT_EQ(bench_.Validate(Of({{"role", Value::Unknown()}, {"user", Value::Unknown()}})), "");
  EXPECT_EQ(bench_.Validate(Of({{"on", Value::Unknown()}})), "");
  EXPECT_EQ(bench_.Validate(Of({{"on", On("TABLE", {}, Value::Unknown(), Str("t"))}})), "");
}

TEST_F(GrantTest, P3_TheDefaultCatalogNeedNotBeNamed) {
  const Value state = Of({{"with_grant_option", Value::Bool(false)}});
  EXPECT_EQ(bench_.Plan(state, Of({{"on", Table(Str("default_catalog"))}})).planned, state);
}

TEST_F(GrantTest, P10_AnotherObjectIsAnotherGrant) {
  const Value state = Of({{"with_grant_option", Value::Bool(false)}});
  EXPECT_THAT(bench_.Plan(state, Of({{"on", Table(Str("lake"))}})).requires_replace,
              ElementsAre(cty::Path("on")));
  EXPECT_THAT(bench_.Plan(state, Of({{"privileges", StrSet({"INSERT"})}})).requires_replace,
              IsEmpty());
}

TEST_F(GrantTest, I1_ImportIds) {
  std::string errors;
  const Value stub = bench_.Import("ROLE|reader|TABLE|default_catalog|db.t", &errors);
  EXPECT_EQ(errors, "");
  EXPECT_EQ(stub.Get("role"), Str("reader"));
  EXPECT_EQ(stub.Get("on"), Table());
  for (const char* id : {"", "ROLE|r", "ROLE|r|NOTHING|x", "reader|TABLE|db.t"}) {
    EXPECT_TRUE(bench_.Import(id, &errors).IsNull()) << id;
    EXPECT_NE(errors, "") << id;
  }
}

}  // namespace
}  // namespace resources
