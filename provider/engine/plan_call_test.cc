// The plan as a call: purity, private data, deferral, masking (rules P13, P15-P20, D7).
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/engine/checks.h"
#include "provider/engine/testing/thing_server.h"
#include "provider/engine/testing/words.h"

namespace engine {
namespace {

using cty::Value;
using engine_testing::Computed;
using engine_testing::FakeResource;
using engine_testing::KeepingState;
using engine_testing::kThing;
using engine_testing::Object;
using engine_testing::Optional;
using engine_testing::OptionalComputed;
using engine_testing::Replacing;
using engine_testing::Required;
using engine_testing::SchemaOf;
using engine_testing::Str;
using engine_testing::TextOf;
using engine_testing::ThingServer;
using engine_testing::Unknown;
using engine_testing::WithDefault;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class PlanCall : public testing::Test {
 protected:
  Value Of(Value::Members members) { return Object(server_.schema(), std::move(members)); }

  ThingServer server_{
      SchemaOf({Replacing(Required("name")), Optional("note"), Optional("password"),
                WithDefault(OptionalComputed("mode"), Str("fast")), OptionalComputed("zone"),
                KeepingState(Computed("id")), Computed("revision")})};
  const Value config_ = Of({{"name", Str("a")}});
  const Value state_ = Of({{"name", Str("a")},
                           {"mode", Str("fast")},
                           {"zone", Str("z")},
                           {"id", Str("i")},
                           {"revision", Str("r")}});
};

TEST_F(PlanCall, P13_ThePlanIsAPureFunction) {
  const Value config = config_.With("note", Unknown());
  const PlanResult once = server_.Plan(state_, config, R"({"k":"v"})");
  const PlanResult twice = server_.Plan(state_, config, R"({"k":"v"})");
  EXPECT_EQ(once.planned, twice.planned);
  EXPECT_EQ(once.requires_replace, twice.requires_replace);
  EXPECT_EQ(once.planned_private, twice.planned_private);
}

TEST_F(PlanCall, P13_TheSecondPlanOnlyAddsKnowledge) {
  const Value early = config_.With("note", Unknown()).With("zone", Unknown());
  const PlanResult first = server_.Plan(state_, early);
  for (const Value& note : {Str("n"), Value()}) {
    for (const Value& zone : {Str("z"), Str("other"), Value()}) {
      const PlanResult second = server_.Plan(state_, config_.With("note", note).With("zone", zone));
      EXPECT_THAT(CheckFinalPlan(server_.schema(), first.planned, second.planned), IsEmpty());
    }
  }
}

TEST_F(PlanCall, P13_TheSecondPlanDoesNotReplaceWhatTheFirstUpdated) {
  const PlanResult first = server_.Plan(state_, config_.With("name", Unknown()));
  EXPECT_THAT(first.requires_replace, ElementsAre(cty::Path("name")));
}

TEST_F(PlanCall, P15_PlanningTouchesNothing) {
  server_.Plan({}, config_);
  server_.Plan(state_, config_.With("name", Str("b")));
  EXPECT_THAT(server_.thing().log(), ElementsAre("AdjustPlan", "AdjustPlan", "PlanReplace"));
}

TEST_F(PlanCall, P16_PrivateDataIsPassedOn) {
  EXPECT_EQ(server_.Plan(state_, config_, R"({"k":"v"})").planned_private, R"({"k":"v"})");
  EXPECT_EQ(server_.Plan({}, config_).planned_private, "");
  EXPECT_EQ(server_.Plan(state_, {}, R"({"k":"v"})").planned_private, R"({"k":"v"})");
}

TEST_F(PlanCall, P16_AdjustPlanMayAddToIt) {
  server_.thing().adjust_plan = [](sdk::Call& call, const Value&, const Value&,
                                   const Value& planned) {
    call.private_data()["seen"] = "yes";
    return planned;
  };
  EXPECT_EQ(server_.Plan(state_, config_, R"({"k":"v"})").planned_private,
            R"({"k":"v","seen":"yes"})");
}

// The wire leaves legacy_type_system false; here: nothing is excused from the checks.
TEST_F(PlanCall, P17_TheChecksAreNeverRelaxed) {
  server_.thing().adjust_plan = [](sdk::Call&, const Value&, const Value&, const Value& planned) {
    return planned.With("name", Str("normalised"));
  };
  EXPECT_TRUE(HasError(server_.Plan({}, config_).diagnostics));
}

TEST_F(PlanCall, P18_UnconfiguredProviderStillPlansAndNeverDefers) {
  Rpc rpc;
  rpc.deferral_allowed = true;
  const PlanResult result =
      server_.server().Plan(rpc, {kThing, {}, config_, config_, /*prior_private=*/""});
  EXPECT_THAT(result.diagnostics, IsEmpty());
  EXPECT_EQ(result.planned.Get("name"), Str("a"));
}

TEST_F(PlanCall, P19_IgnoredChangesArePlannedAsGiven) {
  // ignore_changes = [note, revision]: Terraform puts the state's values into the configuration.
  const Value state = state_.With("note", Str("drifted"));
  const Value config = config_.With("note", Str("drifted")).With("revision", Str("r"));
  const PlanResult result = server_.Plan(state, config);
  EXPECT_THAT(result.diagnostics, IsEmpty());
  EXPECT_EQ(result.planned, state);
}

TEST_F(PlanCall, P20_OurOwnDiagnosticsShowNoValues) {
  server_.thing().adjust_plan = [](sdk::Call&, const Value&, const Value&, const Value& planned) {
    return planned.With("password", Str("changed-hunter2"));
  };
  const PlanResult result = server_.Plan({}, config_.With("password", Str("hunter2")));
  EXPECT_TRUE(HasError(result.diagnostics));
  EXPECT_THAT(TextOf(result.diagnostics), Not(HasSubstr("hunter2")));
}

TEST_F(PlanCall, D7_TheWarningOfAReplacementComesWithTheFirstPlan) {
  server_.thing().plan_replace = [](sdk::Call& call, const Value& prior, const Value& planned) {
    call.Warn("Data is lost", prior.Get("name").AsString() + planned.Get("name").AsString());
  };
  const Value config = config_.With("name", Str("b"));
  const PlanResult first = server_.Plan(state_, config);
  EXPECT_EQ(TextOf(first.diagnostics), "warning: Data is lost [] ab\n");
  const PlanResult second = server_.Plan({}, config);
  EXPECT_THAT(second.diagnostics, IsEmpty());
}

class PlanVerdict : public PlanCall {
 protected:
  PlanVerdict() {
    server_.thing().check_plan = [this](sdk::Call&, const Value&, const Value& config,
                                        const Value&) {
      ++asked_;
      return sdk::AtAttribute(cty::Path("note"), absl::InternalError("the server says no"));
    };
  }
  int asked_ = 0;
};

TEST_F(PlanVerdict, RefusesAPlanThatChangesSomething) {
  EXPECT_THAT(TextOf(server_.Plan({}, config_).diagnostics),
              AllOf(HasSubstr("[note]"), HasSubstr("the server says no")));
  const Value changed = config_.With("note", Str("n"));
  EXPECT_THAT(TextOf(server_.Plan(state_, changed).diagnostics), HasSubstr("says no"));
  EXPECT_EQ(asked_, 2);
}

TEST_F(PlanVerdict, IsNotAskedOfAnEmptyPlanAReplacementOrADestroy) {
  EXPECT_THAT(server_.Plan(state_, config_).diagnostics, IsEmpty());
  EXPECT_THAT(server_.Plan(state_, config_.With("name", Str("b"))).diagnostics, IsEmpty());
  EXPECT_THAT(server_.Plan(state_, {}).diagnostics, IsEmpty());
  EXPECT_EQ(asked_, 0);
}

TEST_F(PlanCall, AFailedPlanNamesTheResource) {
  server_.thing().adjust_plan = [](sdk::Call&, const Value&, const Value&,
                                   const Value&) -> FakeResource::StatusOrValue {
    throw std::runtime_error("boom");
  };
  const PlanResult result = server_.Plan(state_, config_);
  EXPECT_THAT(TextOf(result.diagnostics), HasSubstr("t_thing/AdjustPlan: boom"));
  EXPECT_EQ(result.planned, state_);
}

TEST_F(PlanCall, UnknownTypesAndUnreadablePrivateDataAreDiagnostics) {
  const PlanResult unknown = server_.server().Plan({}, {"t_other", {}, {}, {}, ""});
  EXPECT_THAT(TextOf(unknown.diagnostics), HasSubstr("no resource type called t_other"));
  const PlanResult hostile = server_.Plan(state_, config_, "{\"k\":");
  EXPECT_THAT(TextOf(hostile.diagnostics), HasSubstr("Unreadable private data"));
}

}  // namespace
}  // namespace engine
