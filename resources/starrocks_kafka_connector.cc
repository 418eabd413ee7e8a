#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_join.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/kafka_connect/connectors.h"
#include "provider/clients/kafka_connect/plugins.h"
#include "provider/clients/kafka_connect/status.h"
#include "provider/sdk/resource.h"
#include "provider/sdk/timeouts.h"
#include "resources/shared/backends.h"
#include "resources/shared/exists.h"
#include "resources/shared/kafka_connector.h"
#include "resources/shared/property_map.h"

namespace resources {
namespace {

bool NeedsConfig(const KafkaConnector& state, const KafkaConnector& plan) {
  return !(state.config == plan.config && state.config_wo_version == plan.config_wo_version);
}

// What the worker finds wrong with a configuration that it has refused; else its refusal.
absl::Status Explained(sdk::Call& call, const http::Client& client, const KafkaConnector& config,
                       const kafka_connect::Config& whole, const absl::Status& refusal) {
  if (base::KindOf(refusal) != base::ErrorKind::kFinal) return refusal;
  const auto checked = kafka_connect::Validate(client, call.context(), *config.name, whole);
  return checked.ok() && !checked->faults.empty() ? FaultsError(config, checked->faults) : refusal;
}

void WarnOfSecrets(sdk::Call& call, const KafkaConnector& config,
                   const std::set<std::string>& secret_keys) {
  for (const auto& [key, value] : *config.config) {
    if (secret_keys.count(key) == 0 || kafka_connect::IsReference(value)) continue;
    call.Warn("A password stands in config",
              base::StrCat("The plugin takes ", key,
                           " for a password. Values of config are stored in the state: move it to "
                           "config_wo, or refer to one of the worker's config providers."),
              cty::Path("config").Key(key));
  }
}

class KafkaConnectorResource final : public sdk::Resource<KafkaConnector> {
 public:
  absl::Status Validate(sdk::Call&, const KafkaConnector& config) override {
    return CheckConnector(config);
  }

  absl::Status CheckPlan(sdk::Call& call, const KafkaConnector* prior, const KafkaConnector& config,
                         const KafkaConnector& planned) override {
    if (!planned.validate_at_plan.value_or(true)) return absl::OkStatus();
    if (prior != nullptr && !NeedsConfig(*prior, planned)) return absl::OkStatus();
    const bool known =
        planned.name.has_value() && config.config.has_value() && !config.config_wo.IsUnknown();
    const auto client = KafkaConnect(call);
    if (!known || !client.ok()) return absl::OkStatus();
    const auto checked = kafka_connect::Validate(**client, call.context().WithTimeout(kPlanBudget),
                                                 *planned.name, WholeConfig(planned, config));
    if (!checked.ok()) {
      call.Warn("The connector's configuration could not be checked",
                base::StrCat("The worker will check it with the apply. ",
                             std::string(checked.status().message())),
                cty::Path("config"));
      return absl::OkStatus();
    }
    WarnOfSecrets(call, config, checked->secret_keys);
    return checked->faults.empty() ? absl::OkStatus() : FaultsError(config, checked->faults);
  }

  void PlanReplace(sdk::Call& call, const KafkaConnector& state, const KafkaConnector&) override {
    call.Warn("The new connector starts from the beginning",
              base::StrCat("Kafka Connect keeps offsets under the connector's name. Those of ",
                           state.name.value_or(""), " stay behind, unused."));
  }

  absl::StatusOr<KafkaConnector> Create(sdk::Call& call, const KafkaConnector& plan,
                                        const KafkaConnector& config) override {
    TF_ASSIGN(const http::Client* client, KafkaConnect(call));
    const kafka_connect::Config whole = WholeConfig(plan, config);
    const absl::Status made =
        kafka_connect::CreateConnector(*client, call.context(), *plan.name, whole, TargetOf(plan));
    if (!made.ok() && base::KindOf(made) == base::ErrorKind::kAlreadyExists) {
      TF_TRY(Adopt(call, *client, plan, whole));
    } else if (!made.ok()) {
      return Explained(call, *client, config, whole, made);
    }
    return Started(call, *client, plan, plan, /*revive=*/false);
  }

  absl::StatusOr<std::optional<KafkaConnector>> Read(sdk::Call& call,
                                                     const KafkaConnector& state) override {
    TF_ASSIGN(const http::Client* client, KafkaConnect(call));
    const auto shown = kafka_connect::GetConnector(*client, call.context(), *state.name);
    if (!shown.ok() && base::KindOf(shown.status()) == base::ErrorKind::kNotFound) {
      return std::nullopt;
    }
    if (!shown.ok()) return shown.status();
    KafkaConnector found = state;
    found.config = call.Imported() ? Importable(call, *client, *shown) : Shown(state, *shown);
    return WithLiveStatus(call, *client, WithDefaults(std::move(found)));
  }

  absl::StatusOr<KafkaConnector> Update(sdk::Call& call, const KafkaConnector& state,
                                        const KafkaConnector& plan,
                                        const KafkaConnector& config) override {
    TF_ASSIGN(const http::Client* client, KafkaConnect(call));
    KafkaConnector so_far = plan;
    so_far.config = state.config;
    so_far.config_wo_version = state.config_wo_version;
    so_far.restart_trigger = state.restart_trigger;  // until the restart has worked
    so_far.state = state.state;
    TF_TRY(Change(call, *client, so_far, plan, config));
    KafkaConnector kept = plan;
    kept.restart_trigger = state.restart_trigger;
    return Started(call, *client, plan, kept, /*revive=*/true);
  }

  absl::Status Delete(sdk::Call& call, const KafkaConnector& state) override {
    TF_ASSIGN(const http::Client* client, KafkaConnect(call));
    return kafka_connect::DeleteConnector(*client, call.context(), *state.name);
  }

  absl::StatusOr<KafkaConnector> Import(sdk::Call&, std::string_view id) override {
    if (id.empty()) {
      return base::MakeError(base::ErrorKind::kFinal, "The import id is empty.",
                             "The import id is the connector's name.");
    }
    KafkaConnector connector;
    connector.name = std::string(id);
    return connector;
  }

  absl::StatusOr<KafkaConnector> ImportByIdentity(sdk::Call& call, KafkaConnector stub) override {
    return Import(call, *stub.name);
  }

  bool Lists() const override { return true; }

  absl::Status List(sdk::Call& call,
                    const std::function<bool(const KafkaConnector&, std::string)>& emit) override {
    TF_ASSIGN(const http::Client* client, KafkaConnect(call));
    TF_ASSIGN(const auto names, kafka_connect::ListConnectors(*client, call.context()));
    for (const std::string& name : names) {
      KafkaConnector stub;
      stub.name = name;
      if (!emit(stub, name)) break;
    }
    return absl::OkStatus();
  }

  std::string LockKey(const KafkaConnector& connector) override {
    return connector.name.value_or("");
  }

 private:
  // Brings the connector from `so_far` to `plan`, keeping what has been reached. What is to stand
  // still does so before it is changed.
  static absl::Status Change(sdk::Call& call, const http::Client& client, KafkaConnector so_far,
                             const KafkaConnector& plan, const KafkaConnector& config) {
    const base::Context& context = call.context();
    const bool runs = TargetOf(plan) == kafka_connect::Target::kRunning;
    const bool moves = !(so_far.state == plan.state);
    if (moves && !runs) TF_TRY(SetState(call, client, so_far, plan));
    if (NeedsConfig(so_far, plan)) {
      const kafka_connect::Config whole = WholeConfig(plan, config);
      const absl::Status put = kafka_connect::PutConfig(client, context, *plan.name, whole);
      if (!put.ok()) return Explained(call, client, config, whole, put);
      so_far.config = plan.config;
      so_far.config_wo_version = plan.config_wo_version;
      Keep(call, so_far);
    }
    if (moves && runs) TF_TRY(SetState(call, client, so_far, plan));
    if (!runs || so_far.restart_trigger == plan.restart_trigger) return absl::OkStatus();
    return kafka_connect::Restart(client, context, *plan.name, /*only_failed=*/false);
  }

  static absl::Status SetState(sdk::Call& call, const http::Client& client, KafkaConnector& so_far,
                               const KafkaConnector& plan) {
    TF_TRY(kafka_connect::SetTarget(client, call.context(), *plan.name, TargetOf(plan)));
    so_far.state = plan.state;
    Keep(call, so_far);
    return absl::OkStatus();
  }

  // Waits until `plan` is what the connector does. `kept` is what stays if that fails.
  static absl::StatusOr<KafkaConnector> Started(sdk::Call& call, const http::Client& client,
                                                const KafkaConnector& plan,
                                                const KafkaConnector& kept, bool revive) {
    Keep(call, kept);
    kafka_connect::Patience patience;
    patience.revive = revive;
    TF_ASSIGN(patience.stable_for, sdk::ParseDuration(*plan.stable_for));
    const auto status =
        kafka_connect::Await(client, call.context(), *plan.name, TargetOf(plan), patience);
    if (!status.ok()) {
      const auto now = kafka_connect::GetStatus(client, call.context(), *plan.name);
      if (now.ok()) Keep(call, WithStatus(kept, *now, std::nullopt));
      return status.status();
    }
    return WithStatus(plan, *status, kafka_connect::GetOffsets(client, call.context(), *plan.name));
  }

  static absl::Status Adopt(sdk::Call& call, const http::Client& client, const KafkaConnector& plan,
                            const kafka_connect::Config& whole) {
    const Existing existing{"connector", "starrocks_kafka_connector", *plan.name};
    if (!MayAdopt(call)) return AlreadyExists(existing);
    TF_ASSIGN(const auto found, kafka_connect::GetConnector(client, call.context(), *plan.name));
    if (found.config != whole) return NotAdopted(existing, "its configuration differs.");
    TF_TRY(kafka_connect::SetTarget(client, call.context(), *plan.name, TargetOf(plan)));
    WarnAdopted(call, existing);
    return absl::OkStatus();
  }

  // The keys that are managed here, as the worker has them.
  static sdk::StringMap Shown(const KafkaConnector& state, const kafka_connect::Connector& shown) {
    return ReadBack(
        state.config.value_or({}), shown.config, [](const std::string&) { return false; },
        [](const std::string&, const std::string& a, const std::string& b) { return a == b; });
  }

  // All keys but those with secrets, which a worker shows in clear.
  static sdk::StringMap Importable(sdk::Call& call, const http::Client& client,
                                   const kafka_connect::Connector& shown) {
    const auto plugin = shown.config.find("connector.class");
    std::set<std::string> secret_keys;
    if (plugin != shown.config.end()) {
      auto asked = kafka_connect::SecretKeys(client, call.context(), plugin->second);
      if (asked.ok()) secret_keys = *std::move(asked);
    }
    Properties config;
    std::vector<std::string> left_out;
    for (const auto& [key, value] : shown.config) {
      if (kafka_connect::HoldsSecret(secret_keys, key, value)) {
        left_out.push_back(key);
      } else {
        config.emplace(key, value);
      }
    }
    if (!left_out.empty()) WarnOfLeftOut(call, left_out);
    return config;
  }

  static void WarnOfLeftOut(sdk::Call& call, const std::vector<std::string>& keys) {
    call.Warn(
        "Secrets were not imported",
        base::StrCat("Set these keys in config_wo, for the next change of the connector sends "
                     "the whole configuration: ",
                     absl::StrJoin(keys, ", "), "."));
  }

  static absl::StatusOr<std::optional<KafkaConnector>> WithLiveStatus(sdk::Call& call,
                                                                      const http::Client& client,
                                                                      KafkaConnector found) {
    const auto status = kafka_connect::GetStatus(client, call.context(), *found.name);
    if (!status.ok() && base::KindOf(status.status()) == base::ErrorKind::kNotFound) {
      return found;  // just made: it has none yet
    }
    if (!status.ok()) return status.status();
    found.state = StateOf(*status, *found.state);
    if (const std::string failures = kafka_connect::Failures(*status); !failures.empty()) {
      call.Warn(base::StrCat("The connector ", *found.name, " has failed"),
                base::StrCat(failures, " Change restart_trigger to restart it."));
    }
    return WithStatus(std::move(found), *status,
                      kafka_connect::GetOffsets(client, call.context(), *found.name));
  }
};

}  // namespace

namespace make_resource {
std::unique_ptr<sdk::AnyResource> starrocks_kafka_connector() {
  return sdk::Adapt<KafkaConnector>(std::make_unique<KafkaConnectorResource>());
}
}  // namespace make_resource
}  // namespace resources
