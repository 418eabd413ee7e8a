// What a starrocks_kafka_connector is, and what can be said of it without a worker.
#ifndef RESOURCES_SHARED_KAFKA_CONNECTOR_H_
#define RESOURCES_SHARED_KAFKA_CONNECTOR_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "provider/clients/kafka_connect/connectors.h"
#include "provider/clients/kafka_connect/plugins.h"
#include "provider/clients/kafka_connect/status.h"
#include "provider/sdk/builder.h"

namespace resources {

struct ConnectorTask {
  sdk::Int id;
  sdk::String state, worker_id;
  static void Describe(sdk::Schema<ConnectorTask>& s);
};

struct KafkaConnector {
  sdk::String name, state, stable_for, restart_trigger, type, status;
  sdk::StringMap config, config_wo;
  sdk::Int config_wo_version;
  sdk::Bool validate_at_plan;
  sdk::ObjectList<ConnectorTask> tasks;
  sdk::StringList offsets;
  static void Describe(sdk::Schema<KafkaConnector>& s);
};

// Rules between attributes.
absl::Status CheckConnector(const KafkaConnector& config);

// `config` and the write-only part together, as the worker gets them. The latter's values are known
// to the redactor from here on.
kafka_connect::Config WholeConfig(const KafkaConnector& plan, const KafkaConnector& config);

// After an import: the defaults of what no worker knows.
KafkaConnector WithDefaults(KafkaConnector connector);

// `state` as the worker has it; `known` while it says nothing of it (failed, unassigned).
std::string StateOf(const kafka_connect::ConnectorStatus& status, const std::string& known);

kafka_connect::Target TargetOf(const KafkaConnector& connector);

// `connector` with what the worker says of it; `offsets` nothing: it can't say.
KafkaConnector WithStatus(KafkaConnector connector, const kafka_connect::ConnectorStatus& status,
                          std::optional<std::vector<std::string>> offsets);

// The faults that the worker found, as one error at the first key's attribute.
absl::Status FaultsError(const KafkaConnector& config,
                         const std::vector<kafka_connect::Fault>& faults);

}  // namespace resources

#endif  // RESOURCES_SHARED_KAFKA_CONNECTOR_H_
