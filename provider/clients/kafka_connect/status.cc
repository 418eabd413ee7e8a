#include "provider/clients/kafka_connect/status.h"

#include <algorithm>

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/http/answer.h"
#include "provider/clients/kafka_connect/errors.h"

namespace kafka_connect {
namespace {

http::Request Get(std::string_view name, std::string what) {
  http::Request request;
  request.path = {"connectors", std::string(name), std::move(what)};
  return request;
}

}  // namespace

ConnectorStatus ParseStatus(const nlohmann::json& json) {
  const nlohmann::json& connector = http::MemberAt(json, "connector");
  ConnectorStatus status;
  status.state = http::TextAt(connector, "state");
  status.trace = http::TextAt(connector, "trace");
  status.type = http::TextAt(json, "type");
  for (const nlohmann::json& task : http::MemberAt(json, "tasks")) {
    status.tasks.push_back({http::NumberAt(task, "id"), http::TextAt(task, "state"),
                            http::TextAt(task, "worker_id"), http::TextAt(task, "trace")});
  }
  std::sort(status.tasks.begin(), status.tasks.end(),
            [](const TaskStatus& a, const TaskStatus& b) { return a.id < b.id; });
  return status;
}

absl::StatusOr<ConnectorStatus> GetStatus(const http::Client& client, const base::Context& context,
                                          std::string_view name) {
  TF_ASSIGN(const nlohmann::json json, Ask(client, context, Get(name, "status")));
  return ParseStatus(json);
}

std::optional<std::vector<std::string>> GetOffsets(const http::Client& client,
                                                   const base::Context& context,
                                                   std::string_view name) {
  constexpr absl::Duration kLongest = absl::Seconds(10);
  const auto json = Ask(client, context.WithTimeout(kLongest), Get(name, "offsets"));
  if (!json.ok() || !http::MemberAt(*json, "offsets").is_array()) return std::nullopt;
  std::vector<std::string> offsets;
  for (const nlohmann::json& offset : http::MemberAt(*json, "offsets")) {
    offsets.push_back(offset.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
  }
  std::sort(offsets.begin(), offsets.end());
  return offsets;
}

std::string Failures(const ConnectorStatus& status) {
  std::string text;
  if (status.state == "FAILED") text = base::StrCat("It has failed: ", Cause(status.trace), ".");
  for (const TaskStatus& task : status.tasks) {
    if (task.state != "FAILED") continue;
    base::StrAppend(&text, text.empty() ? "" : " ", "Task ", task.id,
                    " has failed: ", Cause(task.trace), ".");
  }
  return text;
}

}  // namespace kafka_connect
