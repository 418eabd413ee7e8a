// Managed resources over a real connection.
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/cty/json.h"
#include "provider/wire/probe/service_fixture.h"

namespace wire {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST_F(ServiceTest, D5_WarningsAndErrorsOfAValidation) {
  pb::ValidateResourceConfig::Request request;
  request.set_type_name("probe_thing");
  Set(Thing("odd"), ThingType(), request.mutable_config());
  const auto response =
      Ask<pb::ValidateResourceConfig::Response>(&Stub::ValidateResourceConfig, request);
  ASSERT_EQ(response.diagnostics_size(), 2);
  EXPECT_EQ(response.diagnostics(0).severity(), pb::Diagnostic::WARNING);
  EXPECT_EQ(response.diagnostics(0).summary(), "Odd name");
  EXPECT_EQ(response.diagnostics(1).severity(), pb::Diagnostic::ERROR);
  EXPECT_EQ(response.diagnostics(1).attribute().steps_size(), 3);
}

TEST_F(ServiceTest, R1_WriteOnlyNeedsAClientThatKnowsIt) {
  pb::ValidateResourceConfig::Request request;
  request.set_type_name("probe_thing");
  Set(Thing("a").With("secret_wo", Value::String("s")), ThingType(), request.mutable_config());
  request.mutable_client_capabilities()->set_write_only_attributes_allowed(true);
  EXPECT_THAT(
      Summaries(Ask<pb::ValidateResourceConfig::Response>(&Stub::ValidateResourceConfig, request)),
      IsEmpty());
  request.mutable_client_capabilities()->set_write_only_attributes_allowed(false);
  EXPECT_EQ(
      Summaries(Ask<pb::ValidateResourceConfig::Response>(&Stub::ValidateResourceConfig, request))
          .size(),
      1u);
}

TEST_F(ServiceTest, V1_JsonIsReadWhereMsgpackIsMissing) {
  pb::ReadResource::Request request;
  request.set_type_name("probe_thing");
  const Value state = Thing("a", Value::String("id-a"));
  request.mutable_current_state()->set_json(*cty::EncodeJson(state, ThingType()));
  const auto response = Ask<pb::ReadResource::Response>(&Stub::ReadResource, request);
  EXPECT_EQ(Get(response.new_state(), ThingType()), state);
}

TEST_F(ServiceTest, V1_MsgpackCountsBeforeJson) {
  pb::ReadResource::Request request;
  request.set_type_name("probe_thing");
  const Value state = Thing("a", Value::String("id-a"));
  Set(state, ThingType(), request.mutable_current_state());
  request.mutable_current_state()->set_json("{");
  const auto response = Ask<pb::ReadResource::Response>(&Stub::ReadResource, request);
  EXPECT_EQ(Get(response.new_state(), ThingType()), state);
}

TEST_F(ServiceTest, V1_EmptyIsNull) {
  pb::PlanResourceChange::Request request;
  request.set_type_name("probe_thing");
  Set(Thing("a", Value::String("id-a")), ThingType(), request.mutable_prior_state());
  const auto response = Ask<pb::PlanResourceChange::Response>(&Stub::PlanResourceChange, request);
  EXPECT_THAT(Summaries(response), IsEmpty());
  EXPECT_TRUE(Get(response.planned_state(), ThingType()).IsNull());
}

TEST_F(ServiceTest, D1_UnreadableInputIsADiagnosticThatNamesIt) {
  pb::PlanResourceChange::Request request;
  request.set_type_name("probe_thing");
  request.mutable_config()->set_msgpack("\xc1");
  const auto response = Ask<pb::PlanResourceChange::Response>(&Stub::PlanResourceChange, request);
  ASSERT_EQ(response.diagnostics_size(), 1);
  EXPECT_EQ(response.diagnostics(0).severity(), pb::Diagnostic::ERROR);
  EXPECT_THAT(response.diagnostics(0).detail(), HasSubstr("configuration"));
}

TEST_F(ServiceTest, P10_PlanOfAReplacement) {
  pb::PlanResourceChange::Request request;
  request.set_type_name("probe_thing");
  Set(Thing("a", Value::String("id-a")), ThingType(), request.mutable_prior_state());
  Set(Thing("b"), ThingType(), request.mutable_config());
  Set(Thing("b", Value::String("id-a")), ThingType(), request.mutable_proposed_new_state());
  const auto response = Ask<pb::PlanResourceChange::Response>(&Stub::PlanResourceChange, request);
  EXPECT_THAT(Summaries(response), IsEmpty());
  ASSERT_EQ(response.requires_replace_size(), 1);
  EXPECT_EQ(response.requires_replace(0).steps(0).attribute_name(), "name");
  EXPECT_EQ(Get(response.planned_state(), ThingType()).Get("name"), Value::String("b"));
  EXPECT_FALSE(response.legacy_type_system());
}

TEST_F(ServiceTest, S9_A1_CreateUpdateDeleteWithoutSchemaCallOrConfigure) {
  const Value made = Thing("a", Value::String("id-a"));
  EXPECT_EQ(Get(Create("a").new_state(), ThingType()), made);
  const Value noted = made.With("note", Value::String("n"));
  const auto updated = Ask<pb::ApplyResourceChange::Response>(
      &Stub::ApplyResourceChange, ApplyOf(made, noted, noted.With("id", Value::Null())));
  EXPECT_EQ(Get(updated.new_state(), ThingType()), noted);
  const auto deleted = Ask<pb::ApplyResourceChange::Response>(
      &Stub::ApplyResourceChange, ApplyOf(noted, Value::Null(), Value::Null()));
  EXPECT_THAT(Summaries(deleted), IsEmpty());
  EXPECT_TRUE(Get(deleted.new_state(), ThingType()).IsNull());
}

TEST_F(ServiceTest, A6_WhatIsMadeHalfWayIsStored) {
  const auto response = Create("fail");
  EXPECT_EQ(Summaries(response).size(), 1u);
  EXPECT_EQ(Get(response.new_state(), ThingType()), Thing("fail", Value::String("id-fail")));
}

TEST_F(ServiceTest, A6_AnExceptionIsNotAbsence) {
  const auto response = Create("throw");
  EXPECT_EQ(Summaries(response).size(), 1u);
  EXPECT_EQ(Get(response.new_state(), ThingType()), Thing("throw"));
}

TEST_F(ServiceTest, A6_UnreadablePlanKeepsThePriorState) {
  const Value prior = Thing("a", Value::String("id-a"));
  auto request = ApplyOf(prior, prior, prior);
  request.mutable_planned_state()->set_msgpack("\xc1");
  request.set_planned_private("{\"k\":\"v\"}");
  const auto response = Ask<pb::ApplyResourceChange::Response>(&Stub::ApplyResourceChange, request);
  EXPECT_EQ(Summaries(response).size(), 1u);
  EXPECT_EQ(Get(response.new_state(), ThingType()), prior);
  EXPECT_EQ(response.private_(), request.planned_private());
}

TEST_F(ServiceTest, U_UpgradeReadsStateJson) {
  pb::UpgradeResourceState::Request request;
  request.set_type_name("probe_thing");
  request.set_version(0);
  request.mutable_raw_state()->set_json(R"({"name":"a","id":"x","gone":true})");
  const auto response =
      Ask<pb::UpgradeResourceState::Response>(&Stub::UpgradeResourceState, request);
  EXPECT_EQ(Get(response.upgraded_state(), ThingType()), Thing("a", Value::String("x")));
  (*request.mutable_raw_state()->mutable_flatmap())["name"] = "a";
  EXPECT_THAT(
      Summaries(Ask<pb::UpgradeResourceState::Response>(&Stub::UpgradeResourceState, request)),
      ElementsAre("State too old"));
}

TEST_F(ServiceTest, I2_ImportGivesOneObjectWithItsType) {
  pb::ImportResourceState::Request request;
  request.set_type_name("probe_thing");
  request.set_id("x");
  const auto response = Ask<pb::ImportResourceState::Response>(&Stub::ImportResourceState, request);
  ASSERT_EQ(response.imported_resources_size(), 1);
  EXPECT_EQ(response.imported_resources(0).type_name(), "probe_thing");
  EXPECT_EQ(Get(response.imported_resources(0).state(), ThingType()).Get("id"), Value::String("x"));
}

TEST_F(ServiceTest, M2_MoveFromKnownAndUnknownTypes) {
  pb::MoveResourceState::Request request;
  request.set_target_type_name("probe_thing");
  request.set_source_type_name("other_thing");
  request.mutable_source_state()->set_json("{}");
  const auto moved = Ask<pb::MoveResourceState::Response>(&Stub::MoveResourceState, request);
  EXPECT_EQ(Get(moved.target_state(), ThingType()).Get("id"), Value::String("moved"));
  request.set_source_type_name("strange_thing");
  const auto refused = Ask<pb::MoveResourceState::Response>(&Stub::MoveResourceState, request);
  EXPECT_EQ(Summaries(refused).size(), 1u);
  EXPECT_FALSE(refused.has_target_state());
}

TEST_F(ServiceTest, H11_FiveMebibytesPassBothWays) {
  const Value big = Thing("a", Value::String("id-a"), Value::String(std::string(5 << 20, 'x')));
  pb::ReadResource::Request request;
  request.set_type_name("probe_thing");
  Set(big, ThingType(), request.mutable_current_state());
  const auto response = Ask<pb::ReadResource::Response>(&Stub::ReadResource, request);
  EXPECT_EQ(Get(response.new_state(), ThingType()), big);
}

}  // namespace
}  // namespace wire
