#include "provider/clients/schema_registry/errors.h"

#include <charconv>
#include <utility>

#include "absl/strings/cord.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/http/answer.h"

namespace schema_registry {
namespace {

constexpr char kCodeUrl[] = "terraform-provider-starrocks/registry-code";
constexpr char kStatusUrl[] = "terraform-provider-starrocks/registry-status";
constexpr char kMediaType[] = "application/vnd.schemaregistry.v1+json";

int NumberIn(const absl::Status& status, const char* url) {
  const absl::optional<absl::Cord> cord = status.GetPayload(url);
  if (!cord) return 0;
  const std::string text(*cord);
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// The soft-deleted and the not yet soft-deleted are there, only not as asked for.
bool IsNotFound(int code) {
  return code / 100 == 404 && code != kSubjectNotSoftDeleted && code != 40407;
}

std::string_view NextStep(const http::Response& response, int code) {
  if (code == kReferenced) {
    return "Delete the schemas that refer to it first; for some registries for good, with "
           "permanent_delete = true. Let their references take subject and version from this "
           "resource: then Terraform keeps that order by itself.";
  }
  if (code == kReadOnly) return "Set the mode of the registry or the subject to READWRITE.";
  if (response.status == 404 && code / 100 != 404) {
    return "Check the address in schema_registry.url: it must end where the paths of the registry "
           "begin, for Apicurio in /apis/ccompat/v7.";
  }
  return "";
}

}  // namespace

int CodeOf(const absl::Status& status) { return NumberIn(status, kCodeUrl); }
int HttpStatusOf(const absl::Status& status) { return NumberIn(status, kStatusUrl); }

std::string Readable(std::string message) {
  const size_t colon = message.find(": ");
  const std::string_view head = std::string_view(message).substr(0, colon);
  const bool is_class = colon != std::string::npos && head.find(' ') == std::string_view::npos &&
                        head.size() > 9 && head.substr(head.size() - 9) == "Exception";
  return is_class ? message.substr(colon + 2) : message;
}

absl::Status ErrorFrom(const http::Client& client, const http::Response& response) {
  int code = 0;
  std::string message;
  if (const auto json = response.Json(); json.ok()) {
    code = static_cast<int>(http::NumberAt(*json, "error_code"));
    message = Readable(http::TextAt(*json, "message"));
  }
  const base::ErrorKind kind =
      IsNotFound(code) ? base::ErrorKind::kNotFound : base::ErrorKind::kFinal;
  absl::Status error = http::AnswerError(client, response, kind, message, NextStep(response, code));
  error.SetPayload(kCodeUrl, absl::Cord(std::to_string(code)));
  error.SetPayload(kStatusUrl, absl::Cord(std::to_string(response.status)));
  return error;
}

absl::StatusOr<nlohmann::json> Ask(const http::Client& client, const base::Context& context,
                                   http::Request request) {
  request.content_type = kMediaType;
  request.accept = base::StrCat(kMediaType, ", application/json");
  TF_ASSIGN(const http::Response response, client.Send(context, request));
  if (!response.ok()) return ErrorFrom(client, response);
  if (response.body.empty()) return nlohmann::json();
  return response.Json();
}

}  // namespace schema_registry
