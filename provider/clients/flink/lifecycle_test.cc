// A job's life against a fake JobManager: upgrades, the way back, and runs that were cut off.
#include "provider/clients/flink/lifecycle.h"

#include <memory>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/base/status.h"
#include "provider/clients/flink/jars.h"
#include "provider/clients/flink/job_id.h"
#include "provider/clients/flink/recordings_for_test.h"
#include "provider/clients/flink/testing/fake_flink.h"

namespace flink {
namespace {

using base::ErrorKind;
using flink_testing::FakeFlink;
using flink_testing::FakeJob;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class LifecycleTest : public testing::Test {
 protected:
  Version Of(const std::string& entry_class) {
    RunOptions options;
    options.jar_id = "jar";
    options.entry_class = entry_class;
    options.configuration = {{"pipeline.name", "orders"}};
    Version version;
    version.definition = entry_class;
    version.check = [this, options](const base::Context& context) {
      return CheckJar(*client_, context, options);
    };
    version.submit = [this, options](const base::Context& context, const Start& start) {
      RunOptions run = options;
      run.job_id = start.job_id;
      run.restore_path = start.restore_path;
      return RunJar(*client_, context, run);
    };
    return version;
  }
  Lifecycle Life(Memory memory = {}) {
    return Lifecycle(*client_, budget_.context, "orders", std::move(memory));
  }
  Outcome Deploy(const std::string& version, const std::string& old = "", Memory memory = {}) {
    const Version before = Of(old);
    return Life(std::move(memory))
        .Deploy(Of(version), old.empty() ? nullptr : &before, policy_, "");
  }
  // A job of this version that runs.
  std::string Running(const std::string& version, uint32_t generation = 1) {
    FakeJob job;
    job.id = MakeJobId("orders", version, generation);
    job.name = "orders";
    job.entry_class = version;
    flink_.Add(job);
    return job.id;
  }
  void ExpectAlive(const std::string& id) { EXPECT_THAT(flink_.alive(), ElementsAre(id)); }

  FakeFlink flink_;
  std::unique_ptr<http::Client> client_ = ClientOf(flink_.url());
  Budget budget_{20};
  Policy policy_{UpgradeMode::kSavepoint, "", false, absl::Milliseconds(300)};
};

TEST_F(LifecycleTest, AFirstVersionStartsFromNothing) {
  const Outcome outcome = Deploy("A");
  ASSERT_TRUE(outcome.status.ok()) << outcome.status;
  EXPECT_EQ(outcome.running, Running::kNew);
  EXPECT_EQ(outcome.job_id, MakeJobId("orders", "A", 1));
  EXPECT_EQ(outcome.savepoint, "");
  ExpectAlive(outcome.job_id);
}

TEST_F(LifecycleTest, AnUpgradeGoesOnFromASavepoint) {
  const std::string old = Running("A");
  const Outcome outcome = Deploy("B", "A", {old, ""});
  ASSERT_TRUE(outcome.status.ok()) << outcome.status;
  EXPECT_EQ(outcome.job_id, MakeJobId("orders", "B", 2));
  EXPECT_EQ(flink_.Find(outcome.job_id).restored_from, "file:/savepoints/" + old);
  EXPECT_EQ(outcome.savepoint, "file:/savepoints/" + old);
  ExpectAlive(outcome.job_id);
  EXPECT_EQ(flink_.most_alive(), 1);
}

TEST_F(LifecycleTest, NothingIsStoppedForAVersionThatCannotBeSubmitted) {
  const std::string old = Running("A");
  flink_.unfit_classes = {"B"};
  const Outcome outcome = Deploy("B", "A", {old, ""});
  EXPECT_EQ(outcome.status.message(),
            "Checking that the new version can be submitted failed: unfit "
            "(IllegalArgumentException). Nothing was stopped: the version before runs on, as job " +
                old + ".");
  EXPECT_EQ(outcome.running, Running::kOld);
  EXPECT_EQ(outcome.job_id, old);
  EXPECT_THAT(outcome.root_cause, HasSubstr("unfit"));
  EXPECT_EQ(flink_.Count("/stop"), 0);
  EXPECT_EQ(flink_.Count("/run"), 0);
  ExpectAlive(old);
}

TEST_F(LifecycleTest, WhatACutOffRunSubmittedIsAdopted) {
  Running("A", 1);
  flink_.SetState(MakeJobId("orders", "A", 1), "FINISHED");
  const std::string left = Running("B", 2);
  const Outcome outcome = Deploy("B", "A", {MakeJobId("orders", "A", 1), ""});
  ASSERT_TRUE(outcome.status.ok()) << outcome.status;
  EXPECT_EQ(outcome.job_id, left);
  EXPECT_EQ(flink_.Count("/run"), 0);
}

TEST_F(LifecycleTest, ASubmissionThatIsUnderWayIsNotDoubled) {
  // Flink knows the id, but lists the job only later.
  flink_.answers_to_lose = 1;
  flink_.lose_answers_to = "/jars/jar/run";
  const Outcome outcome = Deploy("A");
  ASSERT_TRUE(outcome.status.ok()) << outcome.status;
  EXPECT_GE(flink_.Count("/run"), 2);
  ExpectAlive(MakeJobId("orders", "A", 1));
  EXPECT_EQ(flink_.most_alive(), 1);
}

TEST_F(LifecycleTest, ALostAnswerOfTheStopIsAskedForAgain) {
  const std::string old = Running("A");
  flink_.answers_to_lose = 1;
  flink_.lose_answers_to = "/stop";
  const Outcome outcome = Deploy("B", "A", {old, ""});
  ASSERT_TRUE(outcome.status.ok()) << outcome.status;
  EXPECT_EQ(flink_.Count("/stop"), 2);
  EXPECT_EQ(outcome.savepoint, "file:/savepoints/" + old);
}

TEST_F(LifecycleTest, ARunThatWasCutOffAfterTheStopGoesOnFromItsSavepoint) {
  FakeJob stopped;
  stopped.id = MakeJobId("orders", "A", 1);
  stopped.state = "FINISHED";
  stopped.savepoint = "file:/savepoints/x";
  flink_.Add(stopped);
  const Outcome outcome = Deploy("B", "A", {stopped.id, "file:/savepoints/older"});
  ASSERT_TRUE(outcome.status.ok()) << outcome.status;
  EXPECT_EQ(flink_.Find(outcome.job_id).restored_from, "file:/savepoints/x");
}

TEST_F(LifecycleTest, AVersionThatFailsIsTakenBack) {
  const std::string old = Running("A");
  flink_.failing_classes = {"B"};
  const Outcome outcome = Deploy("B", "A", {old, ""});
  EXPECT_EQ(outcome.running, Running::kOld);
  EXPECT_THAT(outcome.root_cause, HasSubstr("made to fail (IllegalStateException)"));
  EXPECT_THAT(std::string(outcome.status.message()), HasSubstr("The version before runs again"));
  EXPECT_EQ(outcome.job_id, MakeJobId("orders", "A", 3));
  EXPECT_EQ(flink_.Find(outcome.job_id).restored_from, "file:/savepoints/" + old);
  ExpectAlive(outcome.job_id);
  EXPECT_EQ(flink_.most_alive(), 1);
}

TEST_F(LifecycleTest, ARefusedSubmissionIsTakenBackInSpiteOfTheFailedJobItLeaves) {
  const std::string old = Running("A");
  flink_.refused_classes = {"B"};
  const Outcome outcome = Deploy("B", "A", {old, ""});
  EXPECT_EQ(outcome.running, Running::kOld);
  EXPECT_EQ(outcome.root_cause, "Submitting the job failed: refused (IOException).");
  ExpectAlive(MakeJobId("orders", "A", 3));
  // And the next attempt has an id of its own.
  flink_.refused_classes.clear();
  EXPECT_EQ(Deploy("B", "A", {outcome.job_id, ""}).job_id, MakeJobId("orders", "B", 4));
}

TEST_F(LifecycleTest, WithoutAVersionBeforeNothingIsLeft) {
  flink_.failing_classes = {"A"};
  const Outcome outcome = Deploy("A");
  EXPECT_EQ(outcome.running, Running::kNone);
  EXPECT_FALSE(outcome.status.ok());
  EXPECT_THAT(flink_.alive(), IsEmpty());
}

TEST_F(LifecycleTest, BothVersionsFailing) {
  const std::string old = Running("A");
  flink_.failing_classes = {"A", "B"};
  const Outcome outcome = Deploy("B", "A", {old, ""});
  EXPECT_EQ(outcome.running, Running::kNone);
  EXPECT_THAT(std::string(outcome.status.message()), HasSubstr("could not be put back either"));
  EXPECT_THAT(std::string(outcome.status.message()),
              HasSubstr("The state is in file:/savepoints/" + old));
  EXPECT_EQ(outcome.savepoint, "file:/savepoints/" + old);
}

TEST_F(LifecycleTest, ASavepointThatFailsChangesNothing) {
  const std::string old = Running("A");
  flink_.savepoints_fail = true;
  const Outcome outcome = Deploy("B", "A", {old, ""});
  EXPECT_EQ(outcome.running, Running::kOld);
  EXPECT_EQ(outcome.job_id, old);
  EXPECT_THAT(std::string(outcome.status.message()), HasSubstr("no space"));
  EXPECT_EQ(flink_.Count("/run"), 0);
}

TEST_F(LifecycleTest, AJobThatItsSavepointKilledIsPutBackFromItsCheckpoint) {
  const std::string old = Running("A");
  flink_.Forget();
  FakeJob job;
  job.id = old;
  job.has_checkpoint = true;
  flink_.Add(job);
  flink_.savepoints_kill = true;
  const Outcome outcome = Deploy("B", "A", {old, ""});
  EXPECT_EQ(outcome.running, Running::kOld);
  EXPECT_EQ(flink_.Find(outcome.job_id).restored_from, "file:/checkpoints/" + old + "/chk-7");
}

TEST_F(LifecycleTest, AJobThatDiedComesBackFromItsCheckpoint) {
  FakeJob job;
  job.id = MakeJobId("orders", "A", 1);
  job.state = "FAILED";
  job.has_checkpoint = true;
  flink_.Add(job);
  const Outcome outcome = Deploy("A", "", {job.id, ""});
  ASSERT_TRUE(outcome.status.ok()) << outcome.status;
  EXPECT_EQ(flink_.Find(outcome.job_id).restored_from, "file:/checkpoints/" + job.id + "/chk-7");
}

TEST_F(LifecycleTest, AForgottenJobNeedsAState) {
  const std::string old = MakeJobId("orders", "A", 1);
  const Outcome unknown = Deploy("A", "", {old, ""});
  EXPECT_THAT(std::string(unknown.status.message()), HasSubstr("no state is known"));
  EXPECT_THAT(base::NextStepOf(unknown.status), HasSubstr("savepoint_path"));
  EXPECT_THAT(flink_.jobs(), IsEmpty());
  const Outcome known = Deploy("A", "", {old, "file:/savepoints/s"});
  ASSERT_TRUE(known.status.ok()) << known.status;
  EXPECT_THAT(known.warning, HasSubstr("processed again"));
  EXPECT_EQ(flink_.Find(known.job_id).restored_from, "file:/savepoints/s");
  EXPECT_EQ(known.job_id, MakeJobId("orders", "A", 2));
}

TEST_F(LifecycleTest, StatelessJobsStartFromNothing) {
  policy_.mode = UpgradeMode::kStateless;
  const std::string old = Running("A");
  const Outcome outcome = Deploy("B", "A", {old, "file:/savepoints/s"});
  ASSERT_TRUE(outcome.status.ok()) << outcome.status;
  EXPECT_EQ(flink_.Find(old).state, "CANCELED");
  EXPECT_EQ(flink_.Find(outcome.job_id).restored_from, "");
}

TEST_F(LifecycleTest, TheLastStateNeedsACheckpointThatStays) {
  policy_.mode = UpgradeMode::kLastState;
  FakeJob job;
  job.id = MakeJobId("orders", "A", 1);
  job.has_checkpoint = true;
  job.retained = false;
  flink_.Add(job);
  const Outcome refused = Deploy("B", "A", {job.id, ""});
  EXPECT_EQ(refused.running, Running::kOld);
  EXPECT_THAT(std::string(refused.status.message()), HasSubstr("no checkpoint that would survive"));
  ExpectAlive(job.id);
  flink_.Forget();
  job.retained = true;
  flink_.Add(job);
  const Outcome outcome = Deploy("B", "A", {job.id, ""});
  ASSERT_TRUE(outcome.status.ok()) << outcome.status;
  EXPECT_EQ(flink_.Find(outcome.job_id).restored_from, "file:/checkpoints/" + job.id + "/chk-7");
}

TEST_F(LifecycleTest, AJobOfOthersIsNotTouched) {
  FakeJob foreign;
  foreign.id = std::string(32, 'f');
  foreign.name = "orders";
  flink_.Add(foreign);
  const Outcome outcome = Deploy("A");
  EXPECT_EQ(base::KindOf(outcome.status), ErrorKind::kAlreadyExists);
  ExpectAlive(foreign.id);
  // Once imported it is ours.
  EXPECT_TRUE(Deploy("A", "", {foreign.id, ""}).status.ok());
  EXPECT_EQ(flink_.Find(foreign.id).state, "FINISHED");
}

TEST_F(LifecycleTest, OfTwoCopiesOneIsEnded) {
  Running("A", 1);
  const std::string wanted = Running("B", 2);
  const Outcome outcome = Deploy("B", "A", {MakeJobId("orders", "A", 1), ""});
  ASSERT_TRUE(outcome.status.ok()) << outcome.status;
  ExpectAlive(wanted);
}

TEST_F(LifecycleTest, AnIdThatWasUsedUpIsPassedOver) {
  Running("A", 1);
  const std::string other = MakeJobId("orders", "A", 1);
  flink_.SetState(other, "CANCELED");
  // The job is forgotten, its id is not.
  FakeJob spent;
  spent.id = MakeJobId("orders", "B", 2);
  spent.state = "FAILED";
  flink_.Add(spent);
  policy_.mode = UpgradeMode::kStateless;
  const Outcome outcome = Deploy("B", "", {other, ""});
  ASSERT_TRUE(outcome.status.ok()) << outcome.status;
  EXPECT_EQ(outcome.job_id, MakeJobId("orders", "B", 3));
}

TEST_F(LifecycleTest, StopOfTerraformLeavesWhatWasSubmitted) {
  const std::string old = Running("A");
  policy_.stable_for = absl::Minutes(1);
  Version version = Of("B");
  version.submit = [this, submit = version.submit](const base::Context& context,
                                                   const Start& start) {
    budget_.stop.Stop();
    return submit(context, start);
  };
  const Version before = Of("A");
  const Outcome outcome = Life({old, ""}).Deploy(version, &before, policy_, "");
  EXPECT_TRUE(absl::IsCancelled(outcome.status)) << outcome.status;
  EXPECT_EQ(outcome.running, Running::kNew);
  ExpectAlive(MakeJobId("orders", "B", 2));
}

TEST_F(LifecycleTest, SuspendAndEnd) {
  const std::string id = Running("A");
  const auto path = Life({id, ""}).Suspend(policy_);
  ASSERT_TRUE(path.ok()) << path.status();
  EXPECT_EQ(*path, "file:/savepoints/" + id);
  EXPECT_EQ(*Life({id, ""}).Suspend(policy_), *path) << "again, as after a cut";
  const std::string second = Running("A", 2);
  EXPECT_EQ(*Life({id, ""}).End(EndMode::kCancel, policy_), "");
  EXPECT_EQ(flink_.Find(second).state, "CANCELED");
  EXPECT_TRUE(Life({id, ""}).End(EndMode::kSavepoint, policy_).ok()) << "nothing is left";
}

}  // namespace
}  // namespace flink
