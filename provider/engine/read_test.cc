// ReadResource: rules Q1-Q9.
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/base/status.h"
#include "provider/engine/testing/thing_server.h"
#include "provider/engine/testing/words.h"

namespace engine {
namespace {

using base::ErrorKind;
using cty::Value;
using engine_testing::CaseBlind;
using engine_testing::Computed;
using engine_testing::FakeResource;
using engine_testing::kThing;
using engine_testing::Mode;
using engine_testing::Nested;
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

class Read : public testing::Test {
 protected:
  Value Of(Value::Members members) { return Object(server_.schema(), std::move(members)); }
  static Value Part(const char* size) { return Value::Map({{"size", Str(size)}}); }
  void Answer(Value found) {
    thing_.read = [found = std::move(found)](sdk::Call&, const Value&) { return found; };
  }
  // A read must change nothing but say why.
  void ExpectError(const absl::Status& status) {
    thing_.read = [status](sdk::Call&, const Value&) -> FakeResource::StatusOrValue {
      return status;
    };
    const ObjectResult result = server_.Read(state_);
    EXPECT_EQ(result.state, state_) << status;
    EXPECT_THAT(TextOf(result.diagnostics), HasSubstr("Reading t_thing failed")) << status;
  }

  ThingServer server_{
      SchemaOf({Required("name"), CaseBlind(Optional("size")), Computed("id"), WriteOnly("secret"),
                Nested(Optional("parts"), Mode::kList, {CaseBlind(Optional("size"))})})};
  FakeResource& thing_ = server_.thing();
  const Value state_ = Of({{"name", Str("a")}, {"size", Str("10GB")}, {"id", Str("i")}});
};

TEST_F(Read, Q1_TheStateMayBeABareStub) {
  thing_.read = [](sdk::Call&, const Value& state) {
    EXPECT_TRUE(state.Get("id").IsNull());
    return state.With("id", Str("i"));
  };
  EXPECT_EQ(server_.Read(Of({{"name", Str("a")}})).state.Get("id"), Str("i"));
}

TEST_F(Read, Q1_NoStateNoRead) {
  EXPECT_TRUE(server_.Read({}).state.IsNull());
  EXPECT_THAT(thing_.log(), IsEmpty());
}

TEST_F(Read, Q2_CertainlyGoneIsNullWithoutAnError) {
  Answer({});
  const ObjectResult result = server_.Read(state_);
  EXPECT_TRUE(result.state.IsNull());
  EXPECT_THAT(result.diagnostics, IsEmpty());
}

TEST_F(Read, Q2_AnErrorNeverDropsTheObject) {
  ExpectError(base::MakeError(ErrorKind::kFinal, "Access denied."));
  ExpectError(base::MakeError(ErrorKind::kRetryable, "Not the leader."));
  ExpectError(base::MakeError(ErrorKind::kUnknownOutcome, "The connection broke."));
  ExpectError(base::MakeError(ErrorKind::kNotFound, "No such front end."));
  ExpectError(absl::DeadlineExceededError("The operation's time is over."));
}

TEST_F(Read, Q3_TheResultIsWhollyKnown) {
  Answer(state_.With("size", Str("20GB")));
  EXPECT_TRUE(server_.Read(state_).state.IsWhollyKnown());
}

TEST_F(Read, Q4_WriteOnlyStaysNull) {
  EXPECT_TRUE(server_.Read(state_).state.Get("secret").IsNull());
}

TEST_F(Read, Q5_SameMeaningKeepsTheOldSpelling) {
  Answer(state_.With("size", Str("10gb")));
  EXPECT_EQ(server_.Read(state_).state, state_);
}

TEST_F(Read, Q5_SameMeaningInsideNestedObjects) {
  const Value state = state_.With("parts", Value::List({Part("1KB"), Part("2KB")}));
  Answer(state_.With("parts", Value::List({Part("1kb"), Part("3kb"), Part("4kb")})));
  EXPECT_EQ(server_.Read(state).state.Get("parts"),
            Value::List({Part("1KB"), Part("3kb"), Part("4kb")}));
}

TEST_F(Read, Q5_AnotherMeaningIsDrift) {
  Answer(state_.With("size", Str("20gb")));
  EXPECT_EQ(server_.Read(state_).state.Get("size"), Str("20gb"));
}

TEST_F(Read, Q6_PrivateDataIsReturned) {
  EXPECT_EQ(server_.Read(state_, R"({"k":"v"})").private_bytes, R"({"k":"v"})");
  thing_.read = [](sdk::Call& call, const Value& state) {
    call.private_data()["seen"] = "yes";
    return state;
  };
  EXPECT_EQ(server_.Read(state_, R"({"k":"v"})").private_bytes, R"({"k":"v","seen":"yes"})");
}

TEST_F(Read, Q7_TheFirstReadAfterAnImportKnowsIt) {
  std::vector<bool> imported;
  thing_.read = [&](sdk::Call& call, const Value& state) {
    imported.push_back(call.Imported());
    return state.With("id", Str("i"));
  };
  const ObjectResult stub = server_.server().Import({}, kThing, "a");
  const ObjectResult first = server_.Read(stub.state, stub.private_bytes);
  server_.Read(first.state, first.private_bytes);
  EXPECT_THAT(imported, ElementsAre(true, false));
  EXPECT_EQ(first.state, Of({{"name", Str("a")}, {"id", Str("i")}}));
  EXPECT_EQ(first.private_bytes, "");
}

TEST_F(Read, Q8_NestedAttributesMayChangeTheirNumber) {
  Answer(state_.With("parts", Value::List({Part("1")})));
  const ObjectResult result = server_.Read(state_);
  EXPECT_THAT(result.diagnostics, IsEmpty());
  EXPECT_EQ(result.state.Get("parts").AsSequence().size(), 1u);
}

TEST_F(Read, Q9_AnUnconfiguredProviderIsAnErrorNotADeferral) {
  thing_.read = [](sdk::Call& call, const Value& state) -> FakeResource::StatusOrValue {
    if (call.provider() != nullptr) return state;
    return base::MakeError(ErrorKind::kFinal, "The provider is not configured.");
  };
  Rpc rpc;
  rpc.deferral_allowed = true;
  const ObjectResult result = server_.server().Read(rpc, kThing, state_, "");
  EXPECT_THAT(TextOf(result.diagnostics), HasSubstr("The provider is not configured."));
  EXPECT_EQ(result.state, state_);
}

TEST_F(Read, HostilePrivateDataChangeNothing) {
  for (const char* bytes : {"{", "[1]", "{\"k\":1}", "\xff\xfe", "nonsense"}) {
    const ObjectResult result = server_.Read(state_, bytes);
    EXPECT_EQ(result.state, state_);
    EXPECT_THAT(TextOf(result.diagnostics), HasSubstr("Unreadable private data")) << bytes;
  }
}

}  // namespace
}  // namespace engine
