// Data sources (T1-T7), ephemeral resources (E1-E6) and functions (F1-F5).
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/base/status.h"
#include "provider/engine/testing/thing_server.h"
#include "provider/engine/testing/words.h"
#include "provider/sdk/data_source.h"
#include "provider/sdk/ephemeral.h"
#include "provider/sdk/function.h"

namespace engine {
namespace {

using base::ErrorKind;
using base::MakeError;
using cty::Value;
using engine_testing::FakeProvider;
using engine_testing::IsStorable;
using engine_testing::Str;
using engine_testing::TextOf;
using engine_testing::Unknown;
using testing::HasSubstr;
using testing::IsEmpty;

struct City {
  sdk::String name;
  sdk::Int people;
  static void Describe(sdk::Schema<City>& s) {
    s.Doc("A city.");
    s.Required("name", &City::name).Doc("Its name.");
    s.Computed("people", &City::people).Doc("How many live there.");
  }
};

// Answers with what `answer` makes of the configuration.
class CitySource final : public sdk::DataSource<City> {
 public:
  std::function<absl::StatusOr<City>(const City&)> answer = [](City city) {
    city.people = 3;
    return city;
  };
  absl::Status Validate(sdk::Call&, const City& city) override {
    if (city.name.value_or("") != "bad") return absl::OkStatus();
    return MakeError(ErrorKind::kFinal, "A bad name.");
  }
  absl::StatusOr<City> Read(sdk::Call&, const City& city) override { return answer(city); }
};

// Open counts, in its private data too; Renew adds a minute; Close may be called twice.
class CityLease final : public sdk::Ephemeral<City> {
 public:
  int opened = 0, closed = 0;
  bool unknown = false;
  absl::StatusOr<City> Open(sdk::Call& call, const City& config,
                            std::optional<absl::Time>* renew_at) override {
    City city = config;
    city.people = unknown ? sdk::Int::Unknown() : sdk::Int(++opened);
    call.private_data()["lease"] = "l";
    *renew_at = absl::FromUnixSeconds(100);
    return city;
  }
  absl::StatusOr<std::optional<absl::Time>> Renew(sdk::Call& call) override {
    if (call.private_data()["lease"] != "l") return MakeError(ErrorKind::kFinal, "No lease.");
    return std::optional<absl::Time>(absl::FromUnixSeconds(160));
  }
  absl::Status Close(sdk::Call& call) override {
    ++closed;
    if (call.private_data()["lease"] == "l") return absl::OkStatus();
    return MakeError(ErrorKind::kFinal, "No lease.");
  }
};

class ReadOnly : public testing::Test {
 protected:
  ReadOnly() : ReadOnly(std::make_unique<CitySource>(), std::make_unique<CityLease>()) {}
  static Value CityOf(Value name, Value people = {}) {
    return Value::Map({{"name", std::move(name)}, {"people", std::move(people)}});
  }
  ObjectResult Read(const char* name) {
    return server_.ReadDataSource({}, "t_city", CityOf(Str(name)));
  }
  EphemeralResult Open() { return server_.OpenEphemeral({}, "t_lease", CityOf(Str("a"))); }

  CitySource* source_;
  CityLease* lease_;
  Server server_;

 private:
  ReadOnly(std::unique_ptr<sdk::DataSource<City>> source,
           std::unique_ptr<sdk::Ephemeral<City>> lease)
      : source_(static_cast<CitySource*>(source.get())),
        lease_(static_cast<CityLease*>(lease.get())),
        server_(CatalogOf(std::move(source), std::move(lease))) {}
  static sdk::Catalog CatalogOf(std::unique_ptr<sdk::DataSource<City>> source,
                                std::unique_ptr<sdk::Ephemeral<City>> lease);
};

sdk::Function Checked() {
  return sdk::MakeFunction<std::string(std::string, int64_t)>(
      "repeat", "Repeats a text", "Repeats a text.",
      {{"text", "The text."}, {"times", "How often."}},
      [](const std::string& text, const int64_t& times) -> absl::StatusOr<std::string> {
        if (times == 13) throw std::runtime_error("bad luck");
        if (times >= 0) return std::string(static_cast<size_t>(times), text[0]);
        return sdk::AtArgument(1, MakeError(ErrorKind::kFinal, "It is negative.", "Count up."));
      });
}

sdk::Catalog ReadOnly::CatalogOf(std::unique_ptr<sdk::DataSource<City>> source,
                                 std::unique_ptr<sdk::Ephemeral<City>> lease) {
  sdk::Catalog catalog;
  catalog.provider = std::make_unique<FakeProvider>();
  catalog.data_sources.emplace("t_city", sdk::Adapt<City>(std::move(source)));
  catalog.ephemerals.emplace("t_lease", sdk::Adapt<City>(std::move(lease)));
  catalog.functions.emplace("repeat", Checked());
  return catalog;
}

TEST_F(ReadOnly, T1_ValidationTakesUnknowns) {
  EXPECT_THAT(server_.ValidateDataSource({}, "t_city", CityOf(Unknown())), IsEmpty());
  EXPECT_THAT(TextOf(server_.ValidateDataSource({}, "t_city", CityOf(Str("bad")))),
              HasSubstr("A bad name."));
}

TEST_F(ReadOnly, T2_TheResultIsKnownAndThere) {
  const ObjectResult good = Read("a");
  EXPECT_THAT(good.diagnostics, IsEmpty());
  EXPECT_EQ(good.state, CityOf(Str("a"), Value::Int(3)));
  source_->answer = [](City city) {
    city.people = sdk::Int::Unknown();
    return city;
  };
  const ObjectResult unknown = Read("a");
  EXPECT_THAT(TextOf(unknown.diagnostics), HasSubstr("t_city at people: "));
  EXPECT_TRUE(IsStorable(unknown.state, *server_.DataSourceType("t_city")));
}

TEST_F(ReadOnly, T3_TheConfigurationIsEchoed) {
  source_->answer = [](City city) {
    city.name = std::string("B");
    return city;
  };
  EXPECT_THAT(TextOf(Read("a").diagnostics), HasSubstr("t_city at name: "));
}

TEST_F(ReadOnly, T4_AMissingObjectIsAnError) {
  source_->answer = [](const City&) -> absl::StatusOr<City> {
    return MakeError(ErrorKind::kNotFound, "There is no a.");
  };
  const ObjectResult result = Read("a");
  EXPECT_THAT(TextOf(result.diagnostics), HasSubstr("Reading t_city failed [] There is no a."));
  EXPECT_TRUE(result.state.IsNull());
}

TEST_F(ReadOnly, T5_NothingIsKeptBesideIt) { EXPECT_EQ(Read("a").private_bytes, ""); }

TEST_F(ReadOnly, T6_T7_TheSameAnswerTwice) { EXPECT_EQ(Read("a").state, Read("a").state); }

TEST_F(ReadOnly, T4_WhatReadThrowsIsADiagnostic) {
  source_->answer = [](const City&) -> absl::StatusOr<City> { throw std::runtime_error("boom"); };
  EXPECT_THAT(TextOf(Read("a").diagnostics), HasSubstr("t_city/Read: boom."));
  EXPECT_THAT(TextOf(server_.ReadDataSource({}, "t_none", {}).diagnostics),
              HasSubstr("no data source called t_none"));
}

TEST_F(ReadOnly, E1_TheResultEchoesTheConfigurationAndIsKnown) {
  EXPECT_EQ(Open().result, CityOf(Str("a"), Value::Int(1)));
  lease_->unknown = true;
  EXPECT_THAT(TextOf(Open().diagnostics), HasSubstr("t_lease at people: "));
}

TEST_F(ReadOnly, E2_OpenTwiceAndCloseTwice) {
  const EphemeralResult one = Open(), two = Open();
  EXPECT_EQ(lease_->opened, 2);
  for (const EphemeralResult& result : {one, two, two}) {
    EXPECT_THAT(server_.CloseEphemeral({}, "t_lease", result.private_bytes).diagnostics, IsEmpty());
  }
  EXPECT_EQ(lease_->closed, 3);
}

TEST_F(ReadOnly, E3_RenewMovesTheTimeAndCloseAcceptsEitherPrivateData) {
  const EphemeralResult open = Open();
  EXPECT_EQ(open.renew_at, absl::FromUnixSeconds(100));
  const EphemeralResult renewed = server_.RenewEphemeral({}, "t_lease", open.private_bytes);
  EXPECT_EQ(renewed.renew_at, absl::FromUnixSeconds(160));
  EXPECT_TRUE(renewed.result.IsNull());
  for (const EphemeralResult& result : {open, renewed}) {
    EXPECT_THAT(server_.CloseEphemeral({}, "t_lease", result.private_bytes).diagnostics, IsEmpty());
  }
}

TEST_F(ReadOnly, E4_E5_CloseTriesAndReportsErrors) {
  EXPECT_THAT(TextOf(server_.CloseEphemeral({}, "t_lease", "").diagnostics),
              HasSubstr("Closing t_lease failed [] No lease."));
  EXPECT_EQ(lease_->closed, 1);
  EXPECT_THAT(TextOf(server_.RenewEphemeral({}, "t_lease", "").diagnostics),
              HasSubstr("Renewing t_lease failed [] No lease."));
  EXPECT_THAT(TextOf(server_.CloseEphemeral({}, "t_lease", "{").diagnostics),
              HasSubstr("Unreadable private data"));
}

TEST_F(ReadOnly, E6_TypesThatAreNotThereAreDiagnostics) {
  const std::string text = "no ephemeral resource type called t_none";
  EXPECT_THAT(TextOf(server_.ValidateEphemeral({}, "t_none", {})), HasSubstr(text));
  EXPECT_THAT(TextOf(server_.OpenEphemeral({}, "t_none", {}).diagnostics), HasSubstr(text));
  EXPECT_THAT(TextOf(server_.RenewEphemeral({}, "t_none", "").diagnostics), HasSubstr(text));
  EXPECT_THAT(TextOf(server_.CloseEphemeral({}, "t_none", "").diagnostics), HasSubstr(text));
  EXPECT_THAT(server_.ValidateEphemeral({}, "t_lease", CityOf(Unknown())), IsEmpty());
}

TEST_F(ReadOnly, F1_TheSameArgumentsGiveTheSameResult) {
  const std::vector<Value> arguments = {Str("x"), Value::Int(3)};
  EXPECT_EQ(server_.CallFunction("repeat", arguments).result, Str("xxx"));
  EXPECT_EQ(server_.CallFunction("repeat", arguments).result, Str("xxx"));
}

TEST_F(ReadOnly, F2_NullIsRefusedAndUnknownStaysUnknown) {
  const FunctionResult null = server_.CallFunction("repeat", {Str("x"), {}});
  EXPECT_THAT(null.error.value(), HasSubstr("times must not be null"));
  EXPECT_EQ(null.argument, 1);
  const FunctionResult unknown = server_.CallFunction("repeat", {Unknown(), Value::Int(1)});
  EXPECT_TRUE(unknown.result.IsUnknown() && !unknown.error);
}

TEST_F(ReadOnly, F3_AResultOrAnError) {
  EXPECT_FALSE(server_.CallFunction("repeat", {Str("x"), Value::Int(0)}).error);
  EXPECT_TRUE(server_.CallFunction("none", {}).error);
  EXPECT_TRUE(server_.CallFunction("repeat", {Str("x")}).error);
  EXPECT_TRUE(server_.CallFunction("repeat", {Str("x"), Value::Int(1), Str("y")}).error);
}

TEST_F(ReadOnly, F4_ErrorsNameTheArgument) {
  const FunctionResult result = server_.CallFunction("repeat", {Str("x"), Value::Int(-1)});
  EXPECT_EQ(result.error, "It is negative.\n\nCount up");
  EXPECT_EQ(result.argument, 1);
  const FunctionResult thrown = server_.CallFunction("repeat", {Str("x"), Value::Int(13)});
  EXPECT_THAT(thrown.error.value(), HasSubstr("function repeat: bad luck."));
  EXPECT_FALSE(thrown.argument);
}

TEST_F(ReadOnly, F5_FunctionsNeedNoProvider) {
  EXPECT_EQ(server_.CallFunction("repeat", {Str("x"), Value::Int(1)}).result, Str("x"));
}

}  // namespace
}  // namespace engine
