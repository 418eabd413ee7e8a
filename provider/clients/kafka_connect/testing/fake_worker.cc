#include "provider/clients/kafka_connect/testing/fake_worker.h"

#include <algorithm>
#include <utility>

#include "provider/clients/http/testing/answers.h"

namespace kafka_connect::testing {
namespace {

using http::testing::Answer;
using http::testing::Empty;
using http::testing::Json;
using http::testing::Segments;
using nlohmann::json;

constexpr char kWorker[] = "127.0.0.1:8083";

Answer Error(int status, const std::string& message) {
  return Json(status, {{"error_code", status}, {"message", message}});
}

json Shown(const std::string& name, const FakeWorker::Connector& connector) {
  json config = connector.config;
  config["name"] = name;
  return {{"name", name}, {"config", config}, {"tasks", json::array()}, {"type", "source"}};
}

}  // namespace

FakeWorker::FakeWorker()
    : server_([this](const http::testing::Seen& seen) {
        const std::lock_guard lock(mutex_);
        return Handle(seen);
      }) {}

int FakeWorker::Count(const std::string& method, const std::string& part) const {
  const auto all = seen();
  return static_cast<int>(std::count_if(all.begin(), all.end(), [&](const auto& request) {
    return request.method == method && request.target.find(part) != std::string::npos;
  }));
}

Answer FakeWorker::Handle(const http::testing::Seen& seen) {
  const json body = json::parse(seen.body, nullptr, false);
  const std::vector<std::string> path = Segments(seen.target);
  if (path[0] == "connector-plugins") return Plugins(seen.target);
  if (faults_.conflicts > 0 && seen.method != "GET") {
    --faults_.conflicts;
    return Error(409,
                 "Cannot complete request momentarily due to stale configuration (typically "
                 "caused by a concurrent config change)");
  }
  if (path.size() > 1) return Of(seen.method, path[1], path.size() > 2 ? path[2] : "", body);
  if (seen.method == "POST") return Create(body);
  json names = json::array();
  for (const auto& [name, unused] : connectors_) names.push_back(name);
  return Json(200, names);
}

Answer FakeWorker::Plugins(const std::string& target) const {
  if (target.find("/validate") == std::string::npos) {
    return Json(200, json::array({{{"name", "database.password"}, {"type", "PASSWORD"}},
                                  {{"name", "topic"}, {"type", "STRING"}}}));
  }
  if (!faults_.validates) return Error(500, "Cannot invoke \"errors()\"");
  json configs = json::array();
  for (const auto& [key, message] : faults_.faults.items()) {
    configs.push_back({{"definition", {{"name", key}, {"type", "STRING"}}},
                       {"value", {{"name", key}, {"errors", json::array({message})}}}});
  }
  configs.push_back({{"definition", {{"name", "database.password"}, {"type", "PASSWORD"}}},
                     {"value", {{"name", "database.password"}, {"errors", json::array()}}}});
  return Json(200, {{"error_count", faults_.faults.size()}, {"configs", configs}});
}

Answer FakeWorker::Create(const json& body) {
  const std::string name = body["name"];
  if (connectors_.count(name) > 0) return Error(409, "Connector " + name + " already exists");
  if (!faults_.faults.empty()) {
    return Error(400, "Connector configuration is invalid and contains the following 1 error(s):");
  }
  Connector& connector = connectors_[name];
  connector.config = body["config"].get<std::map<std::string, std::string>>();
  connector.state = body.value("initial_state", "RUNNING");
  connector.task_state = faults_.new_task_state;
  Answer answer = Json(201, Shown(name, connector));
  answer.close_before_answer = std::exchange(faults_.lose_create, false);
  return answer;
}

Answer FakeWorker::Of(const std::string& method, const std::string& name, const std::string& action,
                      const json& body) {
  if (method == "PUT" && action == "config") return Put(name, action, body);
  const auto found = connectors_.find(name);
  if (found == connectors_.end()) return Error(404, "Connector " + name + " not found");
  Connector& connector = found->second;
  if (method == "DELETE") {
    connectors_.erase(found);
    return Empty(204);
  }
  if (method == "PUT") return Put(name, action, body);
  if (action == "restart") {
    ++connector.restarts;
    if (faults_.restart_heals) connector.task_state = "RUNNING";
    return Json(202, {{"name", name}});
  }
  if (action == "status") return Status(name, connector);
  if (action == "offsets" && !faults_.shows_offsets) return Error(404, "HTTP 404 Not Found");
  if (action == "offsets") {
    return Json(200, {{"offsets", {{{"partition", {{"file", "f"}}}, {"offset", {{"at", 8}}}}}}});
  }
  return Json(200, Shown(name, connector));
}

Answer FakeWorker::Put(const std::string& name, const std::string& action, const json& body) {
  if (action == "config") {
    if (!faults_.faults.empty()) return Error(400, "Connector configuration is invalid");
    Connector& connector = connectors_[name];
    connector.config = body.get<std::map<std::string, std::string>>();
    connector.config.erase("name");
    return Json(200, Shown(name, connector));
  }
  Connector& connector = connectors_[name];
  connector.state = action == "pause" ? "PAUSED" : action == "stop" ? "STOPPED" : "RUNNING";
  return Empty(202);
}

Answer FakeWorker::Status(const std::string& name, Connector& connector) {
  if (faults_.fails_after == 0) connector.task_state = "FAILED";
  if (faults_.fails_after >= 0) --faults_.fails_after;
  json task = {{"id", 0}, {"worker_id", kWorker}, {"state", connector.task_state}};
  if (connector.state == "PAUSED") task["state"] = "PAUSED";
  if (connector.task_state == "FAILED") {
    task["trace"] =
        "org.apache.kafka.connect.errors.ConnectException: It broke\n\tat x.Y.z(Y.java:1)\nCaused "
        "by: java.io.IOException: disk full\n\t... 10 more\n";
  }
  json tasks = json::array();
  if (connector.state != "STOPPED") tasks.push_back(task);
  return Json(200, {{"name", name},
                    {"connector", {{"state", connector.state}, {"worker_id", kWorker}}},
                    {"tasks", tasks},
                    {"type", "source"}});
}

}  // namespace kafka_connect::testing
