// The typed resource under the untyped one's hands.
#include "provider/sdk/resource.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace sdk {
namespace {

using cty::Value;
using testing::HasSubstr;

struct Host {
  String name, zone, id, secret;
  StringList tags;
  static void Describe(Schema<Host>& s) {
    s.Required("name", &Host::name);
    s.OptionalComputed("zone", &Host::zone);
    s.Computed("id", &Host::id);
    s.WriteOnly("secret", &Host::secret);
    s.Optional("tags", &Host::tags);
    s.Identity("name", &Host::name, "Its name.");
    s.Timeouts();
  }
};

class HostResource : public Resource<Host> {
 public:
  absl::Status AdjustPlan(Call& call, const Host* prior, const Host&, Host& planned) override {
    had_prior = prior != nullptr;
    if (planned.zone.IsUnknown()) planned.zone = "z-" + planned.name.value_or("?");
    return absl::OkStatus();
  }
  absl::StatusOr<Host> Create(Call& call, const Host& plan, const Host& config) override {
    Host made = plan;
    Keep(call, made);
    if (config.secret.value_or("") != "right") return absl::PermissionDeniedError("wrong secret");
    made.id = std::string("i");
    return made;
  }
  absl::StatusOr<std::optional<Host>> Read(Call&, const Host& state) override {
    if (*state.name == "gone") return std::nullopt;
    return state;
  }
  absl::StatusOr<Host> Update(Call&, const Host& state, const Host& plan, const Host&) override {
    Host changed = plan;
    changed.id = state.id;
    return changed;
  }
  absl::Status Delete(Call&, const Host& state) override {
    return *state.name == "stuck" ? absl::UnavailableError("stuck") : absl::OkStatus();
  }
  absl::StatusOr<Host> Import(Call&, std::string_view id) override {
    Host host;
    host.name = std::string(id);
    return host;
  }
  std::string LockKey(const Host& host) override { return host.name.value_or(""); }
  bool had_prior = false;
};

class Adapted : public testing::Test {
 protected:
  static Value Str(const char* text) { return Value::String(text); }
  // A host with that name; members of `more` on top.
  static Value Of(const char* name, Value::Members more = {}) {
    Value v = Binding<Host>::Of().Encode({}).With("name", Str(name));
    for (auto& [key, value] : more) v = v.With(key, value);
    return v;
  }

  HostResource* host_ = new HostResource;
  std::unique_ptr<AnyResource> any_ = Adapt<Host>(std::unique_ptr<Resource<Host>>(host_));
  base::StopSignal stop_;
  base::Context context_{&stop_, absl::InfiniteFuture()};
  Call call_{context_, nullptr};
  const Value timeouts_ = Value::Map({{"create", Str("1m")}});
};

TEST_F(Adapted, AdjustPlanChangesOnlyWhatTheAuthorChanged) {
  const Value tags = Value::List({Str("a"), Value::Unknown()});
  const Value refined = Value::Unknown({.not_null = true});
  const Value planned = Of(
      "n", {{"zone", Value::Unknown()}, {"id", refined}, {"tags", tags}, {"timeouts", timeouts_}});
  const Value adjusted = any_->AdjustPlan(call_, {}, planned, planned).value();
  EXPECT_EQ(adjusted, planned.With("zone", Str("z-n")));
  EXPECT_EQ(adjusted.Get("id"), refined);
  EXPECT_FALSE(host_->had_prior);
  const Value settled = Of("n", {{"zone", Str("z")}});
  EXPECT_EQ(any_->AdjustPlan(call_, settled, settled, settled).value(), settled);
  EXPECT_TRUE(host_->had_prior);
}

TEST_F(Adapted, CreateSeesPlanAndConfigurationAndKeepsTimeouts) {
  const Value plan = Of("n", {{"id", Value::Unknown()}, {"timeouts", timeouts_}});
  const Value made = any_->Create(call_, plan, Of("n", {{"secret", Str("right")}})).value();
  EXPECT_EQ(made, Of("n", {{"id", Str("i")}, {"timeouts", timeouts_}}));
}

TEST_F(Adapted, KeepIsSeenAfterAFailure) {
  const auto made = any_->Create(call_, Of("n"), Of("n", {{"secret", Str("wrong")}}));
  EXPECT_EQ(made.status().message(), "wrong secret");
  EXPECT_EQ(call_.partial()->Get("name"), Str("n"));
}

TEST_F(Adapted, Q2_ReadSaysGoneWithNullOnly) {
  EXPECT_TRUE(any_->Read(call_, Of("gone")).value().IsNull());
  const Value state = Of("n", {{"timeouts", timeouts_}});
  EXPECT_EQ(any_->Read(call_, state).value(), state);
}

TEST_F(Adapted, UpdateDeleteImportAndLockKey) {
  const Value state = Of("n", {{"id", Str("i")}});
  const Value plan = Of("n", {{"zone", Str("z")}, {"id", Value::Unknown()}});
  EXPECT_EQ(any_->Update(call_, state, plan, plan).value(),
            Of("n", {{"zone", Str("z")}, {"id", Str("i")}}));
  EXPECT_TRUE(any_->Delete(call_, state).ok());
  EXPECT_FALSE(any_->Delete(call_, Of("stuck")).ok());
  EXPECT_EQ(any_->Import(call_, "x").value(), Of("x"));
  EXPECT_EQ(any_->LockKey(state), "n");
  EXPECT_EQ(any_->LockKey(Of("n", {{"name", Value::Unknown()}})), "");
}

TEST_F(Adapted, AValueThatDoesNotFitIsAnErrorWithItsPath) {
  const Value wrong = Of("n", {{"tags", Value::List({Value()})}});
  EXPECT_EQ(PathOf(any_->Read(call_, wrong).status()), cty::Path("tags"));
  EXPECT_FALSE(any_->Create(call_, wrong, wrong).ok());
  EXPECT_FALSE(any_->Validate(call_, wrong).ok());
}

TEST_F(Adapted, WhatAnAuthorLeavesOut) {
  EXPECT_TRUE(any_->Validate(call_, Of("n")).ok());
  EXPECT_TRUE(any_->PlanDestroy(call_, Of("n")).ok());
  any_->PlanReplace(call_, Of("n"), Of("m"));
  EXPECT_TRUE(call_.warnings().empty());
  EXPECT_THAT(std::string(any_->Upgrade(0, "{}").status().message()), HasSubstr("version 0"));
  EXPECT_THAT(std::string(any_->Move("p", "x_host", 1, "{}").status().message()),
              HasSubstr("x_host"));
  EXPECT_FALSE(any_->Lists());
  EXPECT_FALSE(any_->List(call_, [](const Value&, std::string) { return true; }).ok());
}

TEST_F(Adapted, N1_IdentityAndTheStubMadeOfIt) {
  const Value identity = Value::Map({{"name", Str("n")}});
  EXPECT_EQ(any_->IdentityOf(Of("n", {{"id", Str("i")}})), identity);
  EXPECT_EQ(any_->ImportByIdentity(call_, identity).value(), Of("n"));
}

}  // namespace
}  // namespace sdk
