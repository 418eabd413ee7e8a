// starrocks_flink_job: checks and plans without a server, and its life against a fake JobManager.
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/base/status.h"
#include "provider/clients/flink/job_id.h"
#include "provider/clients/flink/testing/fake_flink.h"
#include "provider/engine/testing/type_bench.h"
#include "provider/engine/testing/words.h"
#include "resources/catalog.h"
#include "resources/shared/backends.h"
#include "resources/shared/flink_run.h"

namespace resources {
namespace {

using cty::Value;
using engine_testing::Str;
using engine_testing::StrList;
using engine_testing::StrMap;
using flink_testing::FakeFlink;
using flink_testing::FakeJob;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class FlinkJobTest : public testing::Test {
 protected:
  Value Job(Value::Members members = {}) {
    members.emplace("name", Str("orders"));
    members.emplace("jar", Str("u_app.jar"));
    return bench_.Of(std::move(members));
  }
  Value State(Value::Members members = {}) {
    for (const auto& [name, text] : {std::pair{"savepoint_format", "CANONICAL"},
                                     {"upgrade_mode", "savepoint"},
                                     {"on_destroy", "savepoint"},
                                     {"state", "running"},
                                     {"stable_for", "10s"},
                                     {"job_id", "0123"},
                                     {"status", "RUNNING"},
                                     {"last_savepoint", "file:/s"}}) {
      members.emplace(name, Str(text));
    }
    members.emplace("allow_non_restored_state", Value::Bool(false));
    return Job(std::move(members));
  }
  engine_testing::TypeBench bench_{MakeCatalog(), "starrocks_flink_job"};
};

TEST_F(FlinkJobTest, R4_ValuesAreChecked) {
  EXPECT_EQ(bench_.Validate(Job()), "");
  for (const char* attribute :
       {"savepoint_format", "upgrade_mode", "on_destroy", "state", "stable_for"}) {
    EXPECT_THAT(bench_.Validate(Job({{attribute, Str("nonsense")}})),
                HasSubstr("[" + std::string(attribute) + "]"));
  }
  EXPECT_THAT(bench_.Validate(Job({{"parallelism", Value::Int(0)}})), HasSubstr("[parallelism]"));
  EXPECT_THAT(bench_.Validate(Job({{"configuration", StrMap({{"pipeline.name", "x"}})}})),
              HasSubstr("Use name in its place"));
}

TEST_F(FlinkJobTest, P10_OnlyAnotherNameIsAnotherJob) {
  Value other = Job();
  other = other.With("name", Str("other"));
  EXPECT_THAT(bench_.Plan(State(), other).requires_replace, ElementsAre(cty::Path("name")));
  EXPECT_THAT(bench_.Plan(State(), Job({{"jar", Str("v_app.jar")}})).requires_replace, IsEmpty());
}

TEST_F(FlinkJobTest, P3_WhatNeedsNoRestartKeepsTheJob) {
  EXPECT_EQ(bench_.Plan(State(), Job()).planned, State());
  const Value kept = bench_.Plan(State(), Job({{"stable_for", Str("1m")}})).planned;
  EXPECT_EQ(kept.Get("job_id"), Str("0123"));
  const Value restarted = bench_.Plan(State(), Job({{"args", StrList({"x"})}})).planned;
  EXPECT_TRUE(restarted.Get("job_id").IsUnknown());
  const Value suspended = bench_.Plan(State(), Job({{"state", Str("suspended")}})).planned;
  EXPECT_TRUE(suspended.Get("last_savepoint").IsUnknown());
}

TEST_F(FlinkJobTest, P3_ASavepointPathIsUsedOnce) {
  const Value with = State({{"savepoint_path", Str("file:/a")}});
  EXPECT_EQ(bench_.Plan(with, Job()).planned.Get("job_id"), Str("0123"));
  const Value other = Job({{"savepoint_path", Str("file:/b")}});
  EXPECT_TRUE(bench_.Plan(with, other).planned.Get("job_id").IsUnknown());
}

TEST_F(FlinkJobTest, P3_AJobFoundDeadIsPlannedToRun) {
  const engine::PlanResult plan = bench_.Plan(State({{"state", Str("failed")}}), Job());
  EXPECT_EQ(plan.planned.Get("state"), Str("running"));
  EXPECT_TRUE(plan.planned.Get("job_id").IsUnknown());
}

TEST_F(FlinkJobTest, I1_TheImportIdIsTheJobs) {
  std::string errors;
  const std::string id(32, 'a');
  EXPECT_EQ(bench_.Import(id, &errors).Get("job_id"), Str(id));
  EXPECT_TRUE(bench_.Import("orders", &errors).IsNull()) << "by name it takes a cluster";
  EXPECT_THAT(errors, HasSubstr("No address of Flink"));
}

TEST_F(FlinkJobTest, A6_NothingIsMadeWithoutAServer) {
  EXPECT_THAT(bench_.CreateError(Job()), HasSubstr("No address of Flink"));
}

// How a job that is found in some way is told of.
class FlinkRunTest : public testing::Test {
 protected:
  FlinkRunTest() {
    run_.name = std::string("orders");
    run_.state = std::string(kRunning);
    run_.job_id = flink::MakeJobId("orders", "v", 1);
    job_.id = *run_.job_id;
    job_.name = "orders";
    job_.has_checkpoint = true;
    http::Options options;
    options.url = flink_.url();
    auto client = http::Client::Make(options);
    EXPECT_TRUE(client.ok()) << client.status();
    backends_->rest[static_cast<std::size_t>(Rest::kFlink)].client = *std::move(client);
  }
  void Read() {
    const absl::Status read = ReadFlinkRun(call_, run_);
    ASSERT_TRUE(read.ok()) << read;
  }
  void ExpectState(const char* state) {
    Read();
    EXPECT_EQ(run_.state.value_or(""), state);
  }

  FakeFlink flink_;
  FakeJob job_;
  FlinkRun run_;
  std::shared_ptr<Backends> backends_ = std::make_shared<Backends>();
  base::StopSignal stop_;
  base::Context context_{&stop_, absl::Now() + absl::Seconds(20)};
  sdk::Call call_{context_, backends_};
};

TEST_F(FlinkRunTest, Running) {
  flink_.Add(job_);
  ExpectState("running");
  EXPECT_EQ(run_.status.value_or(""), "RUNNING");
}

TEST_F(FlinkRunTest, FailedWithItsCauseAndState) {
  job_.state = "FAILED";
  flink_.Add(job_);
  ExpectState("failed");
  EXPECT_EQ(run_.root_cause.value_or(""), "made to fail (IllegalStateException)");
  EXPECT_EQ(run_.last_savepoint.value_or(""), "file:/checkpoints/" + job_.id + "/chk-7");
}

TEST_F(FlinkRunTest, StoppedByOthers) {
  job_.state = "FINISHED";
  job_.savepoint = "file:/savepoints/x";
  flink_.Add(job_);
  ExpectState("finished");
  EXPECT_EQ(run_.last_savepoint.value_or(""), "file:/savepoints/x");
}

TEST_F(FlinkRunTest, AtTheEndOfItsInput) {
  job_.state = "FINISHED";
  flink_.Add(job_);
  ExpectState("running");
  EXPECT_EQ(run_.status.value_or(""), "FINISHED");
  flink_.Forget();
  ExpectState("running");
}

TEST_F(FlinkRunTest, Gone) {
  ExpectState("gone");
  EXPECT_TRUE(run_.status.IsNull());
}

TEST_F(FlinkRunTest, SuspendedStaysSo) {
  run_.state = std::string(kSuspended);
  ExpectState("suspended");
  flink_.Add(job_);
  ExpectState("running");
}

TEST_F(FlinkRunTest, ADeploymentThatWasCutOff) {
  job_.state = "FINISHED";
  flink_.Add(job_);
  FakeJob next = job_;
  next.id = flink::MakeJobId("orders", "w", 2);
  next.state = "RUNNING";
  flink_.Add(next);
  ExpectState("interrupted");
  EXPECT_EQ(run_.job_id.value_or(""), job_.id);
}

TEST_F(FlinkRunTest, RetentionUnlessStateless) {
  EXPECT_EQ(SubmittedConfiguration(run_).size(), 2u);
  run_.upgrade_mode = std::string("stateless");
  EXPECT_THAT(SubmittedConfiguration(run_),
              ElementsAre(std::pair<const std::string, std::string>("pipeline.name", "orders")));
}

}  // namespace
}  // namespace resources
