#include <cstdio>
#include <random>
#include <string>
#include <string_view>

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/flink/checkpoints.h"
#include "provider/clients/flink/errors.h"
#include "provider/clients/flink/jobs.h"
#include "provider/clients/flink/json.h"

namespace flink {
namespace {

using base::StrCat;
using nlohmann::json;

// An id of our own makes the request repeatable: Flink answers a known one with the same operation.
std::string NewTriggerId() {
  std::random_device random;
  std::string id;
  for (int i = 0; i < 4; ++i) {
    char part[9];
    std::snprintf(part, sizeof(part), "%08x", random());
    id += part;
  }
  return id;
}

http::Request StopRequest(const std::string& job_id, const StopOptions& options) {
  json body = {{"drain", options.drain},
               {"formatType", options.native ? "NATIVE" : "CANONICAL"},
               {"triggerId", NewTriggerId()}};
  if (!options.directory.empty()) body["targetDirectory"] = options.directory;
  http::Request request{.method = "POST", .path = {"jobs", job_id, "stop"}};
  request.body = body.dump();
  request.repeatable = true;
  return request;
}

std::string NextStep(std::string_view text) {
  if (text.find("savepoint directory") != std::string_view::npos ||
      text.find("target-directory") != std::string_view::npos) {
    return "Set savepoint_directory to a place that JobManager and TaskManagers can write to, or "
           "upgrade_mode to what needs no savepoint.";
  }
  return "Look at the job's log. A job with asynchronous state (Flink 2.x) needs savepoint_format "
         "= \"NATIVE\"; upgrade_mode = \"last_state\" needs no savepoint.";
}

absl::Status WithNextStep(const absl::Status& error) {
  if (!base::NextStepOf(error).empty()) return error;
  const std::string message(error.message());
  return base::MakeError(base::KindOf(error), message, NextStep(message));
}

}  // namespace

absl::StatusOr<std::string> StopWithSavepoint(const http::Client& client,
                                              const base::Context& context,
                                              const std::string& job_id,
                                              const StopOptions& options) {
  const std::string doing = StrCat("Stopping the job ", job_id, " with a savepoint");
  auto accepted = Ask(client, context, StopRequest(job_id, options), doing);
  if (!accepted.ok()) return WithNextStep(accepted.status());
  const http::Request poll{.path = {"jobs", job_id, "savepoints", Text(*accepted, "request-id")}};
  while (true) {
    TF_ASSIGN(const json answer, Ask(client, context, poll, doing));
    const json& operation = Member(answer, "operation");
    if (const json& cause = Member(operation, "failure-cause"); !cause.is_null()) {
      return WithNextStep(ToError(Text(cause, "stack-trace"), doing));
    }
    if (Text(Member(answer, "status"), "id") == "COMPLETED") {
      TF_TRY(AwaitEnd(client, context, job_id));
      return Text(operation, "location");
    }
    TF_TRY(context.Sleep(absl::Milliseconds(200)));
  }
}

}  // namespace flink
