// starrocks_user without a server: checks, plans and import ids.
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

class UserTest : public testing::Test {
 protected:
  Value Of(Value::Members members) {
    members.emplace("name", Str("etl"));
    return bench_.Of(std::move(members));
  }
  // As the server has `config`, with a password or without.
  Value State(const Value& config, bool password_set) {
    return config.With("host", Str("%"))
        .With("domain", Value::Bool(false))
        .With("identity", Str("'etl'@'%'"))
        .With("auth_plugin", Str("mysql_native_password"))
        .With("password_wo", Value())
        .With("password_set", Value::Bool(password_set));
  }
  engine_testing::TypeBench bench_{MakeCatalog(), "starrocks_user"};
};

TEST_F(UserTest, R4_WhatExcludesEachOther) {
  EXPECT_EQ(bench_.Validate(Of({{"password_wo", Str("s3cret")}})), "");
  EXPECT_THAT(bench_.Validate(Of({{"password_wo", Str("a")}, {"password", Str("b")}})),
              HasSubstr("[password_wo] Both password and password_wo are set."));
  EXPECT_THAT(bench_.Validate(Of({{"auth_string", Str("a")}})), HasSubstr("[auth_string]"));
  const Value ldap = Str("authentication_ldap_simple");
  EXPECT_THAT(bench_.Validate(Of({{"auth_plugin", ldap}, {"password", Str("b")}})),
              HasSubstr("[password]"));
  EXPECT_EQ(bench_.Validate(Of({{"auth_plugin", Value::Unknown()}, {"password", Str("b")}})), "");
  EXPECT_THAT(bench_.Validate(bench_.Of({{"name", Str("root")}})), HasSubstr("protected"));
}

TEST_F(UserTest, P11_TheIdentityIsKnownAtOnce) {
  const Value planned = bench_.Plan({}, Of({})).planned;
  EXPECT_EQ(planned.Get("identity"), Str("'etl'@'%'"));
  EXPECT_EQ(planned.Get("password_set"), Value::Bool(false));
  const Value unknown = bench_.Plan({}, Of({{"host", Value::Unknown()}})).planned;
  EXPECT_TRUE(unknown.Get("identity").IsUnknown());
}

TEST_F(UserTest, P12_AWriteOnlyPasswordIsNoChange) {
  const Value config = Of({{"password_wo", Str("s3cret")}, {"password_wo_version", Value::Int(1)}});
  const Value state = State(config, true);
  EXPECT_EQ(bench_.Plan(state, config).planned, state);
  const Value raised = config.With("password_wo_version", Value::Int(2));
  EXPECT_EQ(bench_.Plan(state, raised).planned.Get("password_wo_version"), Value::Int(2));
}

TEST_F(UserTest, P3_APasswordThatVanishedIsSetAgain) {
  const Value config = Of({{"password_wo", Str("s3cret")}});
  const Value planned = bench_.Plan(State(config, false), config).planned;
  EXPECT_EQ(planned.Get("password_set"), Value::Bool(true));
  EXPECT_TRUE(planned.Get("password_wo").IsNull());
}

TEST_F(UserTest, P10_AnotherHostIsAnotherAccount) {
  const Value config = Of({});
  const engine::PlanResult plan =
      bench_.Plan(State(config, false), config.With("host", Str("10.%")));
  EXPECT_THAT(plan.requires_replace, ElementsAre(cty::Path("host")));
}

TEST_F(UserTest, V7_AnEmptySetOfRolesIsNotNone) {
  const Value planned = bench_.Plan({}, Of({{"default_roles", Value::Set({})}})).planned;
  EXPECT_EQ(planned.Get("default_roles"), Value::Set({}));
  EXPECT_TRUE(bench_.Plan({}, Of({})).planned.Get("default_roles").IsNull());
}

TEST_F(UserTest, I1_ImportIds) {
  std::string errors;
  const Value stub = bench_.Import("'etl'@'10.%'", &errors);
  EXPECT_EQ(stub.Get("host"), Str("10.%"));
  EXPECT_TRUE(stub.Get("password_wo").IsNull());
  EXPECT_TRUE(bench_.Import("a@b@c", &errors).IsNull());
  EXPECT_THAT(errors, HasSubstr("The import id is the user's identity: "));
}

}  // namespace
}  // namespace resources
