// States that come from elsewhere: upgrade (U1-U5), import (I1-I5), move (M1-M5).
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/base/status.h"
#include "provider/engine/testing/thing_server.h"
#include "provider/engine/testing/words.h"

namespace engine {
namespace {

using cty::Value;
using engine_testing::Computed;
using engine_testing::FakeResource;
using engine_testing::IsStorable;
using engine_testing::kThing;
using engine_testing::Object;
using engine_testing::Optional;
using engine_testing::Required;
using engine_testing::SchemaOf;
using engine_testing::Str;
using engine_testing::TextOf;
using engine_testing::ThingServer;
using engine_testing::WriteOnly;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

schema::Schema VersionTwo() {
  schema::Schema s =
      SchemaOf({Required("name"), Optional("tags", cty::Type::List(cty::Type::String())),
                Computed("id"), WriteOnly("secret")});
  s.version = 2;
  return s;
}

class StateIn : public testing::Test {
 protected:
  Value Of(Value::Members members) { return Object(server_.schema(), std::move(members)); }
  ObjectResult Upgrade(int64_t version, const char* json) {
    return server_.server().Upgrade({}, kThing, version, json);
  }
  ObjectResult Import(const char* id) { return server_.server().Import({}, kThing, id); }
  ObjectResult Move(Server::MoveRequest request) {
    request.target_type = kThing;
    return server_.server().Move({}, request);
  }

  ThingServer server_{VersionTwo()};
  FakeResource& thing_ = server_.thing();
};

TEST_F(StateIn, U1_SameVersionIgnoresStrangersAndFillsGaps) {
  const ObjectResult result = Upgrade(2, R"({"name":"a","gone":{"x":1}})");
  EXPECT_THAT(result.diagnostics, IsEmpty());
  EXPECT_EQ(result.state, Of({{"name", Str("a")}}));
  EXPECT_THAT(thing_.log(), IsEmpty());
}

TEST_F(StateIn, U1_EmptyAndNullStayDifferent) {
  EXPECT_EQ(Upgrade(2, R"({"name":"a","tags":[]})").state.Get("tags"), Value::List({}));
  EXPECT_TRUE(Upgrade(2, R"({"name":"a","tags":null})").state.Get("tags").IsNull());
}

TEST_F(StateIn, U2_OlderVersionsAreLedThroughTheChain) {
  thing_.upgrade = [](int64_t from, std::string_view json) -> absl::StatusOr<std::string> {
    if (from == 0) return R"({"title":"a"})";
    EXPECT_EQ(json, R"({"title":"a"})");
    return R"({"name":"a"})";
  };
  EXPECT_EQ(Upgrade(0, R"({"label":"a"})").state, Of({{"name", Str("a")}}));
  EXPECT_THAT(thing_.log(), ElementsAre("Upgrade", "Upgrade"));
}

TEST_F(StateIn, U2_UnknownVersionsAreErrors) {
  EXPECT_THAT(TextOf(Upgrade(3, "{}").diagnostics), HasSubstr("knows versions up to 2"));
  EXPECT_THAT(TextOf(Upgrade(-1, "{}").diagnostics), HasSubstr("schema version -1"));
  EXPECT_THAT(TextOf(Upgrade(1, "{}").diagnostics), HasSubstr("No such version."));
}

TEST_F(StateIn, U3_ANullStateIsAnErrorNotALostObject) {
  EXPECT_THAT(TextOf(Upgrade(2, "null").diagnostics), HasSubstr("The stored state is empty."));
  EXPECT_TRUE(HasError(Upgrade(2, "").diagnostics));
  EXPECT_TRUE(HasError(Upgrade(2, "[]").diagnostics));
  thing_.upgrade = [](int64_t, std::string_view) { return std::string("null"); };
  EXPECT_TRUE(HasError(Upgrade(0, "{}").diagnostics));
}

TEST_F(StateIn, U4_NoWriteOnlyValuesAndNoUnknowns) {
  const ObjectResult result = Upgrade(2, R"({"name":"a","secret":"s"})");
  EXPECT_EQ(result.state, Of({{"name", Str("a")}}));
  EXPECT_TRUE(IsStorable(result.state, server_.type()));
}

TEST_F(StateIn, U5_MeaningIsNotJudged) {
  thing_.validate = [](sdk::Call&, const Value&) {
    return absl::InvalidArgumentError("no legal name");
  };
  EXPECT_THAT(Upgrade(2, R"({"name":""})").diagnostics, IsEmpty());
}

TEST_F(StateIn, U5_WhatUpgradeThrowsIsADiagnostic) {
  thing_.upgrade = [](int64_t, std::string_view) -> absl::StatusOr<std::string> {
    throw std::runtime_error("boom");
  };
  EXPECT_THAT(TextOf(Upgrade(0, "{}").diagnostics), HasSubstr("t_thing/Upgrade: boom."));
}

TEST_F(StateIn, I1_ABadIdIsExplained) {
  thing_.import = [](sdk::Call&, std::string_view id) -> FakeResource::StatusOrValue {
    return base::MakeError(base::ErrorKind::kFinal, "\"" + std::string(id) + "\" is no id.",
                           "Write name@host.");
  };
  EXPECT_EQ(TextOf(Import("x").diagnostics),
            "error: Importing t_thing failed [] \"x\" is no id.\n\nWrite name@host.\n");
}

TEST_F(StateIn, I2_OneObjectThatIsNotNull) {
  const ObjectResult result = Import("a");
  EXPECT_THAT(result.diagnostics, IsEmpty());
  EXPECT_EQ(result.state, Of({{"name", Str("a")}}));
}

TEST_F(StateIn, I3_TheStubLeadsToAnEmptyPlan) {
  const Value config = Of({{"name", Str("a")}, {"tags", Value::List({Str("t")})}});
  thing_.read = [&](sdk::Call&, const Value& stub) {
    EXPECT_TRUE(stub.Get("secret").IsNull());
    return config.With("id", Str("i"));
  };
  const ObjectResult stub = Import("a");
  const ObjectResult read = server_.Read(stub.state, stub.private_bytes);
  EXPECT_EQ(server_.Plan(read.state, config.With("secret", Str("s"))).planned, read.state);
}

TEST_F(StateIn, I4_AMissingObjectIsOurError) {
  thing_.import = [](sdk::Call&, std::string_view) -> FakeResource::StatusOrValue {
    return base::MakeError(base::ErrorKind::kNotFound, "There is no a.");
  };
  const ObjectResult result = Import("a");
  EXPECT_TRUE(result.state.IsNull());
  EXPECT_THAT(TextOf(result.diagnostics), HasSubstr("There is no a."));
}

TEST_F(StateIn, I5_TheObjectHasTheRequestedTypesShape) {
  EXPECT_TRUE(IsStorable(Import("a").state, server_.type()));
  const ObjectResult other = server_.server().Import({}, "t_other", "a");
  EXPECT_THAT(TextOf(other.diagnostics), HasSubstr("no resource type called t_other"));
}

TEST_F(StateIn, M1_WithoutAMoveEverySourceIsRefused) {
  EXPECT_THAT(TextOf(Move({.source_type = "x_thing"}).diagnostics),
              HasSubstr("Moving to t_thing failed"));
}

TEST_F(StateIn, M2_OnlyKnownSourcesAreTaken) {
  thing_.move = [this](std::string_view provider, std::string_view type, int64_t version,
                       std::string_view json) -> FakeResource::StatusOrValue {
    if (provider != "registry/x" || type != "x_thing" || version != 1) {
      return base::MakeError(base::ErrorKind::kFinal, "That source is not known.");
    }
    return Of({{"name", Str(std::string(json))}});
  };
  Server::MoveRequest request{.source_provider = "registry/x",
                              .source_type = "x_thing",
                              .source_json = "a",
                              .source_version = 1};
  EXPECT_EQ(Move(request).state, Of({{"name", Str("a")}}));
  request.source_version = 2;
  EXPECT_THAT(TextOf(Move(request).diagnostics), HasSubstr("That source is not known."));
}

TEST_F(StateIn, M3_TheTargetIsKnownWholeAndHasNoWriteOnlyValue) {
  const std::pair<Value, const char*> wrong[] = {
      {Of({{"id", Value::Unknown()}}), "t_thing at id"},
      {Of({{"secret", Str("s")}}), "t_thing at secret"},
      {Value(), "no object was returned"},
  };
  for (const auto& [object, words] : wrong) {
    thing_.move = [o = object](std::string_view, std::string_view, int64_t, std::string_view) {
      return o;
    };
    EXPECT_THAT(TextOf(Move({}).diagnostics), HasSubstr(words));
  }
}

TEST_F(StateIn, M4_TheSourcesPrivateDataAreNotOurs) {
  thing_.move = [this](std::string_view, std::string_view, int64_t, std::string_view) {
    return Of({{"name", Str("a")}});
  };
  EXPECT_EQ(Move({.source_private = R"({"schema_version":"1"})"}).private_bytes, "");
}

TEST_F(StateIn, M5_AMoveNeedsNoConfiguredProvider) {
  thing_.move = [this](std::string_view, std::string_view, int64_t, std::string_view) {
    return Of({{"name", Str("a")}});
  };
  EXPECT_THAT(Move({}).diagnostics, IsEmpty());
  EXPECT_THAT(thing_.log(), ElementsAre("Move"));
}

}  // namespace
}  // namespace engine
