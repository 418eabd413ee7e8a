#include "provider/clients/kafka_connect/errors.h"

#include <utility>

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/http/answer.h"

namespace kafka_connect {
namespace {

constexpr size_t kLongestLine = 500;
constexpr absl::Duration kPause = absl::Milliseconds(500);

bool Contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// Up to the end of the line that begins at `from`.
std::string Line(std::string_view text, size_t from) {
  std::string line(text.substr(from, text.find('\n', from) - from));
  if (line.size() <= kLongestLine) return line;
  return line.substr(0, kLongestLine) + "...";
}

// A 404 of the web server's own, for a path that no worker serves.
bool IsUnknownPath(std::string_view message) {
  return message.empty() || message == "HTTP 404 Not Found";
}

base::ErrorKind KindOf(const http::Response& response, std::string_view message) {
  if (response.status == 404 && !IsUnknownPath(message)) return base::ErrorKind::kNotFound;
  // Kafka 4 says so with a 500.
  if (response.status == 500 && Contains(message, "a rebalance is expected")) {
    return base::ErrorKind::kRetryable;
  }
  if (response.status != 409) return base::ErrorKind::kFinal;
  return Contains(message, "already exists") ? base::ErrorKind::kAlreadyExists
                                             : base::ErrorKind::kRetryable;
}

std::string_view NextStep(const http::Response& response, base::ErrorKind kind) {
  if (kind == base::ErrorKind::kRetryable) {
    return "The worker is rebalancing: apply again, or raise the timeouts.";
  }
  if (response.status == 404 && kind == base::ErrorKind::kFinal) {
    return "Check the address in kafka_connect.url: it must be that of a Kafka Connect worker.";
  }
  return "";
}

}  // namespace

std::string Readable(std::string_view message) {
  const size_t plugins = message.find(", available connectors are:");
  std::string_view text = message.substr(0, plugins);
  const size_t colon = text.find(": ");
  const std::string_view head = text.substr(0, colon);
  if (colon != std::string_view::npos && !Contains(head, " ") && head.size() > 9 &&
      head.substr(head.size() - 9) == "Exception") {
    text.remove_prefix(colon + 2);
  }
  return std::string(text);
}

std::string Cause(std::string_view trace) {
  constexpr std::string_view kCausedBy = "\nCaused by: ";
  const std::string first = Line(trace, 0);
  const size_t last = trace.rfind(kCausedBy);
  if (last == std::string_view::npos) return first;
  return base::StrCat(first, " (caused by ", Line(trace, last + kCausedBy.size()), ")");
}

absl::Status ErrorFrom(const http::Client& client, const http::Response& response) {
  std::string message;
  if (const auto json = response.Json(); json.ok()) message = http::TextAt(*json, "message");
  const base::ErrorKind kind = KindOf(response, message);
  return http::AnswerError(client, response, kind, Readable(message), NextStep(response, kind));
}

absl::StatusOr<nlohmann::json> Ask(const http::Client& client, const base::Context& context,
                                   http::Request request) {
  request.retry_statuses.push_back(409);
  while (true) {
    TF_ASSIGN(const http::Response response, client.Send(context, request));
    if (response.ok()) return response.body.empty() ? nlohmann::json() : response.Json();
    const absl::Status error = ErrorFrom(client, response);
    if (base::KindOf(error) != base::ErrorKind::kRetryable) return error;
    if (!context.Sleep(kPause).ok()) return error;
  }
}

}  // namespace kafka_connect
