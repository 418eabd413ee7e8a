#include "provider/clients/kafka_connect/plugins.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <tuple>
#include <utility>

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/http/answer.h"
#include "provider/clients/kafka_connect/errors.h"

namespace kafka_connect {
namespace {

constexpr char kClass[] = "connector.class";
constexpr char kNotInstalled[] = "Failed to find any class that implements Connector";

void AddFaults(const nlohmann::json& value, Validation* validation) {
  for (const nlohmann::json& error : http::MemberAt(value, "errors")) {
    if (!error.is_string()) continue;
    validation->faults.push_back({http::TextAt(value, "name"), error.get<std::string>()});
  }
}

bool IsNamedLikeASecret(std::string key) {
  constexpr std::array<std::string_view, 11> kWords = {
      "password",  "passphrase",  "secret",     "token",   "credential",      "jaas.config",
      "user.info", "private.key", "access.key", "api.key", "ssl.keystore.key"};
  std::transform(key.begin(), key.end(), key.begin(),
                 [](unsigned char c) { return std::tolower(c); });
  return std::any_of(kWords.begin(), kWords.end(),
                     [&](std::string_view word) { return key.find(word) != std::string::npos; });
}

}  // namespace

absl::StatusOr<std::vector<Plugin>> ListPlugins(const http::Client& client,
                                                const base::Context& context, bool all) {
  http::Request request;
  request.path = {"connector-plugins"};
  if (all) request.query = {{"connectorsOnly", "false"}};
  TF_ASSIGN(const nlohmann::json json, Ask(client, context, request));
  std::vector<Plugin> plugins;
  for (const nlohmann::json& plugin : json) {
    plugins.push_back({http::TextAt(plugin, "class"), http::TextAt(plugin, "type"),
                       http::TextAt(plugin, "version")});
  }
  std::sort(plugins.begin(), plugins.end(), [](const Plugin& a, const Plugin& b) {
    return std::tie(a.class_name, a.type) < std::tie(b.class_name, b.type);
  });
  return plugins;
}

Validation ParseValidation(const nlohmann::json& json) {
  Validation validation;
  for (const nlohmann::json& entry : http::MemberAt(json, "configs")) {
    const nlohmann::json& definition = http::MemberAt(entry, "definition");
    if (http::TextAt(definition, "type") == "PASSWORD") {
      validation.secret_keys.insert(http::TextAt(definition, "name"));
    }
    AddFaults(http::MemberAt(entry, "value"), &validation);
  }
  return validation;
}

absl::StatusOr<Validation> Validate(const http::Client& client, const base::Context& context,
                                    std::string_view name, const Config& config) {
  http::Request request;
  request.method = "PUT";
  request.path = {"connector-plugins", config.at(kClass), "config", "validate"};
  nlohmann::json body = config;
  body["name"] = std::string(name);
  request.body = body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  const auto json = Ask(client, context, request);
  if (json.ok()) return ParseValidation(*json);
  const std::string message(json.status().message());
  if (message.find(kNotInstalled) == std::string::npos) return json.status();
  Validation validation;
  validation.faults.push_back(
      {kClass, base::StrCat("No connector plugin called ", config.at(kClass), " is installed.")});
  return validation;
}

absl::StatusOr<std::set<std::string>> SecretKeys(const http::Client& client,
                                                 const base::Context& context,
                                                 std::string_view plugin) {
  http::Request request;
  request.path = {"connector-plugins", std::string(plugin), "config"};
  TF_ASSIGN(const nlohmann::json json, Ask(client, context, request));
  std::set<std::string> keys;
  for (const nlohmann::json& definition : json) {
    if (http::TextAt(definition, "type") == "PASSWORD") {
      keys.insert(http::TextAt(definition, "name"));
    }
  }
  return keys;
}

bool IsReference(std::string_view value) {
  return value.size() > 3 && value.substr(0, 2) == "${" && value.back() == '}';
}

bool HoldsSecret(const std::set<std::string>& secret_keys, const std::string& key,
                 std::string_view value) {
  return !IsReference(value) && (secret_keys.count(key) > 0 || IsNamedLikeASecret(key));
}

}  // namespace kafka_connect
