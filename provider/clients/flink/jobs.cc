#include "provider/clients/flink/jobs.h"

#include <algorithm>

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/flink/errors.h"
#include "provider/clients/flink/json.h"

namespace flink {
namespace {

using base::StrCat;
using nlohmann::json;

JobSummary ToSummary(const json& job) {
  const json& tasks = Member(job, "tasks");
  return {Text(job, "jid"),          Text(job, "name"),       Text(job, "state"),
          Number(job, "start-time"), Number(job, "end-time"), Number(tasks, "total"),
          Number(tasks, "running")};
}

bool AllTasksRun(const json& vertices) {
  return !vertices.empty() && std::all_of(vertices.begin(), vertices.end(), [](const json& vertex) {
    const std::string status = Text(vertex, "status");
    return status == "RUNNING" || status == "FINISHED";
  });
}

}  // namespace

bool IsAlive(std::string_view state) {
  return state != "FINISHED" && state != "FAILED" && state != "CANCELED";
}

absl::StatusOr<std::vector<JobSummary>> ListJobs(const http::Client& client,
                                                 const base::Context& context) {
  TF_ASSIGN(json answer, Ask(client, context, {.path = {"jobs", "overview"}}, "Listing the jobs"));
  TF_ASSIGN(const json listed, RequiredElements(answer, "jobs"));
  std::vector<JobSummary> jobs;
  for (const json& job : listed) jobs.push_back(ToSummary(job));
  return jobs;
}

absl::StatusOr<std::optional<Job>> FindJob(const http::Client& client, const base::Context& context,
                                           const std::string& id) {
  auto answer = Ask(client, context, {.path = {"jobs", id}}, StrCat("Reading the job ", id));
  if (!answer.ok()) {
    if (base::KindOf(answer.status()) == base::ErrorKind::kNotFound) return std::nullopt;
    return answer.status();
  }
  TF_ASSIGN(const json vertices, RequiredElements(*answer, "vertices"));
  return Job{Text(*answer, "jid"), Text(*answer, "name"), Text(*answer, "state"),
             AllTasksRun(vertices)};
}

absl::StatusOr<Failures> FindFailures(const http::Client& client, const base::Context& context,
                                      const std::string& id) {
  auto answer = Ask(client, context, {.path = {"jobs", id, "exceptions"}},
                    StrCat("Reading the exceptions of the job ", id));
  if (!answer.ok()) {
    if (base::KindOf(answer.status()) == base::ErrorKind::kNotFound) return Failures{};
    return answer.status();
  }
  Failures failures;
  // Newest first. 1.20 also has "root-exception", 2.x has the history only.
  const json& history = Elements(Member(*answer, "exceptionHistory"), "entries");
  failures.count = static_cast<int>(history.size());
  if (!history.empty()) failures.root_cause = RootCauseOf(Text(history.front(), "stacktrace"));
  if (failures.root_cause.empty()) {
    failures.root_cause = RootCauseOf(Text(*answer, "root-exception"));
  }
  return failures;
}

absl::Status AwaitEnd(const http::Client& client, const base::Context& context,
                      const std::string& id) {
  while (true) {
    TF_ASSIGN(const std::optional<Job> job, FindJob(client, context, id));
    if (!job || !IsAlive(job->state)) return absl::OkStatus();
    TF_TRY(context.Sleep(absl::Milliseconds(200)));
  }
}

absl::Status CancelJob(const http::Client& client, const base::Context& context,
                       const std::string& id) {
  http::Request request{.method = "PATCH", .path = {"jobs", id}, .query = {{"mode", "cancel"}}};
  request.repeatable = true;
  TF_ASSIGN(http::Response response, client.Send(context, request));
  // 409: it has ended already.
  if (response.status == 404 || response.status == 409) return absl::OkStatus();
  if (!response.ok()) return ToError(response, StrCat("Cancelling the job ", id));
  return AwaitEnd(client, context, id);
}

}  // namespace flink
