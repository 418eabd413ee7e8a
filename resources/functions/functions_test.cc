// The provider's functions, called as the engine calls them, on an unconfigured provider (F5, C8).
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/engine/server.h"
#include "resources/catalog.h"

namespace resources {
namespace {

using cty::Value;
using testing::HasSubstr;

class Functions : public testing::Test {
 protected:
  engine::FunctionResult Call(const char* name, std::vector<const char*> arguments) {
    std::vector<Value> values;
    for (const char* a : arguments) values.push_back(Value::String(a));
    return server_.CallFunction(name, values);
  }
  static Value Identity(const char* name, const char* host, bool domain) {
    return Value::Map({{"name", Value::String(name)},
                       {"host", Value::String(host)},
                       {"domain", Value::Bool(domain)}});
  }

  engine::Server server_{MakeCatalog()};
};

TEST_F(Functions, C8_UserIdentity) {
  EXPECT_EQ(Call("user_identity", {"etl", "%"}).result, Value::String("'etl'@'%'"));
  EXPECT_EQ(Call("user_identity", {"etl", "10.0.0.%"}).result, Value::String("'etl'@'10.0.0.%'"));
}

TEST_F(Functions, F4_UserIdentityNamesTheArgumentAtFault) {
  const engine::FunctionResult name = Call("user_identity", {"", "%"});
  EXPECT_TRUE(name.error);
  EXPECT_EQ(name.argument, 0);
  const engine::FunctionResult host = Call("user_identity", {"etl", "a'b"});
  EXPECT_TRUE(host.error);
  EXPECT_EQ(host.argument, 1);
}

TEST_F(Functions, F1_ParseUserIdentityReadsWhatUserIdentityWrites) {
  const Value text = Call("user_identity", {"etl", "10.%"}).result;
  EXPECT_EQ(server_.CallFunction("parse_user_identity", {text}).result,
            Identity("etl", "10.%", false));
}

TEST_F(Functions, ParseUserIdentityUnderstandsAllForms) {
  EXPECT_EQ(Call("parse_user_identity", {"etl"}).result, Identity("etl", "%", false));
  EXPECT_EQ(Call("parse_user_identity", {"etl@host"}).result, Identity("etl", "host", false));
  EXPECT_EQ(Call("parse_user_identity", {"'etl'@['example.com']"}).result,
            Identity("etl", "example.com", true));
  EXPECT_EQ(Call("parse_user_identity", {"\"etl\"@`h`"}).result, Identity("etl", "h", false));
}

TEST_F(Functions, F4_ParseUserIdentityRefusesTheRest) {
  for (const char* text : {"", "@h", "'a", "a@", "a@h@x", "'a'@['d'", "a b"}) {
    const engine::FunctionResult result = Call("parse_user_identity", {text});
    EXPECT_TRUE(result.error) << text;
    EXPECT_EQ(result.argument, 0) << text;
  }
}

TEST_F(Functions, QuoteIdentifier) {
  EXPECT_EQ(Call("quote_identifier", {"my table"}).result, Value::String("`my table`"));
  const engine::FunctionResult bad = Call("quote_identifier", {"a`b"});
  EXPECT_TRUE(bad.error);
  EXPECT_EQ(bad.argument, 0);
}

TEST_F(Functions, MysqlNativePassword) {
  EXPECT_EQ(Call("mysql_native_password", {"password"}).result,
            Value::String("*2470C0C06DEE42FD1618BB99005ADCA2EC9D1E19"));
  EXPECT_EQ(Call("mysql_native_password", {""}).result, Value::String(""));
}

TEST_F(Functions, F2_UnknownAndNullArguments) {
  for (const auto& [name, function] : server_.catalog().functions) {
    const std::vector<Value> unknown(function.parameters.size(), Value::Unknown());
    EXPECT_TRUE(server_.CallFunction(name, unknown).result.IsUnknown()) << name;
    const std::vector<Value> null(function.parameters.size());
    EXPECT_THAT(server_.CallFunction(name, null).error.value(), HasSubstr("must not be null"));
  }
}

}  // namespace
}  // namespace resources
