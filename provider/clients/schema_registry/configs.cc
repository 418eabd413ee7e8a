#include "provider/clients/schema_registry/configs.h"

#include "provider/base/status.h"
#include "provider/clients/http/answer.h"
#include "provider/clients/schema_registry/errors.h"

namespace schema_registry {
namespace {

http::Request To(std::string method, std::string_view subject) {
  http::Request request;
  request.method = std::move(method);
  request.path = {"config"};
  if (!subject.empty()) request.path.push_back(std::string(subject));
  return request;
}

}  // namespace

const std::vector<std::string>& Levels() {
  static const auto& levels = *new std::vector<std::string>{
      "NONE", "BACKWARD",       "BACKWARD_TRANSITIVE", "FORWARD", "FORWARD_TRANSITIVE",
      "FULL", "FULL_TRANSITIVE"};
  return levels;
}

absl::StatusOr<std::string> GetLevel(const http::Client& client, const base::Context& context,
                                     std::string_view subject) {
  TF_ASSIGN(const nlohmann::json json, Ask(client, context, To("GET", subject)));
  const std::string level = http::TextAt(json, "compatibilityLevel");
  if (!level.empty()) return level;
  // A subject whose configuration holds other settings only.
  return base::MakeError(base::ErrorKind::kNotFound, "No compatibility level is set.");
}

absl::Status SetLevel(const http::Client& client, const base::Context& context,
                      std::string_view subject, std::string_view level) {
  http::Request request = To("PUT", subject);
  request.body = nlohmann::json{{"compatibility", std::string(level)}}.dump();
  return Ask(client, context, request).status();
}

absl::Status DeleteLevel(const http::Client& client, const base::Context& context,
                         std::string_view subject) {
  const absl::Status status = Ask(client, context, To("DELETE", subject)).status();
  const bool gone = !status.ok() && base::KindOf(status) == base::ErrorKind::kNotFound;
  return gone ? absl::OkStatus() : status;
}

}  // namespace schema_registry
