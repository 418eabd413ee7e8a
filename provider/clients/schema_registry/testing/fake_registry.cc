#include "provider/clients/schema_registry/testing/fake_registry.h"

#include <algorithm>

#include "provider/clients/http/testing/answers.h"

namespace schema_registry::testing {
namespace {

using http::testing::Answer;
using http::testing::Json;
using http::testing::Segments;
using nlohmann::json;

Answer Error(int code, const std::string& message) {
  return Json(code / 100, {{"error_code", code}, {"message", message}});
}

Answer NoSubject(const std::string& subject) {
  return Error(40401, "Subject '" + subject + "' not found.");
}

bool Has(const http::testing::Seen& seen, const std::string& part) {
  return seen.target.find(part) != std::string::npos;
}

// As it is shown: AVRO's type is left out.
json Shown(const std::string& subject, int64_t version, const FakeRegistry::Entry& entry) {
  json body = entry.body;
  if (body.value("schemaType", "AVRO") == "AVRO") body.erase("schemaType");
  body.update({{"subject", subject}, {"version", version}, {"id", entry.id}});
  return body;
}

}  // namespace

FakeRegistry::FakeRegistry()
    : server_([this](const http::testing::Seen& seen) {
        const std::lock_guard lock(mutex_);
        return Handle(seen);
      }) {}

bool FakeRegistry::IsLive(const std::string& subject) const {
  const auto found = subjects_.find(subject);
  return found != subjects_.end() &&
         std::any_of(found->second.begin(), found->second.end(),
                     [](const auto& version) { return !version.second.deleted; });
}

Answer FakeRegistry::Handle(const http::testing::Seen& seen) {
  const std::vector<std::string> path = Segments(seen.target);
  if (path[0] == "config") return Level(seen, path.size() > 1 ? path[1] : "");
  if (path[0] == "subjects" && path.size() > 1) return Subject(seen, path);
  if (path[0] == "compatibility") {
    if (faults_.invalid) return Error(42201, "Invalid schema");
    if (!IsLive(path[2])) return NoSubject(path[2]);
    return Json(
        200, {{"is_compatible", faults_.incompatible.empty()}, {"messages", faults_.incompatible}});
  }
  json names = json::array();
  for (const auto& [name, unused] : subjects_) {
    if (IsLive(name) || Has(seen, "deleted=true")) names.push_back(name);
  }
  return Json(200, names);
}

Answer FakeRegistry::Subject(const http::testing::Seen& seen,
                             const std::vector<std::string>& path) {
  const json body = json::parse(seen.body, nullptr, false);
  if (seen.method == "DELETE") return Delete(path[1], Has(seen, "permanent=true"));
  if (seen.method == "GET") return Get(path[1], path);
  return path.size() > 2 ? Register(path[1], body) : Lookup(path[1], body);
}

Answer FakeRegistry::Register(const std::string& subject, const json& body) {
  if (faults_.invalid) return Error(42201, "Invalid schema");
  if (IsLive(subject) && !faults_.incompatible.empty()) {
    return Json(409, {{"error_code", 409}, {"message", faults_.incompatible.front()}});
  }
  const int64_t id = ids_.emplace(body.dump(), static_cast<int64_t>(ids_.size()) + 1).first->second;
  Versions& versions = subjects_[subject];
  for (const auto& [number, entry] : versions) {
    if (entry.id == id && !entry.deleted) return Json(200, {{"id", id}});
  }
  const int64_t next = versions.empty() ? 1 : versions.rbegin()->first + 1;
  versions[next] = {id, body, false};
  return Json(200, {{"id", id}});
}

Answer FakeRegistry::Lookup(const std::string& subject, const json& body) const {
  if (!IsLive(subject)) return NoSubject(subject);
  for (const auto& [number, entry] : subjects_.at(subject)) {
    if (entry.body == body && !entry.deleted) return Json(200, Shown(subject, number, entry));
  }
  return Error(40403, "Schema not found");
}

Answer FakeRegistry::Delete(const std::string& subject, bool permanent) {
  if (faults_.referenced) return Error(42206, "One or more references exist to the schema");
  if (subjects_.count(subject) == 0) return NoSubject(subject);
  if (permanent && IsLive(subject)) {
    return Error(40405, "Subject '" + subject +
                            "' was not deleted first before being permanently "
                            "deleted");
  }
  if (!permanent && !IsLive(subject)) {
    return Error(40404, "Subject '" + subject + "' was soft deleted.");
  }
  for (auto& [number, entry] : subjects_[subject]) entry.deleted = true;
  if (permanent) subjects_.erase(subject);
  return Json(200, json::array({1}));
}

Answer FakeRegistry::Get(const std::string& subject, const std::vector<std::string>& path) const {
  if (!IsLive(subject)) return NoSubject(subject);
  const Versions& versions = subjects_.at(subject);
  json numbers = json::array();
  for (const auto& [number, entry] : versions) {
    if (!entry.deleted) numbers.push_back(number);
  }
  if (path.size() < 4) return Json(200, numbers);
  const int64_t wanted = path[3] == "latest" ? numbers.back().get<int64_t>() : std::stoll(path[3]);
  const auto found = versions.find(wanted);
  if (found == versions.end() || found->second.deleted) {
    return Error(40402, "Version " + path[3] + " not found.");
  }
  return Json(200, Shown(subject, wanted, found->second));
}

Answer FakeRegistry::Level(const http::testing::Seen& seen, const std::string& subject) {
  if (seen.method == "PUT") {
    levels_[subject] = json::parse(seen.body).at("compatibility");
    return Json(200, {{"compatibility", levels_[subject]}});
  }
  const auto found = levels_.find(subject);
  if (found == levels_.end()) {
    return Error(40408,
                 "Subject '" + subject + "' does not have subject-level compatibility configured");
  }
  const Answer answer = Json(200, {{"compatibilityLevel", found->second}});
  if (seen.method == "DELETE") levels_.erase(found);
  if (levels_.count("") == 0) levels_[""] = "BACKWARD";
  return answer;
}

}  // namespace schema_registry::testing
