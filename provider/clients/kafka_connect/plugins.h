// What is installed on the workers, and what they say of a configuration before it is used.
#ifndef PROVIDER_CLIENTS_KAFKA_CONNECT_PLUGINS_H_
#define PROVIDER_CLIENTS_KAFKA_CONNECT_PLUGINS_H_

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "nlohmann/json.hpp"
#include "provider/base/context.h"
#include "provider/clients/http/client.h"
#include "provider/clients/kafka_connect/connectors.h"

namespace kafka_connect {

struct Plugin {
  std::string class_name;
  std::string type;     // "source", "sink"; with `all` also "converter", "transformation", ...
  std::string version;  // may be empty
};

// Sorted by class. Without `all` only connectors.
absl::StatusOr<std::vector<Plugin>> ListPlugins(const http::Client& client,
                                                const base::Context& context, bool all);

// One fault of a configuration.
struct Fault {
  std::string key;
  std::string message;
};

struct Validation {
  std::vector<Fault> faults;
  std::set<std::string> secret_keys;  // keys whose values the plugin takes for passwords
};
Validation ParseValidation(const nlohmann::json& json);

// Asks the worker to check a configuration, which must have "connector.class". The plugin may reach
// out for that: Debezium logs in to its database. A class that is not installed is a fault of that
// key.
absl::StatusOr<Validation> Validate(const http::Client& client, const base::Context& context,
                                    std::string_view name, const Config& config);

// Keys that a plugin takes for passwords, asked without a configuration. Workers before Kafka 3.2
// don't say.
absl::StatusOr<std::set<std::string>> SecretKeys(const http::Client& client,
                                                 const base::Context& context,
                                                 std::string_view plugin);

// `${provider:path:key}`: the worker gets the value from one of its config providers.
bool IsReference(std::string_view value);
// A secret by the plugin's word (`secret_keys`) or by its name: no plugin describes what it passes
// through to a client inside. References are none.
bool HoldsSecret(const std::set<std::string>& secret_keys, const std::string& key,
                 std::string_view value);

}  // namespace kafka_connect

#endif  // PROVIDER_CLIENTS_KAFKA_CONNECT_PLUGINS_H_
