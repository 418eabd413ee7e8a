#include "provider/wire/rpc_scope.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "proto/tfplugin6.pb.h"
#include "provider/wire/convert.h"
#include "provider/wire/probe/probe_catalog.h"

namespace wire {
namespace {

using cty::Type;
using cty::Value;
using testing::HasSubstr;

class RpcScopeTest : public testing::Test {
 protected:
  Value Stored() {
    const auto value = FromProto(out_, type_);
    EXPECT_TRUE(value.ok()) << value.status();
    return value.value_or(Value::Unknown());
  }

  const Type type_ = Type::Object({{"name", Type::String()}, {"size", Type::Number()}});
  const Value good_ = Value::Map({{"name", Value::String("a")}, {"size", Value::Int(1)}});
  engine::Server engine_{probe::MakeCatalog()};
  engine::Diagnostics diagnostics_;
  RpcScope scope_{engine_, {}, &diagnostics_};
  tfplugin6::DynamicValue out_;
};

TEST_F(RpcScopeTest, A6_AGoodStateIsStoredAsItIs) {
  scope_.EncodeStorable(good_, type_, Value::Null(), &out_);
  EXPECT_FALSE(scope_.failed());
  EXPECT_EQ(Stored(), good_);
}

TEST_F(RpcScopeTest, A6_OfAMalformedStateTheRestIsStored) {
  const Value missing = Value::Map({{"name", Value::String("a")}});
  scope_.EncodeStorable(missing, type_, Value::Null(), &out_);
  EXPECT_TRUE(scope_.failed());
  EXPECT_EQ(Stored(), good_.With("size", Value::Null()));
}

TEST_F(RpcScopeTest, A6_InsteadOfNoObjectTheFallbackIsStored) {
  scope_.EncodeStorable(Value::Bool(true), type_, good_, &out_);
  EXPECT_TRUE(scope_.failed());
  EXPECT_EQ(Stored(), good_);
}

TEST_F(RpcScopeTest, A4_NullIsStoredAsNull) {
  scope_.EncodeStorable(Value::Null(), type_, good_, &out_);
  EXPECT_FALSE(scope_.failed());
  EXPECT_TRUE(Stored().IsNull());
}

TEST_F(RpcScopeTest, D1_AnswerOfAnotherTypeIsADiagnosticAndLeavesTheOld) {
  scope_.Encode(good_, type_, &out_);
  scope_.Encode(Value::Int(1), type_, &out_);
  EXPECT_EQ(Stored(), good_);
  ASSERT_EQ(diagnostics_.size(), 1u);
  EXPECT_EQ(diagnostics_[0].summary, "Malformed result");
  EXPECT_THAT(diagnostics_[0].detail, HasSubstr("report"));
}

TEST_F(RpcScopeTest, V10_HostileBytesAreADiagnostic) {
  tfplugin6::DynamicValue in;
  for (const std::string& bytes : {std::string("\xdf\xff\xff\xff\xff"), std::string(100, '\x91'),
                                   std::string("\xc1"), std::string("\x82\xa4nam")}) {
    in.set_msgpack(bytes);
    diagnostics_.clear();
    EXPECT_TRUE(scope_.Decode(in, type_, "prior state").IsNull());
    ASSERT_EQ(diagnostics_.size(), 1u);
    EXPECT_THAT(diagnostics_[0].detail, HasSubstr("prior state"));
  }
}

}  // namespace
}  // namespace wire
