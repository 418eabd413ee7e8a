// starrocks_security_integration and starrocks_group_provider without a server: checks, plans and
// import ids.
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/engine/testing/type_bench.h"
#include "provider/engine/testing/words.h"
#include "resources/catalog.h"

namespace resources {
namespace {

using cty::Value;
using engine_testing::Str;
using engine_testing::StrMap;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Subject {
  const char* resource;
  const char* type;
  const char* lost;  // of the warning of a replacement
  bool alters;
};

class SecurityObjectTest : public testing::TestWithParam<Subject> {
 protected:
  Value Of(Value properties, Value version = {}) {
    return bench_.Of({{"name", Str("corp")},
                      {"type", Str(GetParam().type)},
                      {"properties", std::move(properties)},
                      {"properties_wo_version", std::move(version)}});
  }
  // What a change in place, if there is any, is planned as.
  std::vector<cty::Path> InPlaceOr(const char* attribute) {
    if (GetParam().alters) return {};
    return {cty::Path(attribute)};
  }
  engine_testing::TypeBench bench_{MakeCatalog(), GetParam().resource};
  const Value one_ = StrMap({{"ldap_server_host", "h"}});
  const Value two_ = StrMap({{"ldap_server_host", "h"}, {"ldap_server_port", "389"}});
};

TEST_P(SecurityObjectTest, R4_ValuesAreChecked) {
  EXPECT_EQ(bench_.Validate(Of(one_)), "");
  EXPECT_THAT(bench_.Validate(Of(StrMap({{"type", "ldap"}}))), HasSubstr("[properties]"));
  const Value secret = StrMap({{"ldap_bind_root_pwd", "s3cret"}});
  EXPECT_THAT(bench_.Validate(Of(secret)), HasSubstr("[properties]"));
  EXPECT_EQ(bench_.Validate(Of({}).With("properties_wo", secret)), "");
  EXPECT_THAT(bench_.Validate(Of(one_).With("properties_wo", one_)), HasSubstr("error: "));
}

TEST_P(SecurityObjectTest, R4_TypesThatAreNoneAreRefusedWithTheList) {
  for (const char* type : {"", "kerberos", "LDAP"}) {
    EXPECT_THAT(bench_.Validate(Of(one_).With("type", Str(type))),
                AllOf(HasSubstr("[type]"), HasSubstr(GetParam().type)))
        << type;
  }
}

TEST_P(SecurityObjectTest, R4_NamesWithBackticksAreRefusedWithAWayOut) {
  EXPECT_THAT(bench_.Validate(Of(one_).With("name", Str("a`b"))),
              AllOf(HasSubstr("[name]"), HasSubstr("letter")));
}

TEST_P(SecurityObjectTest, P10_AKeyThatIsTakenAwayReplaces) {
  const engine::PlanResult plan = bench_.Plan(Of(two_), Of(one_));
  EXPECT_THAT(plan.requires_replace, ElementsAre(cty::Path("properties")));
  ASSERT_EQ(plan.diagnostics.size(), 1u);
  EXPECT_THAT(plan.diagnostics[0].detail, HasSubstr(GetParam().lost));
}

TEST_P(SecurityObjectTest, P10_AKeyThatMayBeTakenAwayReplaces) {
  EXPECT_THAT(
      bench_.Plan(Of(two_), Of(one_.With("ldap_server_host", Value::Unknown()))).requires_replace,
      ElementsAre(cty::Path("properties")));
  EXPECT_THAT(bench_.Plan(Of(one_), Of(Value::Unknown())).requires_replace,
              ElementsAre(cty::Path("properties")));
  EXPECT_EQ(
      bench_.Plan(Of(one_), Of(one_.With("ldap_server_host", Value::Unknown()))).requires_replace,
      InPlaceOr("properties"));
}

TEST_P(SecurityObjectTest, P10_OtherChangesAreMadeInPlaceWhereTheServerCan) {
  EXPECT_EQ(bench_.Plan(Of(one_), Of(two_)).requires_replace, InPlaceOr("properties"));
  EXPECT_EQ(bench_.Plan(Of(one_, Value::Int(1)), Of(one_, Value::Int(2))).requires_replace,
            InPlaceOr("properties_wo_version"));
}

TEST_P(SecurityObjectTest, P12_WriteOnlyPropertiesAreNoChange) {
  const Value config = Of(one_).With("properties_wo", StrMap({{"ldap_bind_root_pwd", "s"}}));
  EXPECT_EQ(bench_.Plan(Of(one_), config).planned, Of(one_));
}

TEST_P(SecurityObjectTest, Q7_TheFirstWordOnSecretsAfterAnImportReplacesNothing) {
  EXPECT_THAT(bench_.Plan(Of(one_), Of(one_, Value::Int(1))).requires_replace, IsEmpty());
}

TEST_P(SecurityObjectTest, I1_TheImportIdIsTheName) {
  std::string errors;
  EXPECT_EQ(bench_.Import("corp", &errors).Get("name"), Str("corp"));
  EXPECT_TRUE(bench_.Import("a b", &errors).IsNull());
  EXPECT_THAT(errors, HasSubstr("The import id is the object's name: "));
}

INSTANTIATE_TEST_SUITE_P(Both, SecurityObjectTest,
                         testing::Values(Subject{"starrocks_security_integration",
                                                 "authentication_ldap_simple",
                                                 "Logins through it fail", true},
                                         Subject{"starrocks_group_provider", "ldap",
                                                 "Groups can't be looked up", false}),
                         [](const auto& test) { return std::string(test.param.resource); });

}  // namespace
}  // namespace resources
