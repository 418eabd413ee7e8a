// starrocks_catalog without a server: checks, plans and import ids.
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/base/strings.h"
#include "provider/engine/testing/type_bench.h"
#include "provider/engine/testing/words.h"
#include "resources/catalog.h"

namespace resources {
namespace {

using cty::Value;
using engine_testing::Str;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

using engine_testing::StrMap;
using testing::ElementsAre;

class CatalogTest : public testing::Test {
 protected:
  Value Of(Value properties, Value::Members members = {}) {
    members.try_emplace("name", Str("lake"));
    members.try_emplace("type", Str("iceberg"));
    members.try_emplace("properties", std::move(properties));
    return bench_.Of(std::move(members));
  }
  engine_testing::TypeBench bench_{MakeCatalog(), "starrocks_catalog"};
  const std::string key_ = "iceberg.catalog.type";
};

TEST_F(CatalogTest, R4_ValuesAreChecked) {
  EXPECT_EQ(bench_.Validate(Of(StrMap({{key_, "hive"}}))), "");
  EXPECT_THAT(bench_.Validate(Of({}, {{"name", Str("default_catalog")}})), HasSubstr("[name]"));
  EXPECT_THAT(bench_.Validate(Of({}, {{"type", Str("oracle")}})), HasSubstr("[type]"));
}

TEST_F(CatalogTest, R4_SecretsBelongElsewhere) {
  const Value secret = StrMap({{"aws.s3.secret_key", "s3cret"}});
  EXPECT_THAT(bench_.Validate(Of(secret)), HasSubstr("[properties]"));
  EXPECT_EQ(bench_.Validate(Of({}, {{"properties_wo", secret}})), "");
  EXPECT_THAT(
      bench_.Validate(Of({}, {{"properties_wo", secret}, {"sensitive_properties", secret}})),
      HasSubstr("error: "));
}

TEST_F(CatalogTest, R4_ATypoIsAWarning) {
  EXPECT_THAT(bench_.Validate(Of(StrMap({{"aws.s3.regoin", "x"}}))),
              HasSubstr("warning: Unknown property aws.s3.regoin"));
}

// Thousands of warnings help nobody, and take time.
TEST_F(CatalogTest, R4_ManyTyposShareAWarning) {
  std::map<std::string, std::string> keys;
  for (int i = 0; i < 10; ++i) keys[base::StrCat("aws.s3.regoin", i)] = "x";
  EXPECT_THAT(bench_.Validate(Of(StrMap(keys))), HasSubstr("Unknown property aws.s3.regoin9"));
  for (int i = 0; i < 20000; ++i) keys[base::StrCat("x.", i)] = "y";
  const std::string said = bench_.Validate(Of(StrMap(keys)));
  EXPECT_THAT(said, StartsWith("warning: 20010 unknown properties"));
  EXPECT_THAT(said, HasSubstr("  - aws.s3.regoin9 (did you mean aws.s3.region?)\n"));
  EXPECT_THAT(said, HasSubstr("  - and 20000 others"));
  EXPECT_LT(said.size(), 2000u);
}

TEST_F(CatalogTest, P10_AKeyThatIsTakenAwayReplaces) {
  const Value two = Of(StrMap({{key_, "hive"}, {"x", "y"}}));
  const Value one = Of(StrMap({{key_, "hive"}}));
  EXPECT_THAT(bench_.Plan(two, one).requires_replace, ElementsAre(cty::Path("properties")));
  EXPECT_THAT(bench_.Plan(one, two).requires_replace, IsEmpty());
}

TEST_F(CatalogTest, P10_AKeyThatMayBeTakenAwayReplaces) {
  const Value two = Of(StrMap({{key_, "hive"}, {"x", "y"}}));
  const Value less = Of(StrMap({{key_, "hive"}}).With(key_, Value::Unknown()));
  EXPECT_THAT(bench_.Plan(two, less).requires_replace, ElementsAre(cty::Path("properties")));
  const Value as_many = Of(StrMap({{key_, "hive"}, {"x", "y"}}).With("x", Value::Unknown()));
  EXPECT_THAT(bench_.Plan(two, as_many).requires_replace, IsEmpty());
  EXPECT_THAT(bench_.Plan(two, Of(Value::Unknown())).requires_replace,
              ElementsAre(cty::Path("properties")));
  EXPECT_THAT(bench_.Plan(Of({}), Of(Value::Unknown())).requires_replace, IsEmpty());
}

TEST_F(CatalogTest, P10_AServerThatCannotAlterReplaces) {
  const Value old = Of(StrMap({{key_, "hive"}})), changed = Of(StrMap({{key_, "rest"}}));
  EXPECT_THAT(bench_.Plan(old, changed).requires_replace, IsEmpty());
  EXPECT_THAT(bench_.Plan(old, changed, R"({"can_alter":"no"})").requires_replace,
              ElementsAre(cty::Path("properties")));
}

TEST_F(CatalogTest, P12_WriteOnlyPropertiesAreNoChange) {
  const Value config = Of({}, {{"properties_wo", StrMap({{"aws.s3.secret_key", "s"}})}});
  const Value state = Of({});
  EXPECT_EQ(bench_.Plan(state, config).planned, state);
}

TEST_F(CatalogTest, I1_TheImportIdIsTheName) {
  std::string errors;
  EXPECT_EQ(bench_.Import("lake", &errors).Get("name"), Str("lake"));
  EXPECT_TRUE(bench_.Import("default_catalog", &errors).IsNull());
  EXPECT_THAT(errors, HasSubstr("The import id is the catalog's name: "));
}

}  // namespace
}  // namespace resources
