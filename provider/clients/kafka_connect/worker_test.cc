// Making connectors and waiting for them, against a worker that misbehaves on purpose.
#include <memory>
#include <thread>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/base/status.h"
#include "provider/clients/http/client.h"
#include "provider/clients/kafka_connect/connectors.h"
#include "provider/clients/kafka_connect/status.h"
#include "provider/clients/kafka_connect/testing/fake_worker.h"

namespace kafka_connect {
namespace {

using ::testing::HasSubstr;

class Worker : public ::testing::Test {
 protected:
  void SetUp() override {
    http::Options options;
    options.url = worker_.url();
    client_ = *http::Client::Make(options);
    quick_.stable_for = absl::Milliseconds(60);
    quick_.failed_for = absl::Milliseconds(40);
    quick_.idle_for = absl::Milliseconds(80);
    quick_.poll = absl::Milliseconds(10);
  }
  absl::Status Create(Target target = Target::kRunning) {
    return CreateConnector(*client_, context_, "c", config_, target);
  }
  absl::StatusOr<ConnectorStatus> AwaitQuickly(Target target) {
    return Await(*client_, context_.WithTimeout(absl::Seconds(3)), "c", target, quick_);
  }

  testing::FakeWorker worker_;
  std::unique_ptr<http::Client> client_;
  base::StopSignal stop_;
  const base::Context context_{&stop_, absl::Now() + absl::Seconds(30)};
  const Config config_ = {{"connector.class", "F"}, {"topic", "t"}};
  Patience quick_;
};

TEST_F(Worker, AConnectorLivesThroughAllStates) {
  ASSERT_TRUE(Create().ok());
  EXPECT_EQ(AwaitQuickly(Target::kRunning)->tasks.size(), 1u);
  for (const Target target : {Target::kPaused, Target::kStopped, Target::kRunning}) {
    ASSERT_TRUE(SetTarget(*client_, context_, "c", target).ok());
    EXPECT_TRUE(AwaitQuickly(target).ok());
  }
  EXPECT_TRUE(DeleteConnector(*client_, context_, "c").ok());
  EXPECT_TRUE(worker_.connectors().empty());
}

TEST_F(Worker, OneThatIsNotToRunIsMadeSo) {
  ASSERT_TRUE(Create(Target::kStopped).ok());
  EXPECT_EQ(worker_.connectors().at("c").state, "STOPPED");
  EXPECT_TRUE(AwaitQuickly(Target::kStopped).ok());
}

TEST_F(Worker, AStormOfRebalancesIsWaitedOut) {
  worker_.faults().conflicts = 2;
  ASSERT_TRUE(Create().ok());
  worker_.faults().conflicts = 3;
  ASSERT_TRUE(PutConfig(*client_, context_, "c", config_).ok());
  worker_.faults().conflicts = 2;
  EXPECT_TRUE(DeleteConnector(*client_, context_, "c").ok());
  EXPECT_EQ(worker_.faults().conflicts, 0);
}

TEST_F(Worker, ALostAnswerIsLookedAfter) {
  worker_.faults().lose_create = true;
  EXPECT_TRUE(Create().ok());
  EXPECT_EQ(worker_.Count("POST", "/connectors"), 1);
}

TEST_F(Worker, ALostAnswerDoesNotTakeWhatOthersMade) {
  worker_.connectors()["c"].config = {{"connector.class", "Other"}};
  worker_.faults().lose_create = true;  // of a request that is refused: nothing is made
  EXPECT_EQ(base::KindOf(Create()), base::ErrorKind::kAlreadyExists);
  EXPECT_EQ(worker_.connectors().at("c").config.at("connector.class"), "Other");
}

TEST_F(Worker, AFailedTaskIsAnErrorWithItsCause) {
  worker_.faults().new_task_state = "FAILED";
  ASSERT_TRUE(Create().ok());
  const absl::Status failed = AwaitQuickly(Target::kRunning).status();
  EXPECT_THAT(std::string(failed.message()),
              HasSubstr("ConnectException: It broke (caused by java.io.IOException: disk full)"));
  EXPECT_EQ(worker_.connectors().at("c").restarts, 0);
}

TEST_F(Worker, ATaskThatFailsWhileItIsWatchedIsSeen) {
  quick_.stable_for = absl::Seconds(1);
  ASSERT_TRUE(Create().ok());
  worker_.faults().fails_after = 5;
  EXPECT_FALSE(AwaitQuickly(Target::kRunning).ok());
}

TEST_F(Worker, AFailedTaskIsRevivedOnce) {
  worker_.faults().new_task_state = "FAILED";
  ASSERT_TRUE(Create().ok());
  quick_.revive = true;
  EXPECT_TRUE(AwaitQuickly(Target::kRunning).ok());
  EXPECT_EQ(worker_.connectors().at("c").restarts, 1);
}

TEST_F(Worker, OneThatCannotBeRevivedFails) {
  worker_.faults().new_task_state = "FAILED";
  worker_.faults().restart_heals = false;
  ASSERT_TRUE(Create().ok());
  quick_.revive = true;
  EXPECT_FALSE(AwaitQuickly(Target::kRunning).ok());
  EXPECT_EQ(worker_.connectors().at("c").restarts, 1);
}

TEST_F(Worker, WhatDoesNotComeInTimeIsTold) {
  worker_.faults().new_task_state = "UNASSIGNED";
  ASSERT_TRUE(Create().ok());
  const absl::Status late =
      Await(*client_, context_.WithTimeout(absl::Milliseconds(300)), "c", Target::kRunning, quick_)
          .status();
  EXPECT_THAT(std::string(late.message()), HasSubstr("it is RUNNING, task 0 is UNASSIGNED"));
  EXPECT_THAT(base::NextStepOf(late), HasSubstr("timeouts"));
}

TEST_F(Worker, AStopEndsTheWait) {
  worker_.faults().new_task_state = "UNASSIGNED";
  ASSERT_TRUE(Create().ok());
  quick_.poll = absl::Seconds(10);
  std::thread stopper([this] {
    absl::SleepFor(absl::Milliseconds(100));
    stop_.Stop();
  });
  const absl::Time start = absl::Now();
  EXPECT_FALSE(Await(*client_, context_, "c", Target::kRunning, quick_).ok());
  EXPECT_LT(absl::Now() - start, absl::Seconds(2));
  stopper.join();
}

}  // namespace
}  // namespace kafka_connect
