#include "provider/clients/schema_registry/schemas.h"

#include <algorithm>
#include <utility>

#include "provider/base/status.h"
#include "provider/clients/http/answer.h"
#include "provider/clients/schema_registry/errors.h"

namespace schema_registry {
namespace {

// None of these POSTs does anything the second time.
http::Request PostOf(std::vector<std::string> path, const Schema& schema, bool normalize) {
  nlohmann::json body = {{"schema", schema.text}, {"schemaType", schema.type}};
  for (const Reference& reference : schema.references) {
    body["references"].push_back(
        {{"name", reference.name}, {"subject", reference.subject}, {"version", reference.version}});
  }
  http::Request request;
  request.method = "POST";
  request.path = std::move(path);
  request.body = body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  request.repeatable = true;
  if (normalize) request.query = {{"normalize", "true"}};
  return request;
}

Schema AsSchema(const nlohmann::json& json) {
  Schema schema;
  schema.text = http::TextAt(json, "schema");
  const std::string type = http::TextAt(json, "schemaType");  // left out of AVRO's answers
  if (!type.empty()) schema.type = type;
  for (const nlohmann::json& reference : http::MemberAt(json, "references")) {
    schema.references.push_back({http::TextAt(reference, "name"),
                                 http::TextAt(reference, "subject"),
                                 http::NumberAt(reference, "version")});
  }
  return schema;
}

Version AsVersion(const nlohmann::json& json) {
  return {http::TextAt(json, "subject"), http::NumberAt(json, "version"),
          http::NumberAt(json, "id"), AsSchema(json)};
}

bool IsGone(const absl::Status& status) {
  return !status.ok() && base::KindOf(status) == base::ErrorKind::kNotFound;
}

absl::Status Delete(const http::Client& client, const base::Context& context,
                    std::string_view subject, bool permanent) {
  http::Request request;
  request.method = "DELETE";
  request.path = {"subjects", std::string(subject)};
  if (permanent) request.query = {{"permanent", "true"}};
  const absl::Status status = Ask(client, context, request).status();
  return IsGone(status) ? absl::OkStatus() : status;
}

}  // namespace

absl::StatusOr<std::vector<std::string>> ListSubjects(const http::Client& client,
                                                      const base::Context& context, bool deleted) {
  http::Request request;
  request.path = {"subjects"};
  if (deleted) request.query = {{"deleted", "true"}};
  TF_ASSIGN(const nlohmann::json json, Ask(client, context, request));
  std::vector<std::string> subjects;
  for (const nlohmann::json& subject : json) {
    if (subject.is_string()) subjects.push_back(subject.get<std::string>());
  }
  std::sort(subjects.begin(), subjects.end());
  return subjects;
}

absl::StatusOr<std::vector<int64_t>> ListVersions(const http::Client& client,
                                                  const base::Context& context,
                                                  std::string_view subject) {
  http::Request request;
  request.path = {"subjects", std::string(subject), "versions"};
  const auto json = Ask(client, context, request);
  if (IsGone(json.status())) return std::vector<int64_t>();
  if (!json.ok()) return json.status();
  std::vector<int64_t> versions;
  for (const nlohmann::json& version : *json) {
    if (version.is_number_integer()) versions.push_back(version.get<int64_t>());
  }
  std::sort(versions.begin(), versions.end());
  return versions;
}

absl::StatusOr<Version> GetVersion(const http::Client& client, const base::Context& context,
                                   std::string_view subject, int64_t version) {
  http::Request request;
  request.path = {"subjects", std::string(subject), "versions",
                  version == 0 ? "latest" : std::to_string(version)};
  TF_ASSIGN(const nlohmann::json json, Ask(client, context, request));
  return AsVersion(json);
}

absl::StatusOr<Version> Register(const http::Client& client, const base::Context& context,
                                 std::string_view subject, const Schema& schema, bool normalize) {
  const http::Request request =
      PostOf({"subjects", std::string(subject), "versions"}, schema, normalize);
  TF_ASSIGN(const nlohmann::json answer, Ask(client, context, request));
  auto version = Lookup(client, context, subject, schema, normalize);
  if (!IsGone(version.status())) return version;
  // A registry that looks schemas up by another form than it stores: then it is the newest.
  TF_ASSIGN(Version latest, GetVersion(client, context, subject, /*version=*/0));
  if (latest.id == http::NumberAt(answer, "id")) return latest;
  return version.status();
}

absl::StatusOr<Version> Lookup(const http::Client& client, const base::Context& context,
                               std::string_view subject, const Schema& schema, bool normalize) {
  TF_ASSIGN(const nlohmann::json json,
            Ask(client, context, PostOf({"subjects", std::string(subject)}, schema, normalize)));
  return AsVersion(json);
}

absl::StatusOr<Compatibility> CheckCompatibility(const http::Client& client,
                                                 const base::Context& context,
                                                 std::string_view subject, const Schema& schema,
                                                 bool normalize) {
  http::Request request =
      PostOf({"compatibility", "subjects", std::string(subject), "versions"}, schema, normalize);
  request.query.emplace_back("verbose", "true");
  const auto json = Ask(client, context, request);
  if (IsGone(json.status())) return Compatibility();
  if (!json.ok()) return json.status();
  Compatibility result;
  const nlohmann::json& compatible = http::MemberAt(*json, "is_compatible");
  result.compatible = !compatible.is_boolean() || compatible.get<bool>();
  for (const nlohmann::json& reason : http::MemberAt(*json, "messages")) {
    if (reason.is_string()) result.reasons.push_back(reason.get<std::string>());
  }
  return result;
}

absl::Status DeleteSubject(const http::Client& client, const base::Context& context,
                           std::string_view subject, bool permanent) {
  TF_TRY(Delete(client, context, subject, /*permanent=*/false));
  return permanent ? Delete(client, context, subject, /*permanent=*/true) : absl::OkStatus();
}

}  // namespace schema_registry
