// Making a connector: a POST, the one request that can't just be sent again.
#include <utility>

#include "provider/base/log.h"
#include "provider/base/status.h"
#include "provider/clients/http/answer.h"
#include "provider/clients/kafka_connect/connectors.h"
#include "provider/clients/kafka_connect/errors.h"

namespace kafka_connect {
namespace {

constexpr absl::Duration kPause = absl::Seconds(1);

http::Request PostOf(std::string_view name, const Config& config, Target target) {
  nlohmann::json body = {{"name", std::string(name)}, {"config", config}};
  // Only where it says something: workers before Kafka 3.7 refuse a field that they don't know.
  if (target != Target::kRunning) {
    body["initial_state"] = target == Target::kPaused ? "PAUSED" : "STOPPED";
  }
  http::Request request;
  request.method = "POST";
  request.path = {"connectors"};
  request.body = body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  return request;
}

absl::Status Post(const http::Client& client, const base::Context& context,
                  const http::Request& request) {
  TF_ASSIGN(const http::Response response, client.Send(context, request));
  return response.ok() ? absl::OkStatus() : ErrorFrom(client, response);
}

// Whether the connector is there as it was sent. Asked twice: a worker learns of a new connector
// from a topic, a moment later than the one that took it.
absl::StatusOr<bool> WasMade(const http::Client& client, const base::Context& context,
                             std::string_view name, const Config& config) {
  for (int look = 0; look < 2; ++look) {
    TF_TRY(context.Sleep(kPause));
    const auto found = GetConnector(client, context, name);
    if (found.ok()) return found->config == config;
    if (base::KindOf(found.status()) != base::ErrorKind::kNotFound) return found.status();
  }
  return false;
}

}  // namespace

absl::Status CreateConnector(const http::Client& client, const base::Context& context,
                             std::string_view name, const Config& config, Target target) {
  const http::Request request = PostOf(name, config, target);
  bool lost = false;  // an answer: what is there now may be ours
  while (true) {
    const absl::Status status = Post(client, context, request);
    if (status.ok()) return status;
    const base::ErrorKind kind = base::KindOf(status);
    lost = lost || kind == base::ErrorKind::kUnknownOutcome;
    if (lost && kind != base::ErrorKind::kRetryable) {
      if (kind == base::ErrorKind::kFinal) return status;
      TF_ASSIGN(const bool made, WasMade(client, context, name, config));
      if (made) return absl::OkStatus();
      if (kind == base::ErrorKind::kAlreadyExists) return status;
    } else if (kind != base::ErrorKind::kRetryable) {
      return status;
    }
    base::Log(base::LogLevel::kInfo, "Creating the connector again", {{"connector", name}});
    if (!context.Sleep(kPause).ok()) return status;
  }
}

}  // namespace kafka_connect
