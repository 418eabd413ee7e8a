// Validation of a configuration: rules R1-R5 and V9.
#include "provider/engine/validate.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/base/status.h"
#include "provider/engine/testing/thing_server.h"
#include "provider/engine/testing/words.h"

namespace engine {
namespace {

using cty::Value;
using engine_testing::FakeResource;
using engine_testing::kThing;
using engine_testing::Mode;
using engine_testing::Nested;
using engine_testing::Object;
using engine_testing::Optional;
using engine_testing::OptionalComputed;
using engine_testing::Required;
using engine_testing::SchemaOf;
using engine_testing::Str;
using engine_testing::TextOf;
using engine_testing::ThingServer;
using engine_testing::Unknown;
using engine_testing::WithDefault;
using engine_testing::WriteOnly;
using testing::HasSubstr;
using testing::IsEmpty;

// Refuses "bad" and lists that hold it.
absl::Status NotBad(const Value& v) {
  const bool list = v.kind() == Value::Kind::kList;
  for (const Value& one : list ? v.AsSequence() : Value::Sequence{v}) {
    if (one == Str("bad")) {
      return base::MakeError(base::ErrorKind::kFinal, "It is bad.", "Write \"good\".");
    }
  }
  return absl::OkStatus();
}

schema::Attribute Checked(schema::Attribute a) {
  a.checks.push_back(NotBad);
  return a;
}

class Validate : public testing::Test {
 protected:
  Value Of(Value::Members members) { return Object(server_.schema(), std::move(members)); }
  static Value Part(Value name) { return Value::Map({{"name", std::move(name)}}); }
  std::string Text(const Value& config, bool write_only_allowed = true) {
    Rpc rpc;
    rpc.write_only_allowed = write_only_allowed;
    return TextOf(server_.server().ValidateResource(rpc, kThing, config));
  }

  ThingServer server_{SchemaOf({Checked(Required("name")), WriteOnly("secret"),
                                WithDefault(Checked(OptionalComputed("mode")), Str("fast")),
                                Checked(Optional("tags", cty::Type::List(cty::Type::String()))),
                                Nested(Optional("list"), Mode::kList, {Checked(Optional("name"))}),
                                Nested(Optional("map"), Mode::kMap, {Checked(Optional("name"))}),
                                Nested(Optional("set"), Mode::kSet, {Checked(Optional("name"))})})};
  FakeResource& thing_ = server_.thing();
};

TEST_F(Validate, R1_UnknownsAreNotJudged) {
  EXPECT_EQ(Text(Of({{"name", Unknown()}, {"mode", Unknown()}, {"list", Unknown()}})), "");
  EXPECT_EQ(Text(Of({{"tags", Value::List({Str("bad"), Unknown()})}})), "");
  EXPECT_EQ(Text(Of({{"list", Value::List({Unknown(), Part(Unknown())})}})), "");
}

TEST_F(Validate, R1_AWhollyKnownConfigurationIsJudged) {
  EXPECT_EQ(Text(Of({{"name", Str("good")}})), "");
  EXPECT_EQ(Text(Of({{"name", Str("bad")}})),
            "error: Invalid value for name [name] It is bad.\n\nWrite \"good\".\n");
}

TEST_F(Validate, R2_NoConfiguredProviderIsNeeded) {
  bool had_provider = true;
  thing_.validate = [&](sdk::Call& call, const Value&) {
    had_provider = call.provider() != nullptr;
    return absl::OkStatus();
  };
  EXPECT_EQ(Text(Of({{"name", Str("a")}})), "");
  EXPECT_FALSE(had_provider);
}

TEST_F(Validate, R3_WriteOnlyNeedsATerraformThatKnowsIt) {
  const Value config = Of({{"secret", Str("s3cret")}});
  EXPECT_EQ(Text(config), "");
  EXPECT_THAT(Text(config, false), HasSubstr("WriteOnly Attribute Not Allowed [secret]"));
  EXPECT_THAT(Text(config, false), HasSubstr("Terraform 1.11 and later"));
  EXPECT_EQ(Text(Of({}), false), "");
}

TEST_F(Validate, R4_MeaningIsCheckedAtAnyDepth) {
  EXPECT_THAT(Text(Of({{"list", Value::List({Part(Str("ok")), Part(Str("bad"))})}})),
              HasSubstr("[list[1].name]"));
  EXPECT_THAT(Text(Of({{"map", Value::Map({{"k", Part(Str("bad"))}})}})),
              HasSubstr("[map[\"k\"].name]"));
  EXPECT_THAT(Text(Of({{"tags", Value::List({Str("bad")})}})), HasSubstr("[tags]"));
}

TEST_F(Validate, R4_RulesBetweenAttributesRunWhenEachIsFine) {
  thing_.validate = [](sdk::Call&, const Value&) {
    return sdk::AtAttribute(cty::Path("mode"),
                            base::MakeError(base::ErrorKind::kFinal, "They conflict."));
  };
  EXPECT_EQ(Text(Of({{"name", Str("a")}})), "error: Invalid t_thing [mode] They conflict.\n");
  thing_.ForgetLog();
  Text(Of({{"name", Str("bad")}}));
  EXPECT_THAT(thing_.log(), IsEmpty());
}

TEST_F(Validate, R5_AnUnknownMayYetBecomeTheDefault) {
  EXPECT_EQ(Text(Of({{"mode", Unknown()}})), "");
  EXPECT_EQ(Text(Of({{"mode", Value()}})), "");
}

TEST_F(Validate, D4_SetsHaveNoPathIntoTheirElements) {
  EXPECT_THAT(Text(Of({{"set", Value::Set({Part(Str("bad"))})}})), HasSubstr(" [set] "));
}

// Our schemas have no blocks. Nested attributes may be null, empty and unknown, and stay apart.
TEST_F(Validate, V9_NullEmptyAndUnknownNestedAttributesStayApart) {
  for (const Value& list : {Value(), Value::List({}), Unknown()}) {
    const Value config = Of({{"name", Str("a")}, {"list", list}});
    EXPECT_EQ(Text(config), "");
    EXPECT_EQ(server_.Plan({}, config).planned.Get("list"), list);
  }
}

TEST_F(Validate, UnknownTypesAreDiagnostics) {
  EXPECT_THAT(TextOf(server_.server().ValidateResource({}, "t_other", Of({}))),
              HasSubstr("no resource type called t_other"));
}

}  // namespace
}  // namespace engine
