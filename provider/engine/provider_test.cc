// The provider block and stopping: rules C1-C11.
#include <latch>
#include <thread>

#include "absl/time/clock.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/base/status.h"
#include "provider/engine/testing/thing_server.h"
#include "provider/engine/testing/words.h"
#include "provider/sdk/function.h"

namespace engine {
namespace {

using cty::Value;
using engine_testing::CatalogWith;
using engine_testing::FakeProvider;
using engine_testing::FakeResource;
using engine_testing::kThing;
using engine_testing::Required;
using engine_testing::SchemaOf;
using engine_testing::Str;
using engine_testing::TextOf;
using engine_testing::Unknown;
using testing::HasSubstr;
using testing::IsEmpty;

class Provider : public testing::Test {
 protected:
  Provider() : Provider(std::make_unique<FakeResource>(SchemaOf({Required("name")}))) {}

  static Value Host(Value host) { return Value::Map({{"host", std::move(host)}}); }
  Diagnostics Configure(const Value& config) { return server_.Configure({}, config, "1.11.4"); }
  ObjectResult Create() {
    return server_.Apply({}, {kThing, {}, thing_object_, thing_object_, ""});
  }
  // What the resource sees of the provider: its host, or "none".
  std::string Seen() {
    std::string seen = "none";
    thing_->read = [&](sdk::Call& call, const Value& state) {
      if (call.provider() != nullptr) seen = *static_cast<std::string*>(call.provider().get());
      return state;
    };
    server_.Read({}, kThing, thing_object_, "");
    return seen;
  }

  FakeResource* thing_;
  FakeProvider* provider_;
  Server server_;
  const Value thing_object_ = Value::Map({{"name", Str("a")}});

 private:
  explicit Provider(std::unique_ptr<FakeResource> thing)
      : thing_(thing.get()), server_(WithFunction(CatalogWith(std::move(thing)))) {
    provider_ = static_cast<FakeProvider*>(server_.catalog().provider.get());
  }
  static sdk::Catalog WithFunction(sdk::Catalog catalog) {
    catalog.functions.emplace("twice", sdk::MakeFunction<std::string(std::string)>(
                                           "twice", "Twice", "Twice.", {{"text", "The text."}},
                                           [](const std::string& text) { return text + text; }));
    return catalog;
  }
};

TEST_F(Provider, C1_UnknownsAreAllowedInValidation) {
  EXPECT_THAT(server_.ValidateProvider({}, Host(Unknown())), IsEmpty());
  EXPECT_THAT(server_.ValidateProvider({}, Host(Str("h"))), IsEmpty());
}

TEST_F(Provider, C2_C3_ValidationConfiguresNothing) {
  bool configured = false;
  provider_->configure = [&](sdk::Call&, const Value&, const sdk::ClientInfo&) {
    configured = true;
    return std::make_shared<std::string>();
  };
  EXPECT_THAT(server_.ValidateProvider({}, Host(Str("h"))), IsEmpty());
  EXPECT_FALSE(configured);
  EXPECT_EQ(Seen(), "none");
}

TEST_F(Provider, C4_UnknownSettingsDoNotFail) {
  EXPECT_THAT(Configure(Host(Unknown())), IsEmpty());
  EXPECT_EQ(Seen(), "");
}

TEST_F(Provider, C5_AFailingConfigureIsADiagnosticAndCallsGoOn) {
  provider_->configure = [](sdk::Call&, const Value&,
                            const sdk::ClientInfo&) -> absl::StatusOr<std::shared_ptr<void>> {
    return sdk::AtAttribute(cty::Path("host"),
                            base::MakeError(base::ErrorKind::kFinal, "No such host."));
  };
  EXPECT_EQ(TextOf(Configure(Host(Str("h")))),
            "error: Configuring the provider failed [host] No such host.\n");
  EXPECT_EQ(Seen(), "none");
}

TEST_F(Provider, C6_TheClientIsIntroduced) {
  sdk::ClientInfo seen;
  provider_->configure = [&](sdk::Call&, const Value&, const sdk::ClientInfo& client) {
    seen = client;
    return std::make_shared<std::string>();
  };
  Rpc rpc;
  rpc.deferral_allowed = true;
  server_.Configure(rpc, Host(Str("h")), "1.11.4");
  EXPECT_EQ(seen.terraform_version, "1.11.4");
  EXPECT_TRUE(seen.deferral_allowed);
}

TEST_F(Provider, C7_ASecondConfigureReplacesTheFirst) {
  Configure(Host(Str("one")));
  EXPECT_EQ(Seen(), "one");
  Configure(Host(Str("two")));
  EXPECT_EQ(Seen(), "two");
}

TEST_F(Provider, C7_ARunningCallKeepsItsSettings) {
  Configure(Host(Str("one")));
  std::string after;
  thing_->read = [&](sdk::Call& call, const Value& state) {
    Configure(Host(Str("two")));
    after = *static_cast<std::string*>(call.provider().get());
    return state;
  };
  server_.Read({}, kThing, thing_object_, "");
  EXPECT_EQ(after, "one");
}

TEST_F(Provider, C8_FunctionsRunUnconfigured) {
  EXPECT_EQ(server_.CallFunction("twice", {Str("ab")}).result, Str("abab"));
}

TEST_F(Provider, C9_ConfigureSeesNullForWhatIsNotSet) {
  Value seen = Str("unset");
  provider_->configure = [&](sdk::Call&, const Value& config, const sdk::ClientInfo&) {
    seen = config.Get("host");
    return std::make_shared<std::string>();
  };
  Configure(Host({}));
  EXPECT_TRUE(seen.IsNull());
}

TEST_F(Provider, C10_StopWakesARunningCreateAndKeepsWhatIsTrue) {
  std::latch sleeping{1};
  thing_->create = [&](sdk::Call& call, const Value& plan,
                       const Value&) -> FakeResource::StatusOrValue {
    call.KeepPartial(plan);
    sleeping.count_down();
    TF_TRY(call.context().Sleep(absl::Minutes(1)));
    return plan;
  };
  std::thread stopper([&] {
    sleeping.wait();
    server_.Stop();
  });
  const absl::Time start = absl::Now();
  const ObjectResult result = Create();
  stopper.join();
  EXPECT_LT(absl::Now() - start, absl::Seconds(10));
  EXPECT_EQ(result.state, thing_object_);
  EXPECT_THAT(TextOf(result.diagnostics), HasSubstr("asked the provider to stop"));
}

TEST_F(Provider, C11_CallsAfterStopWork) {
  server_.Stop();
  thing_->create = [](sdk::Call& call, const Value& plan,
                      const Value&) -> FakeResource::StatusOrValue {
    TF_TRY(call.context().Sleep(absl::Milliseconds(1)));
    return plan;
  };
  const ObjectResult result = Create();
  EXPECT_EQ(TextOf(result.diagnostics), "");
  EXPECT_EQ(result.state, thing_object_);
}

TEST_F(Provider, C10_ACallerWhoIsGoneEndsTheCall) {
  thing_->create = [](sdk::Call& call, const Value& plan,
                      const Value&) -> FakeResource::StatusOrValue {
    TF_TRY(call.context().Sleep(absl::Minutes(1)));
    return plan;
  };
  Rpc rpc;
  rpc.cancelled = [] { return true; };
  const ObjectResult result = server_.Apply(rpc, {kThing, {}, thing_object_, thing_object_, ""});
  EXPECT_THAT(TextOf(result.diagnostics), HasSubstr("The caller has gone away."));
}

TEST_F(Provider, TypesOfValuesAreKnownByName) {
  EXPECT_EQ(*server_.ResourceType(kThing), cty::Type::Object({{"name", cty::Type::String()}}));
  EXPECT_EQ(server_.ProviderType(), cty::Type::Object({{"host", cty::Type::String()}}));
  EXPECT_EQ(server_.ResourceType("t_other"), nullptr);
  EXPECT_EQ(server_.DataSourceType(kThing), nullptr);
  EXPECT_EQ(server_.EphemeralType(kThing), nullptr);
}

}  // namespace
}  // namespace engine
