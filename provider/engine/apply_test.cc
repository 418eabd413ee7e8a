// ApplyResourceChange: rules A1-A11.
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/base/status.h"
#include "provider/engine/testing/thing_server.h"
#include "provider/engine/testing/words.h"
#include "provider/sdk/timeouts.h"

namespace engine {
namespace {

using base::ErrorKind;
using base::MakeError;
using cty::Value;
using engine_testing::CaseBlind;
using engine_testing::Computed;
using engine_testing::FakeResource;
using engine_testing::IsStorable;
using engine_testing::Object;
using engine_testing::Optional;
using engine_testing::Required;
using engine_testing::SchemaOf;
using engine_testing::Str;
using engine_testing::TextOf;
using engine_testing::ThingServer;
using engine_testing::Unknown;
using engine_testing::WriteOnly;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class Apply : public testing::Test {
 protected:
  Value Of(Value::Members members) { return Object(server_.schema(), std::move(members)); }

  ThingServer server_{SchemaOf({Required("name"), CaseBlind(Optional("size")), Computed("id"),
                                WriteOnly("secret"), sdk::TimeoutsAttribute(absl::Minutes(5))})};
  FakeResource& thing_ = server_.thing();
  const Value config_ = Of({{"name", Str("a")}, {"secret", Str("s3cret")}});
  const Value planned_ = Of({{"name", Str("a")}, {"id", Unknown()}});
  const Value state_ = Of({{"name", Str("a")}, {"id", Str("i")}});
};

TEST_F(Apply, A1_NullsTellTheKind) {
  server_.Apply({}, planned_, config_);
  server_.Apply(state_, planned_, config_);
  server_.Apply(state_, {}, {});
  EXPECT_THAT(thing_.log(), ElementsAre("Create", "Update", "Delete"));
}

TEST_F(Apply, A1_WriteOnlyValuesComeWithTheConfigurationOnly) {
  thing_.create = [](sdk::Call&, const Value& plan, const Value& config) {
    EXPECT_TRUE(plan.Get("secret").IsNull());
    EXPECT_EQ(config.Get("secret"), Str("s3cret"));
    return plan.With("id", Str("i"));
  };
  const ObjectResult result = server_.Create(planned_, config_);
  EXPECT_EQ(TextOf(result.diagnostics), "");
  EXPECT_EQ(result.state, state_);
}

TEST_F(Apply, A2_ThePlannedSpellingIsReturned) {
  thing_.create = [](sdk::Call&, const Value& plan, const Value&) {
    return plan.With("id", Str("i")).With("size", Str("10GB"));
  };
  const ObjectResult result = server_.Create(planned_.With("size", Str("10gb")), config_);
  EXPECT_EQ(TextOf(result.diagnostics), "");
  EXPECT_EQ(result.state.Get("size"), Str("10gb"));
}

TEST_F(Apply, A2_AnotherValueThanPlannedIsReported) {
  thing_.create = [](sdk::Call&, const Value& plan, const Value&) {
    return plan.With("id", Str("i")).With("size", Str("11gb"));
  };
  const ObjectResult result = server_.Create(planned_.With("size", Str("10gb")), config_);
  EXPECT_THAT(TextOf(result.diagnostics), HasSubstr("t_thing at size: "));
  EXPECT_EQ(result.state.Get("size"), Str("10gb"));
}

TEST_F(Apply, A3_EveryUnknownBecomesKnown) {
  const ObjectResult result = server_.Create(planned_, config_);
  EXPECT_TRUE(result.state.IsWhollyKnown());
  EXPECT_EQ(result.state.Get("id"), Str("made"));
}

TEST_F(Apply, A4_CreateReturnsAnObjectAndDeleteNull) {
  EXPECT_FALSE(server_.Create(planned_, config_).state.IsNull());
  const ObjectResult gone = server_.Delete(state_);
  EXPECT_TRUE(gone.state.IsNull());
  EXPECT_THAT(gone.diagnostics, IsEmpty());
}

TEST_F(Apply, A5_WriteOnlyIsNullInTheResult) {
  EXPECT_TRUE(server_.Create(planned_, config_).state.Get("secret").IsNull());
  EXPECT_TRUE(server_.Apply(state_, planned_, config_).state.Get("secret").IsNull());
}

TEST_F(Apply, A6_FailedCreateOfNothingLeavesNothing) {
  thing_.create = [](sdk::Call&, const Value&, const Value&) -> FakeResource::StatusOrValue {
    return MakeError(ErrorKind::kFinal, "Denied.", "Ask for the right.");
  };
  const ObjectResult result = server_.Create(planned_, config_);
  EXPECT_TRUE(result.state.IsNull());
  EXPECT_EQ(TextOf(result.diagnostics),
            "error: Creating t_thing failed [] Denied.\n\nAsk for the right.\n");
}

TEST_F(Apply, A6_FailedCreateKeepsWhatExists) {
  thing_.create = [](sdk::Call& call, const Value& plan,
                     const Value& config) -> FakeResource::StatusOrValue {
    call.KeepPartial(config.With("size", Unknown()));
    return MakeError(ErrorKind::kFinal, "The second step failed.");
  };
  const ObjectResult result = server_.Create(planned_, config_);
  EXPECT_EQ(result.state, Of({{"name", Str("a")}}));
  EXPECT_TRUE(IsStorable(result.state, server_.type()));
}

TEST_F(Apply, A6_TheUsersTimeoutsSurviveAFailure) {
  const Value timeouts = Value::Map(
      {{"create", Str("9m")}, {"read", Value()}, {"update", Value()}, {"delete", Value()}});
  thing_.create = [](sdk::Call& call, const Value& plan,
                     const Value&) -> FakeResource::StatusOrValue {
    call.KeepPartial(plan.With("timeouts", Value()));
    return MakeError(ErrorKind::kFinal, "The second step failed.");
  };
  const ObjectResult result = server_.Create(planned_.With("timeouts", timeouts), config_);
  EXPECT_EQ(result.state.Get("timeouts"), timeouts);
}

TEST_F(Apply, A6_UnknownOutcomeOfACreateKeepsThePlannedObject) {
  thing_.create = [](sdk::Call&, const Value&, const Value&) -> FakeResource::StatusOrValue {
    return MakeError(ErrorKind::kUnknownOutcome, "The connection broke.");
  };
  const ObjectResult result = server_.Create(planned_, config_);
  EXPECT_EQ(result.state, Of({{"name", Str("a")}}));
}

TEST_F(Apply, A6_FailedUpdateAndDeleteKeepTheOldObject) {
  thing_.update = [](sdk::Call&, const Value&, const Value&,
                     const Value&) -> FakeResource::StatusOrValue {
    return MakeError(ErrorKind::kUnknownOutcome, "The connection broke.");
  };
  thing_.remove = [](sdk::Call&, const Value&) { return MakeError(ErrorKind::kFinal, "In use."); };
  EXPECT_EQ(server_.Apply(state_, planned_, config_).state, state_);
  EXPECT_EQ(server_.Delete(state_).state, state_);
}

TEST_F(Apply, A6_HalfAnUpdateIsReturnedAsItIs) {
  thing_.update = [](sdk::Call& call, const Value& state, const Value& plan,
                     const Value&) -> FakeResource::StatusOrValue {
    call.KeepPartial(state.With("size", plan.Get("size")));
    return MakeError(ErrorKind::kFinal, "The second step failed.");
  };
  const ObjectResult result = server_.Apply(state_, planned_.With("size", Str("2")), config_);
  EXPECT_EQ(result.state, state_.With("size", Str("2")));
}

TEST_F(Apply, A7_ErrorsCarryNoUnknowns) {
  thing_.create = [](sdk::Call& call, const Value& plan,
                     const Value&) -> FakeResource::StatusOrValue {
    call.KeepPartial(plan);
    return MakeError(ErrorKind::kFinal, "The second step failed.");
  };
  const ObjectResult result = server_.Create(planned_, config_);
  EXPECT_TRUE(result.state.IsWhollyKnown());
  EXPECT_EQ(result.diagnostics.size(), 1u);
}

TEST_F(Apply, A8_PrivateDataIsReturned) {
  EXPECT_EQ(server_.Apply({}, planned_, config_, R"({"k":"v"})").private_bytes, R"({"k":"v"})");
  thing_.create = [](sdk::Call& call, const Value& plan, const Value&) {
    call.private_data() = {{"made", "yes"}};
    return plan.With("id", Str("i"));
  };
  EXPECT_EQ(server_.Apply({}, planned_, config_, R"({"k":"v"})").private_bytes,
            R"({"made":"yes"})");
}

TEST_F(Apply, A9_ReplaceIsDeleteThenCreateInEitherOrder) {
  const ObjectResult gone = server_.Delete(state_);
  const ObjectResult made = server_.Create(planned_, config_);
  const ObjectResult deposed = server_.Delete(state_);
  EXPECT_TRUE(gone.state.IsNull() && deposed.state.IsNull() && !made.state.IsNull());
  EXPECT_THAT(thing_.log(), ElementsAre("Delete", "Create", "Delete"));
}

TEST_F(Apply, A10_ANameThatIsTakenIsAClearError) {
  thing_.create = [](sdk::Call&, const Value&, const Value&) -> FakeResource::StatusOrValue {
    return sdk::WithTitle("Thing already exists",
                          MakeError(ErrorKind::kAlreadyExists, "There is an a.", "Import it."));
  };
  const ObjectResult result = server_.Create(planned_, config_);
  EXPECT_TRUE(result.state.IsNull());
  EXPECT_EQ(TextOf(result.diagnostics),
            "error: Thing already exists [] There is an a.\n\nImport it.\n");
}

TEST_F(Apply, A11_WhatCreateReturnedIsThereForTheNextRead) {
  Value remote;
  thing_.create = [&](sdk::Call&, const Value& plan, const Value&) {
    return remote = plan.With("id", Str("i"));
  };
  thing_.read = [&](sdk::Call&, const Value&) { return remote; };
  const ObjectResult made = server_.Create(planned_, config_);
  EXPECT_EQ(server_.Read(made.state).state, made.state);
}

TEST_F(Apply, UnknownTypesAndUnreadablePrivateDataChangeNothing) {
  const ObjectResult unknown = server_.server().Apply({}, {"t_other", state_, {}, {}, "p"});
  EXPECT_EQ(unknown.state, state_);
  EXPECT_EQ(unknown.private_bytes, "p");
  const ObjectResult hostile = server_.Apply(state_, planned_, config_, "[]");
  EXPECT_EQ(hostile.state, state_);
  EXPECT_THAT(TextOf(hostile.diagnostics), HasSubstr("Unreadable private data"));
  EXPECT_THAT(thing_.log(), IsEmpty());
}

}  // namespace
}  // namespace engine
