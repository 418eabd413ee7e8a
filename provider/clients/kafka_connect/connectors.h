// Connectors of one Kafka Connect cluster: configuration, making, changing and deleting.
//
// All calls try again while the cluster rebalances (409), as long as the context lasts.
#ifndef PROVIDER_CLIENTS_KAFKA_CONNECT_CONNECTORS_H_
#define PROVIDER_CLIENTS_KAFKA_CONNECT_CONNECTORS_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/base/context.h"
#include "provider/clients/http/client.h"

namespace kafka_connect {

// Keys and values as the worker takes them, without the key "name". Those that a worker answers
// hold passwords in clear: compare them, never log or store them.
using Config = std::map<std::string, std::string>;

// What a connector is asked to be.
enum class Target { kRunning, kPaused, kStopped };

struct Connector {
  Config config;
  std::string type;  // "source", "sink"
};

absl::StatusOr<std::vector<std::string>> ListConnectors(const http::Client& client,
                                                        const base::Context& context);

// kNotFound if there is none of that name.
absl::StatusOr<Connector> GetConnector(const http::Client& client, const base::Context& context,
                                       std::string_view name);

// kAlreadyExists if the name is taken. After a lost answer it looks what became of the request, so
// that a connector which this call made is a success. Targets other than kRunning need a worker of
// Kafka 3.7 or later.
absl::Status CreateConnector(const http::Client& client, const base::Context& context,
                             std::string_view name, const Config& config, Target target);

// Replaces the whole configuration; makes the connector if there is none.
absl::Status PutConfig(const http::Client& client, const base::Context& context,
                       std::string_view name, const Config& config);

// Asynchronous: the states follow later (status.h).
absl::Status SetTarget(const http::Client& client, const base::Context& context,
                       std::string_view name, Target target);
absl::Status Restart(const http::Client& client, const base::Context& context,
                     std::string_view name, bool only_failed);

// OK if there is none. Its offsets stay in the cluster under its name.
absl::Status DeleteConnector(const http::Client& client, const base::Context& context,
                             std::string_view name);

}  // namespace kafka_connect

#endif  // PROVIDER_CLIENTS_KAFKA_CONNECT_CONNECTORS_H_
