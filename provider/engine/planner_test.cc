// What a plan says: rules P1-P12 and P14 of the protocol's contract.
#include "provider/engine/planner.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/engine/testing/thing_server.h"
#include "provider/engine/testing/words.h"

namespace engine {
namespace {

using cty::Value;
using engine_testing::CaseBlind;
using engine_testing::Computed;
using engine_testing::KeepingState;
using engine_testing::Mode;
using engine_testing::Nested;
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
using engine_testing::WriteOnly;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

schema::Schema Thing() {
  return SchemaOf({Replacing(Required("name")), CaseBlind(Optional("size")), Optional("note"),
                   WithDefault(OptionalComputed("mode"), Str("fast")), OptionalComputed("zone"),
                   Computed("revision"), KeepingState(Computed("id")), WriteOnly("secret")});
}

class Plan : public testing::Test {
 protected:
  Value Of(Value::Members members) { return Object(server_.schema(), std::move(members)); }
  // The planned value; the plan must be free of diagnostics.
  Value Planned(const Value& prior, const Value& config) {
    const PlanResult result = server_.Plan(prior, config);
    EXPECT_EQ(TextOf(result.diagnostics), "");
    return result.planned;
  }

  ThingServer server_{Thing()};
  const Value state_ = Of({{"name", Str("a")},
                           {"size", Str("10GB")},
                           {"mode", Str("fast")},
                           {"zone", Str("z1")},
                           {"revision", Str("r1")},
                           {"id", Str("i1")}});
  const Value config_ = Of({{"name", Str("a")}, {"size", Str("10GB")}});
};

TEST_F(Plan, P1_DestroyPlansNull) {
  const PlanResult result = server_.Plan(state_, Value());
  EXPECT_TRUE(result.planned.IsNull());
  EXPECT_THAT(result.diagnostics, IsEmpty());
  EXPECT_THAT(server_.thing().log(), ElementsAre("PlanDestroy"));
}

TEST_F(Plan, P1_DestroyCanBeRefused) {
  server_.thing().plan_destroy = [](sdk::Call&, const Value&) {
    return absl::FailedPreconditionError("It is protected.");
  };
  const PlanResult result = server_.Plan(state_, Value());
  EXPECT_TRUE(HasError(result.diagnostics));
  EXPECT_THAT(TextOf(result.diagnostics), HasSubstr("It is protected."));
}

TEST_F(Plan, P2_ConfiguredObjectIsPlannedToExist) {
  EXPECT_TRUE(Planned({}, config_).kind() == Value::Kind::kMap);
  server_.thing().adjust_plan = [](sdk::Call&, const Value&, const Value&, const Value&) {
    return Value();
  };
  EXPECT_THAT(TextOf(server_.Plan({}, config_).diagnostics), HasSubstr("rule P2"));
}

TEST_F(Plan, P3_ConfiguredValuesArePlanned) {
  const Value planned = Planned(state_, config_.With("zone", Str("z2")).With("note", Str("n")));
  EXPECT_EQ(planned.Get("zone"), Str("z2"));
  EXPECT_EQ(planned.Get("note"), Str("n"));
}

TEST_F(Plan, P3_SameMeaningKeepsTheOldSpelling) {
  EXPECT_EQ(Planned(state_, config_.With("size", Str("10gb"))), state_);
  EXPECT_EQ(Planned(state_, config_.With("size", Str("11gb"))).Get("size"), Str("11gb"));
}

TEST_F(Plan, P3_RemovedValueIsNotKept) {
  EXPECT_TRUE(Planned(state_, config_.With("size", Value())).Get("size").IsNull());
}

TEST_F(Plan, P3_AWrongPlanIsOurDiagnosticWithResourceAndAttribute) {
  server_.thing().adjust_plan = [](sdk::Call&, const Value&, const Value&, const Value& planned) {
    return planned.With("zone", Str("elsewhere"));
  };
  const PlanResult result = server_.Plan({}, config_.With("zone", Str("z2")));
  EXPECT_THAT(TextOf(result.diagnostics), HasSubstr("[zone] t_thing at zone: "));
  EXPECT_THAT(TextOf(result.diagnostics), HasSubstr("rule P3"));
}

TEST_F(Plan, P4_NothingIsPlannedForAnAttributeThatIsNotComputed) {
  EXPECT_TRUE(Planned({}, config_).Get("note").IsNull());
  server_.thing().adjust_plan = [](sdk::Call&, const Value&, const Value&, const Value& planned) {
    return planned.With("note", Str("invented"));
  };
  EXPECT_THAT(TextOf(server_.Plan({}, config_).diagnostics), HasSubstr("rule P4"));
}

TEST_F(Plan, P5_WriteOnlyIsPlannedNull) {
  EXPECT_TRUE(Planned({}, config_.With("secret", Str("s3cret"))).Get("secret").IsNull());
  EXPECT_TRUE(Planned({}, config_.With("secret", Unknown())).Get("secret").IsNull());
  server_.thing().adjust_plan = [](sdk::Call&, const Value&, const Value& config,
                                   const Value& planned) {
    return planned.With("secret", config.Get("secret"));
  };
  const PlanResult result = server_.Plan({}, config_.With("secret", Str("s3cret")));
  EXPECT_THAT(TextOf(result.diagnostics), HasSubstr("rule P5"));
}

TEST_F(Plan, P6_UnknownStaysUnknown) {
  const Value unknown = Value::Unknown({.not_null = true});
  const Value planned = Planned({}, config_.With("mode", unknown).With("zone", unknown));
  EXPECT_EQ(planned.Get("mode"), unknown);
  EXPECT_EQ(planned.Get("zone"), unknown);
}

TEST_F(Plan, P6_UnknownEverywhere) {
  Value config = config_;
  for (const char* name : {"name", "size", "note", "mode", "zone", "secret"}) {
    config = config.With(name, Unknown());
  }
  const Value planned = Planned({}, config);
  for (const char* name : {"name", "size", "note", "mode", "zone", "revision", "id"}) {
    EXPECT_TRUE(planned.Get(name).IsUnknown()) << name;
  }
  EXPECT_EQ(Planned(state_, config).Get("id"), Str("i1"));
}

TEST_F(Plan, P11_ComputedOnCreateIsLater) {
  const Value planned = Planned({}, config_);
  EXPECT_TRUE(planned.Get("zone").IsUnknown());
  EXPECT_TRUE(planned.Get("revision").IsUnknown());
  EXPECT_TRUE(planned.Get("id").IsUnknown());
  EXPECT_EQ(planned.Get("mode"), Str("fast"));
}

TEST_F(Plan, P11_ComputedNowIsAPromise) {
  EXPECT_EQ(Planned(state_, config_), state_);
  const Value changed = Planned(state_, config_.With("note", Str("new")));
  EXPECT_EQ(changed.Get("id"), Str("i1"));
  EXPECT_TRUE(changed.Get("revision").IsUnknown());
}

TEST_F(Plan, P12_WriteOnlyAndDefaultsAreNoChange) {
  const Value config = config_.With("secret", Str("s3cret"));
  EXPECT_EQ(Planned(state_, config), state_);
  const PlanResult again = server_.Plan(state_, config);
  EXPECT_THAT(again.requires_replace, IsEmpty());
}

TEST_F(Plan, P10_ChangedReplaceAttributeIsListed) {
  const PlanResult same = server_.Plan(state_, config_.With("note", Str("n")));
  EXPECT_THAT(same.requires_replace, IsEmpty());
  const PlanResult renamed = server_.Plan(state_, config_.With("name", Str("b")));
  EXPECT_THAT(renamed.requires_replace, ElementsAre(cty::Path("name")));
  const PlanResult later = server_.Plan(state_, config_.With("name", Unknown()));
  EXPECT_THAT(later.requires_replace, ElementsAre(cty::Path("name")));
  EXPECT_THAT(server_.Plan({}, config_).requires_replace, IsEmpty());
}

// Nested attributes: rules P7, P8 and P14.
std::vector<schema::Attribute> Column() {
  return {Required("name"), WithDefault(OptionalComputed("type"), Str("int")), Computed("id"),
          Replacing(Optional("key"))};
}

class NestedPlan : public testing::Test {
 protected:
  Value Column(const char* name, Value type = {}, Value id = {}) {
    return Value::Map(
        {{"name", Str(name)}, {"type", std::move(type)}, {"id", std::move(id)}, {"key", Value()}});
  }
  Value Of(Value::Members members) { return Object(server_.schema(), std::move(members)); }
  Value Planned(const Value& prior, const Value& config) {
    const PlanResult result = server_.Plan(prior, config);
    EXPECT_EQ(TextOf(result.diagnostics), "");
    return result.planned;
  }

  ThingServer server_{SchemaOf(
      {Nested(Optional("one"), Mode::kSingle, engine::Column()),
       Nested(Optional("list"), Mode::kList, engine::Column()),
       Nested(Optional("map"), Mode::kMap, engine::Column()),
       Nested(Optional("set"), Mode::kSet, engine::Column()),
       Nested(Computed("report"), Mode::kList, {Computed("line")}),
       Nested(KeepingState(OptionalComputed("plan")), Mode::kSingle, {OptionalComputed("step")}),
       Nested(KeepingState(OptionalComputed("spec")), Mode::kSingle, {Required("text")})})};
};

TEST_F(NestedPlan, P7_RulesHoldInsideNestedObjects) {
  const Value planned = Planned({}, Of({{"one", Column("a")},
                                        {"list", Value::List({Column("b", Str("text"))})},
                                        {"map", Value::Map({{"k", Column("c")}})},
                                        {"set", Value::Set({Column("d")})}}));
  EXPECT_EQ(planned.Get("one"), Column("a", Str("int"), Unknown()));
  EXPECT_EQ(planned.Get("list"), Value::List({Column("b", Str("text"), Unknown())}));
  EXPECT_EQ(planned.Get("map"), Value::Map({{"k", Column("c", Str("int"), Unknown())}}));
  EXPECT_EQ(planned.Get("set"), Value::Set({Column("d", Str("int"), Unknown())}));
}

TEST_F(NestedPlan, P7_CountsMustAgreeWithTheConfiguration) {
  const Value config = Of({{"list", Value::List({Column("a"), Column("b")})}});
  server_.thing().adjust_plan = [](sdk::Call&, const Value&, const Value&, const Value& planned) {
    return planned.With("list", Value::List({planned.Get("list").AsSequence()[0]}));
  };
  EXPECT_THAT(TextOf(server_.Plan({}, config).diagnostics), HasSubstr("[list]"));
}

TEST_F(NestedPlan, P8_UnconfiguredComputedObjectIsFree) {
  EXPECT_TRUE(Planned({}, Of({})).Get("report").IsUnknown());
  EXPECT_TRUE(Planned({}, Of({})).Get("plan").IsUnknown());
  const Value state = Of({{"report", Value::List({Value::Map({{"line", Str("x")}})})},
                          {"plan", Value::Map({{"step", Str("y")}})}});
  EXPECT_EQ(Planned(state, Of({})), state);
  const Value changed = Planned(state, Of({{"one", Column("a")}}));
  EXPECT_TRUE(changed.Get("report").IsUnknown());
  EXPECT_EQ(changed.Get("plan"), state.Get("plan"));
}

TEST_F(NestedPlan, P10_PathsOfElementsAndWholeSets) {
  auto keyed = [&](const char* key) { return Column("a").With("key", Str(key)); };
  auto of = [&](const char* key) {
    return Of({{"one", keyed(key)},
               {"list", Value::List({Column("x"), keyed(key)})},
               {"map", Value::Map({{"k", keyed(key)}})},
               {"set", Value::Set({keyed(key)})}});
  };
  const PlanResult result = server_.Plan(of("old"), of("new"));
  EXPECT_THAT(result.requires_replace,
              ElementsAre(cty::Path("list").Index(1).Attribute("key"),
                          cty::Path("map").Key("k").Attribute("key"),
                          cty::Path("one").Attribute("key"), cty::Path("set")));
}

TEST_F(NestedPlan, P10_ElementsThatComeOrGoAreChanges) {
  const Value keyed = Column("a").With("key", Str("k"));
  const Value with = Of({{"one", keyed}, {"list", Value::List({keyed})}});
  for (const auto& [prior, config] : {std::pair(with, Of({})), std::pair(Of({}), with)}) {
    EXPECT_THAT(server_.Plan(prior, config).requires_replace,
                ElementsAre(cty::Path("list").Index(0).Attribute("key"),
                            cty::Path("one").Attribute("key")));
  }
}

TEST_F(NestedPlan, P10_AnUnknownObjectMayYetReplace) {
  EXPECT_THAT(server_.Plan(Of({}), Of({{"one", Unknown()}})).requires_replace,
              ElementsAre(cty::Path("one")));
}

TEST_F(NestedPlan, P11_KeptStateOutlivesItsConfiguration) {
  const Value state = Of({{"spec", Value::Map({{"text", Str("t")}})}, {"report", Value::List({})}});
  EXPECT_EQ(Planned(state, state.With("report", Value())), state);
  EXPECT_EQ(Planned(state, Of({})), state);
}

TEST_F(NestedPlan, P14_SetElementsKeepTheirNumber) {
  const Value config =
      Of({{"set", Value::Set({Column("a", Unknown()), Column("a", Str("text")), Unknown()})}});
  EXPECT_EQ(Planned({}, config).Get("set").AsSequence().size(), 3u);
}

}  // namespace
}  // namespace engine
