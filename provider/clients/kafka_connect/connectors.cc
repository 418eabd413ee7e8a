#include "provider/clients/kafka_connect/connectors.h"

#include <utility>

#include "provider/base/status.h"
#include "provider/clients/http/answer.h"
#include "provider/clients/kafka_connect/errors.h"

namespace kafka_connect {
namespace {

constexpr char kName[] = "name";

std::string Json(const Config& config) {
  return nlohmann::json(config).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Config AsConfig(const nlohmann::json& json) {
  Config config;
  if (!json.is_object()) return config;
  for (const auto& [key, value] : json.items()) {
    if (key != kName && value.is_string()) config.emplace(key, value.get<std::string>());
  }
  return config;
}

http::Request To(std::string method, std::string_view name, std::string action) {
  http::Request request;
  request.method = std::move(method);
  request.path = {"connectors", std::string(name), std::move(action)};
  return request;
}

}  // namespace

absl::StatusOr<std::vector<std::string>> ListConnectors(const http::Client& client,
                                                        const base::Context& context) {
  http::Request request;
  request.path = {"connectors"};
  TF_ASSIGN(const nlohmann::json json, Ask(client, context, request));
  std::vector<std::string> names;
  for (const nlohmann::json& name : json) {
    if (name.is_string()) names.push_back(name.get<std::string>());
  }
  return names;
}

absl::StatusOr<Connector> GetConnector(const http::Client& client, const base::Context& context,
                                       std::string_view name) {
  http::Request request;
  request.path = {"connectors", std::string(name)};
  TF_ASSIGN(const nlohmann::json json, Ask(client, context, request));
  return Connector{AsConfig(http::MemberAt(json, "config")), http::TextAt(json, "type")};
}

absl::Status PutConfig(const http::Client& client, const base::Context& context,
                       std::string_view name, const Config& config) {
  http::Request request = To("PUT", name, "config");
  request.body = Json(config);
  return Ask(client, context, request).status();
}

absl::Status SetTarget(const http::Client& client, const base::Context& context,
                       std::string_view name, Target target) {
  const char* action = target == Target::kRunning  ? "resume"
                       : target == Target::kPaused ? "pause"
                                                   : "stop";
  return Ask(client, context, To("PUT", name, action)).status();
}

absl::Status Restart(const http::Client& client, const base::Context& context,
                     std::string_view name, bool only_failed) {
  http::Request request = To("POST", name, "restart");
  request.query = {{"includeTasks", "true"}, {"onlyFailed", only_failed ? "true" : "false"}};
  request.repeatable = true;
  return Ask(client, context, request).status();
}

absl::Status DeleteConnector(const http::Client& client, const base::Context& context,
                             std::string_view name) {
  http::Request request;
  request.method = "DELETE";
  request.path = {"connectors", std::string(name)};
  const absl::Status status = Ask(client, context, request).status();
  const bool gone = !status.ok() && base::KindOf(status) == base::ErrorKind::kNotFound;
  return gone ? absl::OkStatus() : status;
}

}  // namespace kafka_connect
