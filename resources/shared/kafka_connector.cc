#include "resources/shared/kafka_connector.h"

#include <utility>

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/sdk/timeouts.h"
#include "resources/shared/checks.h"
#include "resources/shared/property_map.h"

namespace resources {
namespace {

constexpr char kRunning[] = "running", kPaused[] = "paused", kStopped[] = "stopped";
constexpr char kStableFor[] = "5s";
constexpr char kClass[] = "connector.class";

absl::Status Misplaced(std::string_view message, std::string_view next_step) {
  return base::MakeError(base::ErrorKind::kFinal, message, next_step);
}

absl::Status CheckKeys(const Properties& config) {
  for (const auto& [key, value] : config) {
    TF_TRY(NotEmpty(key));
    if (key == "name") {
      return Misplaced("The name stands among the keys of the configuration.",
                       "Use the attribute name instead.");
    }
  }
  return absl::OkStatus();
}

absl::Status IsDuration(const std::string& text) { return sdk::ParseDuration(text).status(); }

}  // namespace

void ConnectorTask::Describe(sdk::Schema<ConnectorTask>& s) {
  s.Computed("id", &ConnectorTask::id).Doc("Number of the task.");
  s.Computed("state", &ConnectorTask::state)
      .Doc("`RUNNING`, `FAILED`, `PAUSED`, `UNASSIGNED` or `RESTARTING`.");
  s.Computed("worker_id", &ConnectorTask::worker_id).Doc("The worker that runs it.");
}

void KafkaConnector::Describe(sdk::Schema<KafkaConnector>& s) {
  using C = KafkaConnector;
  s.Doc("A connector of a Kafka Connect cluster, with its tasks running.");
  s.Required("name", &C::name).Replace().Must(NotEmpty).Doc("Name of the connector.");
  s.Required("config", &C::config)
      .Must(CheckKeys)
      .Doc(
          "Its configuration without secrets and without the key `name`; `connector.class` says "
          "which plugin it is.");
  s.WriteOnly("config_wo", &C::config_wo)
      .Must(CheckKeys)
      .Doc(
          "Keys with secrets, never stored in plan or state. Raise `config_wo_version` to send "
          "them again.");
  s.Optional("config_wo_version", &C::config_wo_version)
      .Doc("Any number; a change sends `config_wo` again.");
  s.OptionalComputed("state", &C::state)
      .Default(kRunning)
      .Must(OneOf({kRunning, kPaused, kStopped}))
      .Doc("`running`, `paused` or `stopped`. `running` by default.");
  s.OptionalComputed("stable_for", &C::stable_for)
      .Default(kStableFor)
      .Must(IsDuration)
      .Doc(
          "How long the connector and all its tasks must have run without a break before an apply "
          "takes them for started. `5s` by default.");
  s.Optional("restart_trigger", &C::restart_trigger)
      .Doc("Any text; a change restarts the connector and all its tasks.");
  s.OptionalComputed("validate_at_plan", &C::validate_at_plan)
      .Default(true)
      .Doc(
          "Whether a plan asks the worker to check the configuration. Plugins may reach out for "
          "that, such as Debezium to its database: set it to `false` when that is made by the "
          "same apply. `true` by default.");
  s.Computed("type", &C::type).Doc("`source` or `sink`.");
  s.Computed("status", &C::status).Doc("State of the connector in the worker's words.");
  s.Computed("tasks", &C::tasks).Doc("Its tasks as they were last seen.");
  s.Computed("offsets", &C::offsets)
      .Doc("How far it has come: one JSON text for each partition. Null if the worker can't say.");
  s.Identity("name", &C::name, "Name of the connector.");
  s.Timeouts();
}

absl::Status CheckConnector(const KafkaConnector& config) {
  TF_TRY(CheckDisjoint(config.config, config.config_wo, "config_wo"));
  if (!config.config.has_value() || config.config->count(kClass) > 0) return absl::OkStatus();
  return sdk::AtAttribute(cty::Path("config"),
                          Misplaced(base::StrCat("The key ", kClass, " is missing."),
                                    "Name the plugin; the data source "
                                    "starrocks_kafka_connect_plugins lists those there are."));
}

kafka_connect::Config WholeConfig(const KafkaConnector& plan, const KafkaConnector& config) {
  kafka_connect::Config whole = plan.config.value_or({});
  for (const auto& [key, secret] : AsSecrets(config.config_wo.value_or({}))) {
    whole.emplace(key, std::string(secret.Reveal()));
  }
  return whole;
}

KafkaConnector WithDefaults(KafkaConnector connector) {
  connector.state = connector.state.value_or(kRunning);
  connector.stable_for = connector.stable_for.value_or(kStableFor);
  connector.validate_at_plan = connector.validate_at_plan.value_or(true);
  return connector;
}

std::string StateOf(const kafka_connect::ConnectorStatus& status, const std::string& known) {
  if (status.state == "RUNNING") return kRunning;
  if (status.state == "PAUSED") return kPaused;
  return status.state == "STOPPED" ? kStopped : known;
}

kafka_connect::Target TargetOf(const KafkaConnector& connector) {
  const std::string state = connector.state.value_or(kRunning);
  if (state == kPaused) return kafka_connect::Target::kPaused;
  return state == kStopped ? kafka_connect::Target::kStopped : kafka_connect::Target::kRunning;
}

KafkaConnector WithStatus(KafkaConnector connector, const kafka_connect::ConnectorStatus& status,
                          std::optional<std::vector<std::string>> offsets) {
  connector.type = status.type;
  connector.status = status.state;
  std::vector<ConnectorTask> tasks;
  for (const kafka_connect::TaskStatus& task : status.tasks) {
    ConnectorTask& row = tasks.emplace_back();
    row.id = task.id;
    row.state = task.state;
    row.worker_id = task.worker_id;
  }
  connector.tasks = std::move(tasks);
  connector.offsets = offsets ? sdk::StringList(*std::move(offsets)) : sdk::StringList();
  return connector;
}

absl::Status FaultsError(const KafkaConnector& config,
                         const std::vector<kafka_connect::Fault>& faults) {
  std::string text;
  for (const kafka_connect::Fault& fault : faults) {
    base::StrAppend(&text, text.empty() ? "" : "\n", fault.key, ": ", fault.message);
  }
  const std::string& key = faults.front().key;
  const bool secret = config.config_wo.has_value() && config.config_wo->count(key) > 0;
  const cty::Path path = cty::Path(secret ? "config_wo" : "config").Key(key);
  return sdk::WithTitle(
      "Invalid connector configuration",
      sdk::AtAttribute(path, base::MakeError(base::ErrorKind::kFinal,
                                             base::StrCat("The worker refuses the configuration of "
                                                          "the connector ",
                                                          config.name.value_or(""), ".\n", text))));
}

}  // namespace resources
