// starrocks_security_integration without a server: checks, plans and import ids.
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

using engine_testing::StrMap;
using testing::ElementsAre;

class IntegrationTest : public testing::Test {
 protected:
  Value Of(Value properties, Value version = {}) {
    return bench_.Of({{"name", Str("corp")},
                      {"type", Str("ldap")},
                      {"properties", std::move(properties)},
                      {"properties_wo_version", std::move(version)}});
  }
  engine_testing::TypeBench bench_{MakeCatalog(), "starrocks_security_integration"};
  const Value one_ = StrMap({{"ldap_server_host", "h"}});
  const Value two_ = StrMap({{"ldap_server_host", "h"}, {"ldap_server_port", "389"}});
};

TEST_F(IntegrationTest, R4_ValuesAreChecked) {
  EXPECT_EQ(bench_.Validate(Of(one_)), "");
  EXPECT_THAT(bench_.Validate(Of(one_).With("type", Str(""))), HasSubstr("[type]"));
  EXPECT_THAT(bench_.Validate(Of(StrMap({{"type", "ldap"}}))), HasSubstr("[properties]"));
  const Value secret = StrMap({{"ldap_bind_root_pwd", "s3cret"}});
  EXPECT_THAT(bench_.Validate(Of(secret)), HasSubstr("[properties]"));
  EXPECT_EQ(bench_.Validate(Of({}).With("properties_wo", secret)), "");
  EXPECT_THAT(bench_.Validate(Of(one_).With("properties_wo", one_)), HasSubstr("error: "));
}

TEST_F(IntegrationTest, P10_AKeyThatIsTakenAwayReplaces) {
  EXPECT_THAT(bench_.Plan(Of(two_), Of(one_)).requires_replace,
              ElementsAre(cty::Path("properties")));
}

TEST_F(IntegrationTest, P12_WriteOnlyPropertiesAreNoChange) {
  const Value config = Of(one_).With("properties_wo", StrMap({{"ldap_bind_root_pwd", "s"}}));
  EXPECT_EQ(bench_.Plan(Of(one_), config).planned, Of(one_));
}

TEST_F(IntegrationTest, P10_OtherChangesAreMadeInPlace) {
  EXPECT_THAT(bench_.Plan(Of(one_), Of(two_)).requires_replace, IsEmpty());
  EXPECT_THAT(bench_.Plan(Of(one_, Value::Int(1)), Of(one_, Value::Int(2))).requires_replace,
              IsEmpty());
}

TEST_F(IntegrationTest, I1_TheImportIdIsTheName) {
  std::string errors;
  EXPECT_EQ(bench_.Import("corp", &errors).Get("name"), Str("corp"));
  EXPECT_TRUE(bench_.Import("a b", &errors).IsNull());
  EXPECT_THAT(errors, HasSubstr("The import id is the object's name: "));
}

}  // namespace
}  // namespace resources
