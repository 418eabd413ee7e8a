// Resources that break their promises: whatever they do, what is answered can be stored, and a
// diagnostic names the resource and the attribute.
#include <stdexcept>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/base/status.h"
#include "provider/engine/testing/thing_server.h"
#include "provider/engine/testing/words.h"

namespace engine {
namespace {

using base::ErrorKind;
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
using engine_testing::Unknown;
using engine_testing::WriteOnly;
using testing::HasSubstr;

class Misbehaving : public testing::Test {
 protected:
  using Answer = FakeResource::StatusOrValue;
  using Make = std::function<Answer(sdk::Call&, const Value& plan, const Value& config)>;

  Value Of(Value::Members members) { return Object(server_.schema(), std::move(members)); }

  // Create and Update both answer with `make`; each must leave `expected` and a text with `words`.
  void ExpectStored(const Make& make, const std::string& words, const Value& expected) {
    thing_.create = make;
    thing_.update = [make](sdk::Call& call, const Value&, const Value& plan, const Value& config) {
      return make(call, plan, config);
    };
    for (const Value& prior : {Value(), state_}) {
      const ObjectResult result = server_.Apply(prior, planned_, config_);
      EXPECT_TRUE(HasError(result.diagnostics));
      EXPECT_THAT(TextOf(result.diagnostics), HasSubstr(words));
      EXPECT_TRUE(IsStorable(result.state, server_.type())) << result.state.DebugString();
      EXPECT_EQ(result.state, expected);
    }
  }

  ThingServer server_{
      SchemaOf({Required("name"), Optional("note"), Computed("id"), WriteOnly("secret")})};
  FakeResource& thing_ = server_.thing();
  const Value config_ = Of({{"name", Str("a")}, {"secret", Str("s3cret")}});
  const Value planned_ = Of({{"name", Str("a")}, {"id", Unknown()}});
  const Value named_ = Of({{"name", Str("a")}});
  const Value state_ = Of({{"name", Str("a")}, {"id", Str("i")}});
};

TEST_F(Misbehaving, A3_ReturnsUnknowns) {
  ExpectStored([](sdk::Call&, const Value& plan, const Value&) { return plan; },
               "t_thing at id: ", named_);
}

TEST_F(Misbehaving, A2_ReturnsAnotherValueThanPlanned) {
  ExpectStored([](sdk::Call&, const Value& plan,
                  const Value&) { return plan.With("id", Str("i")).With("name", Str("A")); },
               "t_thing at name: ", state_);
}

TEST_F(Misbehaving, A5_ReturnsWriteOnlyValues) {
  ExpectStored(
      [](sdk::Call&, const Value&, const Value& config) { return config.With("id", Str("i")); },
      "t_thing at secret: ", state_);
}

TEST_F(Misbehaving, A4_ReturnsNoObject) {
  ExpectStored([](sdk::Call&, const Value&, const Value&) { return Value(); }, "t_thing: ", named_);
  ExpectStored([](sdk::Call&, const Value&, const Value&) { return Unknown(); },
               "t_thing: ", named_);
}

TEST_F(Misbehaving, V2_ReturnsAnotherShape) {
  for (const Value& shape : {Str("text"), Value::Map({{"name", Str("a")}}), Value::List({})}) {
    ExpectStored([&](sdk::Call&, const Value&, const Value&) { return shape; },
                 "t_thing: ", named_);
  }
  ExpectStored(
      [](sdk::Call&, const Value& plan, const Value&) { return plan.With("id", Value::Int(1)); },
      "t_thing: ", named_);
}

TEST_F(Misbehaving, A6_FailsAfterKeep) {
  ExpectStored(
      [](sdk::Call& call, const Value& plan, const Value& config) -> Answer {
        call.KeepPartial(config.With("id", Unknown()).With("note", Str("half")));
        return base::MakeError(ErrorKind::kFinal, "The second step failed.");
      },
      "t_thing failed", named_.With("note", Str("half")));
}

TEST_F(Misbehaving, A6_ThrowsAfterKeep) {
  ExpectStored(
      [this](sdk::Call& call, const Value&, const Value&) -> Answer {
        call.KeepPartial(state_);
        throw 42;
      },
      "an exception of unknown type", state_);
}

TEST_F(Misbehaving, A6_ThrowsInCreate) {
  thing_.create = [](sdk::Call&, const Value&, const Value&) -> Answer {
    throw std::runtime_error("boom");
  };
  const ObjectResult result = server_.Create(planned_, config_);
  EXPECT_THAT(TextOf(result.diagnostics), HasSubstr("Internal error in t_thing/Create: boom."));
  EXPECT_EQ(result.state, named_);
}

TEST_F(Misbehaving, A6_ThrowsInUpdateOrDelete) {
  thing_.update = [](sdk::Call&, const Value&, const Value&, const Value&) -> Answer {
    throw std::runtime_error("boom");
  };
  thing_.remove = [](sdk::Call&, const Value&) -> absl::Status {
    throw std::runtime_error("bang");
  };
  const ObjectResult updated = server_.Apply(state_, planned_, config_);
  EXPECT_THAT(TextOf(updated.diagnostics), HasSubstr("t_thing/Update: boom."));
  EXPECT_EQ(updated.state, state_);
  const ObjectResult deleted = server_.Delete(state_);
  EXPECT_THAT(TextOf(deleted.diagnostics), HasSubstr("t_thing/Delete: bang."));
  EXPECT_EQ(deleted.state, state_);
}

TEST_F(Misbehaving, A6_ThrowsInLockKey) {
  thing_.lock_key = [](const Value&) -> std::string { throw std::runtime_error("boom"); };
  const ObjectResult result = server_.Create(planned_, config_);
  EXPECT_THAT(TextOf(result.diagnostics), HasSubstr("t_thing/LockKey: boom."));
  EXPECT_TRUE(IsStorable(result.state, server_.type()));
}

TEST_F(Misbehaving, Q3_Q4_ReadBreaksItsPromises) {
  const std::pair<Value, const char*> answers[] = {
      {state_.With("id", Unknown()), "t_thing at id: "},
      {state_.With("secret", Str("s")), "t_thing at secret: "},
      {Unknown(), "t_thing: "},
      {Value::Map({{"name", Str("a")}}), "t_thing: "},
  };
  for (const auto& [answer, words] : answers) {
    thing_.read = [a = answer](sdk::Call&, const Value&) { return a; };
    const ObjectResult result = server_.Read(state_);
    EXPECT_THAT(TextOf(result.diagnostics), HasSubstr(words));
    EXPECT_EQ(result.state, state_);
  }
}

TEST_F(Misbehaving, Q2_ThrowsInRead) {
  thing_.read = [](sdk::Call&, const Value&) -> Answer { throw std::runtime_error("boom"); };
  const ObjectResult result = server_.Read(state_, R"({"k":"v"})");
  EXPECT_THAT(TextOf(result.diagnostics), HasSubstr("t_thing/Read: boom."));
  EXPECT_EQ(result.state, state_);
  EXPECT_EQ(result.private_bytes, R"({"k":"v"})");
}

TEST_F(Misbehaving, I3_ImportBreaksItsPromises) {
  for (const Value& answer : {Unknown(), Value(), named_.With("id", Unknown()),
                              named_.With("secret", Str("s")), Str("text")}) {
    thing_.import = [&](sdk::Call&, std::string_view) { return answer; };
    const ObjectResult result = server_.server().Import({}, kThing, "a");
    EXPECT_THAT(TextOf(result.diagnostics), HasSubstr("t_thing"));
    EXPECT_TRUE(result.state.IsNull());
  }
  thing_.import = [](sdk::Call&, std::string_view) -> Answer { throw std::runtime_error("boom"); };
  EXPECT_THAT(TextOf(server_.server().Import({}, kThing, "a").diagnostics),
              HasSubstr("t_thing/Import: boom."));
}

TEST_F(Misbehaving, ThrowsWhereNothingIsAtStake) {
  thing_.validate = [](sdk::Call&, const Value&) -> absl::Status {
    throw std::runtime_error("boom");
  };
  thing_.plan_destroy = [](sdk::Call&, const Value&) -> absl::Status {
    throw std::runtime_error("boom");
  };
  EXPECT_THAT(TextOf(server_.server().ValidateResource({}, kThing, config_)),
              HasSubstr("t_thing/Validate: boom."));
  EXPECT_THAT(TextOf(server_.Plan(state_, {}).diagnostics),
              HasSubstr("t_thing/PlanDestroy: boom."));
}

}  // namespace
}  // namespace engine
