// Each of Terraform's checks, broken on purpose.
#include "provider/engine/checks.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/engine/testing/words.h"

namespace engine {
namespace {

using cty::Value;
using engine_testing::Computed;
using engine_testing::Mode;
using engine_testing::Nested;
using engine_testing::Object;
using engine_testing::Optional;
using engine_testing::OptionalComputed;
using engine_testing::SchemaOf;
using engine_testing::Str;
using engine_testing::Unknown;
using engine_testing::WriteOnly;
using testing::ElementsAre;
using testing::IsEmpty;

// "P3 name" for each violation.
std::vector<std::string> Found(const std::vector<Violation>& violations) {
  std::vector<std::string> out;
  for (const Violation& v : violations) {
    out.push_back(v.path.empty() ? v.rule : v.rule + " " + v.path.ToString());
  }
  return out;
}

class Checks : public testing::Test {
 protected:
  Value Of(Value::Members members) { return Object(schema_, std::move(members)); }
  static Value Pair(Value x, Value y) {
    return Value::Map({{"x", std::move(x)}, {"y", std::move(y)}});
  }
  auto Plan(const Value& prior, const Value& config, const Value& planned) {
    return Found(CheckPlan(schema_, prior, config, planned));
  }

  const schema::Schema schema_ =
      SchemaOf({Optional("a"), OptionalComputed("b"), Computed("c"), WriteOnly("w"),
                Optional("tags", cty::Type::Set(cty::Type::String())),
                Optional("list", cty::Type::List(cty::Type::String())),
                Nested(Optional("items"), Mode::kList, {Optional("x"), Computed("y")}),
                Nested(Optional("one"), Mode::kSingle, {Optional("x"), Computed("y")}),
                Nested(Optional("keyed"), Mode::kMap, {Optional("x"), Computed("y")}),
                Nested(Optional("set"), Mode::kSet, {Optional("x"), Computed("y")})});
  const Value nothing_ = Of({});
};

TEST_F(Checks, P1_P2_ExistenceFollowsTheConfiguration) {
  EXPECT_THAT(Plan(nothing_, {}, {}), IsEmpty());
  EXPECT_THAT(Plan(nothing_, {}, nothing_), ElementsAre("P1"));
  EXPECT_THAT(Plan({}, nothing_, {}), ElementsAre("P2"));
  EXPECT_THAT(Plan({}, nothing_, Unknown()), ElementsAre("P2"));
  EXPECT_THAT(Plan({}, nothing_, Value::Map({{"a", Value()}})), ElementsAre("P2"));
}

TEST_F(Checks, P3_ConfigOrPriorOrComputed) {
  const Value prior = Of({{"a", Str("A")}}), config = Of({{"a", Str("a")}});
  EXPECT_THAT(Plan(prior, config, config), IsEmpty());
  EXPECT_THAT(Plan(prior, config, prior), IsEmpty());
  EXPECT_THAT(Plan(prior, config, Of({{"a", Str("other")}})), ElementsAre("P3 a"));
  EXPECT_THAT(Plan({}, Of({{"b", Str("x")}}), Of({{"b", Str("y")}})), ElementsAre("P3 b"));
  EXPECT_THAT(Plan({}, nothing_, Of({{"b", Str("y")}, {"c", Unknown()}})), IsEmpty());
}

TEST_F(Checks, P3_P19_ComputedOnlyIsFreeEvenIfIgnoreChangesPutAValueIntoTheConfiguration) {
  EXPECT_THAT(Plan(Of({{"c", Str("1")}}), Of({{"c", Str("1")}}), Of({{"c", Str("2")}})), IsEmpty());
}

TEST_F(Checks, P4_NotComputedAndNotConfigured) {
  EXPECT_THAT(Plan({}, nothing_, Of({{"a", Str("x")}})), ElementsAre("P4 a"));
  EXPECT_THAT(Plan(Of({{"a", Str("x")}}), nothing_, Of({{"a", Str("x")}})), ElementsAre("P4 a"));
}

TEST_F(Checks, P5_WriteOnlyInAPlan) {
  EXPECT_THAT(Plan({}, Of({{"w", Str("s")}}), nothing_), IsEmpty());
  EXPECT_THAT(Plan({}, Of({{"w", Str("s")}}), Of({{"w", Str("s")}})), ElementsAre("P5 w"));
}

TEST_F(Checks, P6_UnknownWasGuessed) {
  const Value config = Of({{"a", Unknown()}});
  EXPECT_THAT(Plan({}, config, config), IsEmpty());
  EXPECT_THAT(Plan({}, config, Of({{"a", Str("guess")}})), ElementsAre("P6 a"));
  EXPECT_THAT(Plan(Of({{"a", Str("p")}}), config, Of({{"a", Str("p")}})), IsEmpty());
}

TEST_F(Checks, P7_NestedCountsKeysAndMembers) {
  const Value pair = Pair(Str("1"), {}), later = Pair(Str("1"), Unknown());
  const Value wrong = Pair(Str("2"), {});
  const Value list = Of({{"items", Value::List({pair})}});
  EXPECT_THAT(Plan({}, list, Of({{"items", Value::List({later})}})), IsEmpty());
  EXPECT_THAT(Plan({}, list, Of({{"items", Value::List({})}})), ElementsAre("P7 items"));
  EXPECT_THAT(Plan({}, list, Of({{"items", Unknown()}})), ElementsAre("P7 items"));
  EXPECT_THAT(Plan({}, list, Of({{"items", Value::List({wrong})}})), ElementsAre("P3 items[0].x"));
  const Value map = Of({{"keyed", Value::Map({{"k", pair}})}});
  EXPECT_THAT(Plan({}, map, Of({{"keyed", Value::Map({{"k", later}})}})), IsEmpty());
  EXPECT_THAT(Plan({}, map, Of({{"keyed", Value::Map({{"j", later}})}})),
              ElementsAre("P7 keyed[\"k\"]"));
  EXPECT_THAT(Plan({}, Of({{"one", pair}}), Of({{"one", Value()}})), ElementsAre("P7 one"));
}

TEST_F(Checks, P7_SetsKeepTheirLength) {
  const Value pair = Pair(Str("1"), {}), other = Pair(Str("2"), {});
  const Value config = Of({{"set", Value::Set({pair, other})}});
  EXPECT_THAT(Plan({}, config, config), IsEmpty());
  EXPECT_THAT(Plan({}, config, Of({{"set", Value::Set({pair})}})), ElementsAre("P7 set"));
  EXPECT_THAT(Plan({}, config, Of({{"set", Value::Set({pair, other, Pair(Str("3"), Unknown())})}})),
              ElementsAre("P7 set"));
}

TEST_F(Checks, P8_WhatIsNotConfiguredAndNotComputedStaysNull) {
  EXPECT_THAT(Plan({}, nothing_, Of({{"one", Pair({}, Unknown())}})), ElementsAre("P4 one"));
}

TEST_F(Checks, P9_AWholeUnknownCollectionComesBackAsItCame) {
  const Value config = Of({{"items", Unknown()}, {"set", Unknown()}});
  EXPECT_THAT(Plan({}, config, config), IsEmpty());
  EXPECT_THAT(Plan({}, config, config.With("items", Value::List({}))), ElementsAre("P6 items"));
}

class Applied : public Checks {
 protected:
  auto Apply(const Value& planned, const Value& applied) {
    return Found(CheckApplied(schema_, planned, applied));
  }
};

TEST_F(Applied, A2_KnownValuesStand) {
  const Value planned = Of({{"a", Str("x")}, {"b", Unknown()}});
  EXPECT_THAT(Apply(planned, planned.With("b", Str("y"))), IsEmpty());
  EXPECT_THAT(Apply(planned, Of({{"a", Str("X")}})), ElementsAre("A2 a"));
}

TEST_F(Applied, A2_InsideNestedObjects) {
  const Value planned = Of({{"items", Value::List({Pair(Str("1"), Unknown())})},
                            {"one", Pair(Str("1"), Unknown())},
                            {"set", Value::Set({Pair(Str("1"), Unknown())})}});
  const Value good = Of({{"items", Value::List({Pair(Str("1"), Str("y"))})},
                         {"one", Pair(Str("1"), {})},
                         {"set", Value::Set({Pair(Str("1"), Str("y"))})}});
  EXPECT_THAT(Apply(planned, good), IsEmpty());
  EXPECT_THAT(Apply(planned, good.With("items", Value::List({}))), ElementsAre("A2 items"));
  EXPECT_THAT(Apply(planned, good.With("one", Pair(Str("2"), {}))), ElementsAre("A2 one.x"));
  EXPECT_THAT(Apply(planned, good.With("one", Value())), ElementsAre("A2 one"));
  EXPECT_THAT(Apply(planned, good.With("set", Value::Set({Pair(Str("2"), {})}))),
              testing::Contains("A2 set"));
}

TEST_F(Applied, A2_SetsLoseNoKnownElement) {
  const Value one = Pair(Str("1"), {}), two = Pair(Str("2"), {});
  const Value planned = Of({{"set", Value::Set({one, two})}});
  EXPECT_THAT(Apply(planned, Of({{"set", Value::Set({one})}})), testing::Contains("A2 set"));
  const Value tags = Of({{"tags", Value::Set({Str("a"), Unknown()})}});
  EXPECT_THAT(Apply(tags, Of({{"tags", Value::Set({Str("a"), Str("b")})}})), IsEmpty());
  EXPECT_THAT(Apply(tags, Of({{"tags", Value::Set({Str("a")})}})), IsEmpty());
  EXPECT_THAT(Apply(tags, Of({{"tags", Value::Set({Str("b")})}})), ElementsAre("A2 tags"));
}

TEST_F(Applied, A3_UnknownsAreResolved) {
  EXPECT_THAT(Apply(Of({{"b", Unknown()}}), Of({{"b", Unknown()}})), ElementsAre("A3 b"));
  const Value item = Of({{"items", Value::List({Pair({}, Unknown())})}});
  EXPECT_THAT(Apply(item, item), ElementsAre("A3 items[0].y"));
}

TEST_F(Applied, A4_ExistenceFollowsThePlan) {
  EXPECT_THAT(Apply(nothing_, {}), ElementsAre("A4"));
  EXPECT_THAT(Apply({}, nothing_), ElementsAre("A4"));
  EXPECT_THAT(Apply({}, {}), IsEmpty());
}

TEST_F(Applied, A5_WriteOnlyIsNotReturned) {
  EXPECT_THAT(Apply(nothing_, Of({{"w", Str("s")}})), testing::Contains("A5 w"));
}

TEST_F(Checks, P13_ASecondPlanKeepsThePromisesOfTheFirst) {
  const Value first =
      Of({{"a", Str("x")}, {"b", Unknown()}, {"list", Value::List({Str("l"), Unknown()})}});
  const Value second = first.With("list", Value::List({Str("l"), Str("m")}));
  EXPECT_THAT(Found(CheckFinalPlan(schema_, first, first)), IsEmpty());
  EXPECT_THAT(Found(CheckFinalPlan(schema_, first, second.With("b", Str("y")))), IsEmpty());
  EXPECT_THAT(Found(CheckFinalPlan(schema_, first, second.With("a", Str("y")))),
              ElementsAre("P13 a"));
  EXPECT_THAT(Found(CheckFinalPlan(schema_, first, second.With("a", Unknown()))),
              ElementsAre("P13 a"));
  EXPECT_THAT(Found(CheckFinalPlan(schema_, first, second.With("list", Value::List({Str("k")})))),
              ElementsAre("P13 list"));
}

TEST_F(Checks, P14_SetsNeverGrow) {
  const Value first = Of({{"set", Value::Set({Pair(Unknown(), {})})}});
  const Value grown = Of({{"set", Value::Set({Pair(Str("1"), {}), Pair(Str("2"), {})})}});
  EXPECT_THAT(Found(CheckFinalPlan(schema_, first, grown)), testing::Contains("P13 set"));
  const Value tags = Of({{"tags", Value::Set({Unknown()})}});
  const Value more = Of({{"tags", Value::Set({Str("a"), Str("b")})}});
  EXPECT_THAT(Found(CheckFinalPlan(schema_, tags, more)), ElementsAre("P13 tags"));
}

TEST_F(Checks, Q3_Q4_AnObjectByItself) {
  EXPECT_THAT(Found(CheckObject(schema_, Of({{"a", Str("x")}}))), IsEmpty());
  EXPECT_THAT(Found(CheckObject(schema_, {})), IsEmpty());
  EXPECT_THAT(Found(CheckObject(schema_, Unknown())), ElementsAre("Q3"));
  EXPECT_THAT(Found(CheckObject(schema_, Of({{"c", Unknown()}}))), ElementsAre("Q3 c"));
  EXPECT_THAT(Found(CheckObject(schema_, Of({{"w", Str("s")}}))), ElementsAre("Q4 w"));
  EXPECT_THAT(Found(CheckObject(schema_, Of({{"a", Value::Bool(true)}}))), ElementsAre("Q3"));
}

TEST_F(Checks, T3_TheConfigurationIsEchoed) {
  const Value config = Of({{"a", Str("x")}});
  EXPECT_THAT(Found(CheckEcho(schema_, config, config.With("c", Str("found")))), IsEmpty());
  EXPECT_THAT(Found(CheckEcho(schema_, config, config.With("a", Str("y")))), ElementsAre("T3 a"));
  EXPECT_THAT(Found(CheckEcho(schema_, config, {})), ElementsAre("T3"));
}

}  // namespace
}  // namespace engine
