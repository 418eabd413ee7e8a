// What a connector and its tasks do, and waiting for what they should do.
#ifndef PROVIDER_CLIENTS_KAFKA_CONNECT_STATUS_H_
#define PROVIDER_CLIENTS_KAFKA_CONNECT_STATUS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "nlohmann/json.hpp"
#include "provider/base/context.h"
#include "provider/clients/http/client.h"
#include "provider/clients/kafka_connect/connectors.h"

namespace kafka_connect {

struct TaskStatus {
  int64_t id = 0;
  std::string state;  // "RUNNING", "FAILED", "PAUSED", "UNASSIGNED", "RESTARTING"
  std::string worker_id;
  std::string trace;  // of a failed one
};

struct ConnectorStatus {
  std::string state;  // as of tasks, and "STOPPED"
  std::string trace;
  std::string type;
  std::vector<TaskStatus> tasks;  // by id
};

ConnectorStatus ParseStatus(const nlohmann::json& json);

// kNotFound if there is none, and for a moment after it was made.
absl::StatusOr<ConnectorStatus> GetStatus(const http::Client& client, const base::Context& context,
                                          std::string_view name);

// Where it has read or written up to: one JSON text per partition, sorted. Nothing if the worker
// can't say (before Kafka 3.5, or while it is busy).
std::optional<std::vector<std::string>> GetOffsets(const http::Client& client,
                                                   const base::Context& context,
                                                   std::string_view name);

// The connector's and the tasks' failures as sentences; empty if nothing has failed.
std::string Failures(const ConnectorStatus& status);

struct Patience {
  absl::Duration stable_for = absl::Seconds(5);  // a running state must have lasted so long
  absl::Duration failed_for = absl::Seconds(2);  // so must a failure: statuses lag behind
  absl::Duration idle_for = absl::Seconds(10);   // running without any task
  absl::Duration poll = absl::Milliseconds(500);
  // Failed tasks are restarted once before they count: a new configuration does not wake them.
  bool revive = false;
};

// Waits until the connector and all its tasks are what was asked for. A failure is an error with
// the cause; the end of the context one with what they are instead.
absl::StatusOr<ConnectorStatus> Await(const http::Client& client, const base::Context& context,
                                      std::string_view name, Target target,
                                      const Patience& patience);

}  // namespace kafka_connect

#endif  // PROVIDER_CLIENTS_KAFKA_CONNECT_STATUS_H_
