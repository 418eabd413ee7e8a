#include "provider/clients/flink/testing/fake_flink.h"

#include <algorithm>
#include <sstream>
#include <utility>

namespace flink_testing {
namespace {

using http::testing::Answer;
using nlohmann::json;

Answer Reply(int status, const json& body) {
  Answer answer;
  answer.status = status;
  answer.body = body.dump();
  return answer;
}

Answer Error(int status, const std::string& trace) { return Reply(status, {{"errors", {trace}}}); }

bool IsAlive(const std::string& state) {
  return state != "FINISHED" && state != "FAILED" && state != "CANCELED";
}

std::vector<std::string> Split(const std::string& target) {
  std::vector<std::string> parts;
  std::istringstream in(target.substr(0, target.find('?')));
  for (std::string part; std::getline(in, part, '/');) {
    if (!part.empty()) parts.push_back(part);
  }
  return parts;
}

json Snapshot(int id, const std::string& path) {
  if (path.empty()) return nullptr;
  return {{"id", id}, {"external_path", path}, {"discarded", false}};
}

std::string CheckpointOf(const FakeJob& job) {
  return job.has_checkpoint ? "file:/checkpoints/" + job.id + "/chk-7" : "";
}

}  // namespace

int FakeFlink::Count(std::string_view text) const {
  const auto all = seen();
  return static_cast<int>(std::count_if(all.begin(), all.end(), [&](const auto& request) {
    return (request.method + " " + request.target).find(text) != std::string::npos;
  }));
}

std::vector<FakeJob> FakeFlink::jobs() const {
  const std::lock_guard lock(mutex_);
  return jobs_;
}

FakeJob FakeFlink::Find(const std::string& id) const {
  for (const FakeJob& job : jobs()) {
    if (job.id == id) return job;
  }
  return {};
}

std::vector<std::string> FakeFlink::alive() const {
  std::vector<std::string> ids;
  for (const FakeJob& job : jobs()) {
    if (IsAlive(job.state)) ids.push_back(job.id);
  }
  return ids;
}

int FakeFlink::most_alive() const {
  const std::lock_guard lock(mutex_);
  return most_alive_;
}

void FakeFlink::Add(FakeJob job) {
  const std::lock_guard lock(mutex_);
  used_ids_.insert(job.id);
  jobs_.push_back(std::move(job));
}

void FakeFlink::SetState(const std::string& id, const std::string& state) {
  const std::lock_guard lock(mutex_);
  if (FakeJob* job = Get(id)) job->state = state;
}

void FakeFlink::Forget() {
  const std::lock_guard lock(mutex_);
  jobs_.clear();
  used_ids_.clear();
}

FakeJob* FakeFlink::Get(const std::string& id) {
  const auto it = std::find_if(jobs_.begin(), jobs_.end(), [&](auto& j) { return j.id == id; });
  return it == jobs_.end() ? nullptr : &*it;
}

int FakeFlink::CountAlive() const {
  return static_cast<int>(
      std::count_if(jobs_.begin(), jobs_.end(), [](auto& j) { return IsAlive(j.state); }));
}

Answer FakeFlink::Handle(const http::testing::Seen& seen) {
  const std::lock_guard lock(mutex_);
  const json body = json::parse(seen.body, nullptr, /*allow_exceptions=*/false);
  Answer answer = Route(seen.method, Split(seen.target), body);
  const bool meant = !lose_answers_to.empty() &&
                     (seen.method + " " + seen.target).find(lose_answers_to) != std::string::npos;
  if (meant && answers_to_lose > 0) {
    --answers_to_lose;
    answer.close_before_answer = true;
  }
  return answer;
}

Answer FakeFlink::Route(const std::string& method, const std::vector<std::string>& path,
                        const json& body) {
  if (path.size() == 2 && path[0] == "jobs" && path[1] == "overview") return Reply(200, Overview());
  if (path.size() == 3 && path[0] == "jars" && path[2] == "run") return Run(body);
  if (path.size() == 3 && path[0] == "jars" && path[2] == "plan") return Plan(body);
  if (path.size() == 4 && path[0] == "jobs" && path[2] == "savepoints") return Poll(path[3]);
  if (path.size() < 2 || path[0] != "jobs") return Error(404, "Not found");
  FakeJob* job = Get(path[1]);
  if (job == nullptr) {
    return Error(404, "org.apache.flink.runtime.rest.NotFoundException: Job not found\n");
  }
  return OfJob(method, *job, path, body);
}

Answer FakeFlink::OfJob(const std::string& method, FakeJob& job,
                        const std::vector<std::string>& path, const json& body) {
  if (method == "PATCH") {
    if (!IsAlive(job.state)) return Error(409, "It has ended.");
    job.state = "CANCELED";
    return Reply(202, json::object());
  }
  if (path.size() == 2) {
    const std::string state = job.state;
    if (std::exchange(job.dying, false)) job.state = "FAILED";
    return Reply(200, {{"jid", job.id},
                       {"name", job.name},
                       {"state", state},
                       {"vertices", {{{"status", state}}}}});
  }
  if (path[2] == "stop") return Stop(job, body);
  if (path[2] == "exceptions") {
    if (job.state != "FAILED")
      return Reply(200, {{"exceptionHistory", {{"entries", json::array()}}}});
    const json entry = {{"stacktrace",
                         "java.lang.RuntimeException: x\nCaused by: "
                         "java.lang.IllegalStateException: made to fail\n"}};
    return Reply(200, {{"exceptionHistory", {{"entries", {entry}}}}});
  }
  if (path.size() == 4 && path[3] == "config") {
    return Reply(200, {{"externalization",
                        {{"enabled", job.retained}, {"delete_on_cancellation", !job.retained}}}});
  }
  return Reply(200, {{"latest",
                      {{"completed", Snapshot(7, CheckpointOf(job))},
                       {"savepoint", Snapshot(8, job.savepoint)},
                       {"restored", Snapshot(5, job.restored_from)}}}});
}

Answer FakeFlink::Run(const json& body) {
  FakeJob job;
  job.id = body.value("jobId", "");
  job.name = body["flinkConfiguration"].value("pipeline.name", "");
  job.entry_class = body.value("entryClass", "");
  job.restored_from = body.value("savepointPath", "");
  if (!used_ids_.insert(job.id).second) {
    return Error(400,
                 "x\nCaused by: org.apache.flink.runtime.client.DuplicateJobSubmissionException: "
                 "Job has already been submitted.\n");
  }
  const bool refused = refused_classes.count(job.entry_class) > 0;
  if (refused || failing_classes.count(job.entry_class) > 0) job.state = "FAILED";
  jobs_.push_back(job);
  most_alive_ = std::max(most_alive_, CountAlive());
  if (refused) return Error(400, "x\nCaused by: java.io.IOException: refused\n");
  return Reply(200, {{"jobid", job.id}});
}

Answer FakeFlink::Plan(const json& body) const {
  if (unfit_classes.count(body.value("entryClass", "")) == 0) return Reply(200, {{"plan", {}}});
  return Error(500, "x\nCaused by: java.lang.IllegalArgumentException: unfit\n");
}

Answer FakeFlink::Stop(FakeJob& job, const json& body) {
  const std::string trigger = body.value("triggerId", "");
  if (operations_.count(trigger) > 0) return Reply(202, {{"request-id", trigger}});
  json operation;
  if (savepoints_fail || savepoints_kill || !IsAlive(job.state)) {
    job.dying = savepoints_kill;
    operation["failure-cause"] = {{"stack-trace", "x\nCaused by: java.io.IOException: no space\n"}};
  } else {
    job.savepoint = "file:/savepoints/" + job.id;
    job.state = "FINISHED";
    operation["location"] = job.savepoint;
  }
  operations_[trigger] = operation;
  return Reply(202, {{"request-id", trigger}});
}

Answer FakeFlink::Poll(const std::string& trigger) const {
  const auto operation = operations_.find(trigger);
  if (operation == operations_.end()) return Error(404, "no such operation");
  return Reply(200, {{"status", {{"id", "COMPLETED"}}}, {"operation", operation->second}});
}

json FakeFlink::Overview() const {
  json jobs = json::array();
  int64_t start = 0;
  for (const FakeJob& job : jobs_) {
    jobs.push_back(
        {{"jid", job.id}, {"name", job.name}, {"state", job.state}, {"start-time", ++start}});
  }
  return {{"jobs", jobs}};
}

}  // namespace flink_testing
