// Each call against the recorded answers of Flink.
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/base/status.h"
#include "provider/clients/flink/checkpoints.h"
#include "provider/clients/flink/digest.h"
#include "provider/clients/flink/jars.h"
#include "provider/clients/flink/job_id.h"
#include "provider/clients/flink/jobs.h"
#include "provider/clients/flink/overview.h"
#include "provider/clients/flink/recordings_for_test.h"
#include "provider/clients/flink/sql_gateway.h"

namespace flink {
namespace {

using http::testing::Answer;
using http::testing::Seen;
using testing::HasSubstr;

// A server that gives one recorded answer to everything.
class Replay {
 public:
  explicit Replay(const std::string& name)
      : server_([answer = Recorded(name)](const Seen&) { return answer; }),
        client_(ClientOf(server_.url())) {}

  const http::Client& client() const { return *client_; }
  const base::Context& context() const { return budget_.context; }
  Seen last() const { return server_.seen().back(); }

 private:
  http::testing::Server server_;
  std::unique_ptr<http::Client> client_;
  Budget budget_{20};
};

TEST(FlinkClient, Overview) {
  for (const char* line : {"1.20", "2.3"}) {
    Replay flink(std::string(line) + "/overview");
    const auto overview = GetOverview(flink.client(), flink.context());
    ASSERT_TRUE(overview.ok()) << overview.status();
    EXPECT_THAT(overview->version, HasSubstr(line));
    EXPECT_EQ(overview->slots_total, 8);
    EXPECT_EQ(overview->taskmanagers, 1);
  }
}

TEST(FlinkClient, ListsJobs) {
  for (const char* line : {"1.20", "2.3"}) {
    Replay flink(std::string(line) + "/jobs_overview");
    const auto jobs = ListJobs(flink.client(), flink.context());
    ASSERT_TRUE(jobs.ok()) << jobs.status();
    ASSERT_EQ(jobs->size(), 3u);
    EXPECT_EQ(jobs->front().name, "State machine job");
    EXPECT_EQ(jobs->front().state, "RUNNING");
    EXPECT_EQ(jobs->front().tasks, 4);
  }
}

TEST(FlinkClient, FindsAJobAndItsAbsence) {
  Replay flink("2.3/job");
  const auto job = FindJob(flink.client(), flink.context(), "x");
  ASSERT_TRUE(job.ok()) << job.status();
  ASSERT_TRUE(job->has_value());
  EXPECT_EQ((*job)->state, "RUNNING");
  EXPECT_FALSE((*job)->tasks_running) << "tasks are scheduled only";
  Replay other("1.20/job_not_found");
  const auto none = FindJob(other.client(), other.context(), "x");
  ASSERT_TRUE(none.ok()) << none.status();
  EXPECT_FALSE(none->has_value());
  EXPECT_EQ(other.last().target, "/jobs/x");
}

TEST(FlinkClient, RootCausesOfBothVersions) {
  for (const char* line : {"1.20", "2.3"}) {
    Replay flink(std::string(line) + "/job_failed_exceptions");
    const auto failures = FindFailures(flink.client(), flink.context(), "x");
    ASSERT_TRUE(failures.ok()) << failures.status();
    EXPECT_EQ(failures->root_cause, "Connection refused (ConnectException)");
    EXPECT_EQ(failures->count, 1);
  }
}

TEST(FlinkClient, SnapshotsAndRetention) {
  Replay flink("1.20/job_checkpoints_restored");
  const auto found = FindSnapshots(flink.client(), flink.context(), "x");
  ASSERT_TRUE(found.ok()) << found.status();
  ASSERT_TRUE(found->checkpoint && found->restored);
  EXPECT_FALSE(found->savepoint);
  EXPECT_EQ(found->checkpoint->number, 5);
  EXPECT_THAT(found->restored->path, HasSubstr("/savepoints/savepoint-f7916d-"));
  Replay config("1.20/job_checkpoints_config");
  const auto retention = FindRetention(config.client(), config.context(), "x");
  ASSERT_TRUE(retention.ok());
  EXPECT_FALSE(retention->on_failure);
  EXPECT_FALSE(retention->on_cancel);
}

TEST(FlinkClient, Jars) {
  Replay flink("1.20/jars_list");
  const auto jars = ListJars(flink.client(), flink.context());
  ASSERT_TRUE(jars.ok());
  ASSERT_EQ(jars->size(), 1u);
  EXPECT_EQ(jars->front().name, "flink-examples-streaming-1.20.0.jar");
  Replay upload("1.20/jars_upload");
  const auto id = UploadJar(upload.client(), upload.context(),
                            "provider/clients/flink/testdata/1.20/overview.json", "x.jar");
  ASSERT_TRUE(id.ok()) << id.status();
  EXPECT_EQ(*id, "c44b051f-c716-4de6-9ed4-803e99f378d9_flink-examples-streaming-1.20.0.jar");
  EXPECT_THAT(upload.last().body, HasSubstr("filename=\"x.jar\""));
  Replay gone("1.20/jar_delete_again");
  EXPECT_TRUE(DeleteJar(gone.client(), gone.context(), "x").ok());
}

// A Flink that has no jar and cuts off the first `cuts` uploads.
Answer CutUploads(const Seen& seen, int& cuts) {
  if (seen.method == "GET") return Answer{.body = R"({"files": []})"};
  if (cuts-- > 0) return Answer{.close_before_answer = true};
  return Recorded("1.20/jars_upload");
}

absl::StatusOr<std::string> UploadTo(const http::testing::Server& server) {
  const Budget budget(20);
  return UploadJar(*ClientOf(server.url()), budget.context,
                   "provider/clients/flink/testdata/1.20/overview.json", "x.jar");
}

TEST(FlinkClient, AnUploadThatWasCutOffIsMadeAgain) {
  int cuts = 2;
  const http::testing::Server server([&](const Seen& seen) { return CutUploads(seen, cuts); });
  EXPECT_TRUE(UploadTo(server).ok());
}

TEST(FlinkClient, AnUploadThatIsAlwaysCutOffFailsAndNothingIsThere) {
  int cuts = 9;
  const http::testing::Server server([&](const Seen& seen) { return CutUploads(seen, cuts); });
  const absl::Status status = UploadTo(server).status();
  EXPECT_EQ(base::KindOf(status), base::ErrorKind::kRetryable);
  EXPECT_THAT(std::string(status.message()), HasSubstr("Uploading the jar x.jar"));
  EXPECT_EQ(cuts, 6);
}

TEST(FlinkClient, RunSaysWhatItIsAskedFor) {
  Replay flink("1.20/overview");
  RunOptions options;
  options.jar_id = "a_b.jar";
  options.entry_class = "x.Y";
  options.args = {"--a", "b c"};
  options.parallelism = 3;
  options.configuration = {{"pipeline.name", "n"}};
  options.job_id = "0123";
  options.restore_path = "file:/s";
  ASSERT_TRUE(RunJar(flink.client(), flink.context(), options).ok());
  EXPECT_EQ(flink.last().target, "/jars/a_b.jar/run");
  EXPECT_EQ(nlohmann::json::parse(flink.last().body),
            nlohmann::json::parse(R"({"jobId":"0123","entryClass":"x.Y","parallelism":3,
                "programArgsList":["--a","b c"],"flinkConfiguration":{"pipeline.name":"n"},
                "savepointPath":"file:/s","allowNonRestoredState":false})"));
}

TEST(FlinkClient, ACheckMakesAGraphAndNoJob) {
  Replay flink("1.20/overview");
  RunOptions options;
  options.jar_id = "a_b.jar";
  options.args = {"x"};
  ASSERT_TRUE(CheckJar(flink.client(), flink.context(), options).ok());
  EXPECT_EQ(flink.last().target, "/jars/a_b.jar/plan");
  EXPECT_EQ(nlohmann::json::parse(flink.last().body),
            nlohmann::json::parse(R"({"programArgsList":["x"]})"));
}

TEST(FlinkClient, ACheckTellsWhatASubmissionWould) {
  for (const std::string line : {"1.20", "2.3"}) {
    Replay no_class(line + "/jar_plan_bad_class");
    EXPECT_THAT(CheckJar(no_class.client(), no_class.context(), {}).message(),
                HasSubstr("no.Such"));
    Replay no_jar(line + "/jar_plan_missing_jar");
    EXPECT_EQ(base::KindOf(CheckJar(no_jar.client(), no_jar.context(), {})),
              base::ErrorKind::kNotFound);
    Replay throws(line + "/jar_plan_main_throws");
    EXPECT_THAT(CheckJar(throws.client(), throws.context(), {}).message(),
                HasSubstr("bad argument throw"));
    // The program catches what ends it.
    Replay unclear(line + "/jar_plan_aborted");
    EXPECT_TRUE(CheckJar(unclear.client(), unclear.context(), {}).ok());
  }
}

TEST(FlinkClient, AFailedSavepointTellsWhyAndWhatToDo) {
  for (const char* line : {"1.20", "2.3"}) {
    http::testing::Server server([&](const Seen& seen) {
      if (seen.method != "POST")
        return Recorded(std::string(line) + "/savepoint_status_failed_completed");
      Answer accepted;
      accepted.status = 202;
      accepted.body = R"({"request-id":"r"})";
      return accepted;
    });
    const auto client = ClientOf(server.url());
    Budget budget(20);
    const auto path = StopWithSavepoint(*client, budget.context, "j", {"file:///proc/nope"});
    EXPECT_EQ(path.status().message(),
              "Stopping the job j with a savepoint failed: Failed to create savepoint directory at "
              "file:/proc/nope (IOException).");
    EXPECT_THAT(base::NextStepOf(path.status()), HasSubstr("Set savepoint_directory"));
    EXPECT_EQ(server.seen().back().target, "/jobs/j/savepoints/r");
  }
}

TEST(FlinkClient, SqlErrorsNameTheStatement) {
  http::testing::Server server([](const Seen& seen) {
    Answer answer;
    answer.body = R"({"sessionHandle":"s","operationHandle":"o","status":"ERROR"})";
    const bool result = seen.target.find("/result/0") != std::string::npos;
    return result ? Recorded("2.3_sql/bad_syntax_result0") : answer;
  });
  const auto client = ClientOf(server.url());
  Budget budget(20);
  const absl::Status status = RunSql(*client, budget.context,
                                     {{{"pipeline.name", "n"}}, {{"SELEC 'geheim'", "SELEC '*'"}}});
  EXPECT_EQ(status.message(),
            "The statement \"SELEC '*'\" failed: Non-query expression encountered in illegal "
            "context (CalciteException).");
  EXPECT_EQ(server.seen().front().body, R"({"properties":{"pipeline.name":"n"}})");
  EXPECT_EQ(server.seen()[1].body, R"({"statement":"SELEC 'geheim'"})");
  EXPECT_EQ(server.seen().back().method, "DELETE") << "the session is closed";
}

TEST(FlinkClient, WhatIsNotFlinksAnswerIsNoEmptyList) {
  Replay other("1.20/overview");
  const auto jobs = ListJobs(other.client(), other.context());
  EXPECT_THAT(std::string(jobs.status().message()), HasSubstr("no list \"jobs\""));
  EXPECT_FALSE(ListJars(other.client(), other.context()).ok());
  EXPECT_FALSE(FindJob(other.client(), other.context(), "x").ok());
}

TEST(FlinkClient, JobIdsKnowTheirJob) {
  const std::string id = MakeJobId("orders", "v1", 11);
  EXPECT_EQ(id.size(), 32u);
  EXPECT_EQ(id, MakeJobId("orders", "v1", 11));
  EXPECT_TRUE(IsOfFamily(id, "orders"));
  EXPECT_FALSE(IsOfFamily(id, "order"));
  EXPECT_FALSE(IsOfFamily("", "orders"));
  EXPECT_TRUE(IsOfVersion(id, "orders", "v1"));
  EXPECT_FALSE(IsOfVersion(id, "orders", "v2"));
  EXPECT_EQ(GenerationOf(id), 11u);
}

TEST(FlinkClient, Digests) {
  EXPECT_EQ(Sha256Hex("one"), "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed");
  EXPECT_EQ(base::KindOf(Sha256HexOfFile("no/such.jar").status()), base::ErrorKind::kNotFound);
}

}  // namespace
}  // namespace flink
