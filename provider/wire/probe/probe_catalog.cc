#include "provider/wire/probe/probe_catalog.h"

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

#include "absl/base/thread_annotations.h"
#include "absl/strings/ascii.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "provider/base/status.h"
#include "provider/sdk/builder.h"
#include "provider/sdk/data_source.h"
#include "provider/sdk/ephemeral.h"
#include "provider/sdk/function.h"
#include "provider/sdk/provider.h"
#include "provider/sdk/resource.h"

namespace probe {
namespace {

struct Settings {
  sdk::String endpoint, token;
  static void Describe(sdk::Schema<Settings>& s) {
    s.Doc("A provider that tests the wire.");
    s.Optional("endpoint", &Settings::endpoint).Doc("Where.");
    s.Optional("token", &Settings::token).Sensitive().Doc("Who.");
  }
};

class ProbeProvider final : public sdk::Provider<Settings> {
 public:
  absl::Status Validate(sdk::Call&, const Settings& config) override {
    if (config.endpoint.value_or("") != "bad") return absl::OkStatus();
    return sdk::AtAttribute(cty::Path("endpoint"), absl::InvalidArgumentError("It is bad."));
  }
  absl::StatusOr<std::shared_ptr<void>> Configure(sdk::Call&, const Settings& config,
                                                  const sdk::ClientInfo&) override {
    return std::make_shared<std::string>(config.endpoint.value_or("none"));
  }
};

struct Part {
  sdk::String key;
  sdk::Int size;
  static void Describe(sdk::Schema<Part>& s) {
    s.Doc("A part.");
    s.Required("key", &Part::key).Doc("Key.");
    s.Optional("size", &Part::size).Doc("Size.");
  }
};

struct Thing {
  sdk::String name, note, secret_wo, id;
  sdk::ObjectList<Part> parts;
  static void Describe(sdk::Schema<Thing>& s) {
    s.Doc("A thing.").Version(1);
    s.Required("name", &Thing::name).Replace().Doc("Name.");
    s.Optional("note", &Thing::note).Deprecated("Use parts.").Doc("Note.");
    s.WriteOnly("secret_wo", &Thing::secret_wo).Doc("Secret.");
    s.Optional("parts", &Thing::parts).Doc("Parts.");
    s.Computed("id", &Thing::id).KeepState().Doc("Id.");
  }
};

class ThingResource final : public sdk::Resource<Thing> {
 public:
  absl::Status Validate(sdk::Call& call, const Thing& config) override {
    if (config.name.value_or("") != "odd") return absl::OkStatus();
    call.Warn("Odd name", "Odd names are odd.", cty::Path("name"));
    return sdk::AtAttribute(cty::Path("parts").Index(1).Attribute("key"),
                            absl::InvalidArgumentError("The key is odd."));
  }
  absl::StatusOr<Thing> Create(sdk::Call& call, const Thing& plan, const Thing&) override {
    Thing made = plan;
    made.id = "id-" + *plan.name;
    if (*plan.name == "throw") throw std::runtime_error("thrown by the probe");
    if (*plan.name == "fail") {
      Keep(call, made);
      return absl::InternalError("the second half failed");
    }
    return made;
  }
  absl::StatusOr<std::optional<Thing>> Read(sdk::Call&, const Thing& state) override {
    return std::optional(state);
  }
  absl::StatusOr<Thing> Update(sdk::Call&, const Thing&, const Thing& plan, const Thing&) override {
    return plan;
  }
  absl::Status Delete(sdk::Call&, const Thing&) override { return absl::OkStatus(); }
  absl::StatusOr<Thing> Import(sdk::Call&, std::string_view id) override { return Stub(id); }
  absl::StatusOr<std::string> Upgrade(int64_t, std::string_view json) override {
    return std::string(json);
  }
  absl::StatusOr<Thing> Move(std::string_view provider, std::string_view type, int64_t version,
                             std::string_view json) override {
    if (type == "other_thing") return Stub("moved");
    return sdk::Resource<Thing>::Move(provider, type, version, json);
  }

 private:
  static Thing Stub(std::string_view id) {
    Thing t;
    t.id = std::string(id);
    return t;
  }
};

struct Wait {
  sdk::Double seconds;
  sdk::Int together, seen;
  static void Describe(sdk::Schema<Wait>& s) {
    s.Doc("Waits.");
    s.Optional("seconds", &Wait::seconds).Doc("How long.");
    s.Optional("together", &Wait::together).Doc("For how many calls.");
    s.Computed("seen", &Wait::seen).Doc("How many calls there were.");
  }
};

class WaitSource final : public sdk::DataSource<Wait> {
 public:
  absl::StatusOr<Wait> Read(sdk::Call& call, const Wait& config) override {
    Wait out = config;
    out.seen = Gather(config.together.value_or(0));
    TF_TRY(call.context().Sleep(absl::Seconds(config.seconds.value_or(0))));
    return out;
  }

 private:
  // Waits, 10 s at most, until `wanted` calls have been here.
  int64_t Gather(int64_t wanted) {
    absl::MutexLock lock(&mutex_);
    ++seen_;
    const auto enough = [&]() ABSL_NO_THREAD_SAFETY_ANALYSIS { return seen_ >= wanted; };
    mutex_.AwaitWithTimeout(absl::Condition(&enough), absl::Seconds(10));
    return seen_;
  }

  absl::Mutex mutex_;
  int64_t seen_ ABSL_GUARDED_BY(mutex_) = 0;
};

struct Lease {
  sdk::String scope, secret;
  static void Describe(sdk::Schema<Lease>& s) {
    s.Doc("A lease.");
    s.Required("scope", &Lease::scope).Doc("Of what.");
    s.Computed("secret", &Lease::secret).Doc("Its secret.");
  }
};

class LeaseEphemeral final : public sdk::Ephemeral<Lease> {
 public:
  absl::StatusOr<Lease> Open(sdk::Call& call, const Lease& config,
                             std::optional<absl::Time>* renew_at) override {
    Lease out = config;
    out.secret = "secret of " + *config.scope;
    call.private_data()["scope"] = *config.scope;
    *renew_at = absl::FromUnixMillis(1'700'000'000'500);
    return out;
  }
  absl::StatusOr<std::optional<absl::Time>> Renew(sdk::Call& call) override {
    TF_TRY(Close(call));
    return std::optional(absl::FromUnixMillis(1'700'000'060'250));
  }
  absl::Status Close(sdk::Call& call) override {
    if (!call.private_data()["scope"].empty()) return absl::OkStatus();
    return absl::InvalidArgumentError("The lease has no scope.");
  }
};

absl::StatusOr<std::string> Shout(const std::string& text) {
  if (text.empty()) return sdk::AtArgument(0, absl::InvalidArgumentError("There is no text."));
  return absl::AsciiStrToUpper(text);
}

// T's adapter under the engine's type.
template <typename Face, typename T>
auto Adapted() {
  return sdk::Adapt(std::unique_ptr<Face>(std::make_unique<T>()));
}

}  // namespace

sdk::Catalog MakeCatalog() {
  sdk::Catalog catalog;
  catalog.provider = Adapted<sdk::Provider<Settings>, ProbeProvider>();
  catalog.resources["probe_thing"] = Adapted<sdk::Resource<Thing>, ThingResource>();
  catalog.data_sources["probe_wait"] = Adapted<sdk::DataSource<Wait>, WaitSource>();
  catalog.ephemerals["probe_lease"] = Adapted<sdk::Ephemeral<Lease>, LeaseEphemeral>();
  catalog.functions["shout"] = sdk::MakeFunction<std::string(std::string)>(
      "shout", "Makes text loud", "Upper case.", {{"text", "The text."}}, Shout);
  return catalog;
}

}  // namespace probe
