// What a worker of Kafka 4.3 answers, and what is made of it.
#include <memory>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/base/status.h"
#include "provider/clients/http/client.h"
#include "provider/clients/http/testing/answers.h"
#include "provider/clients/kafka_connect/connectors.h"
#include "provider/clients/kafka_connect/errors.h"
#include "provider/clients/kafka_connect/plugins.h"
#include "provider/clients/kafka_connect/status.h"

namespace kafka_connect {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class Recorded : public ::testing::Test {
 protected:
  // The server answers everything with this recording from here on.
  void Play(const std::string& name) {
    const auto answer =
        http::testing::Recorded("provider/clients/kafka_connect/testdata/" + name + ".json");
    server_.SetHandler([answer](const http::testing::Seen&) { return answer; });
  }
  void SetUp() override {
    http::Options options;
    options.name = "Kafka Connect";
    options.setting = "kafka_connect.url";
    options.url = server_.url();
    client_ = *http::Client::Make(options);
  }

  http::testing::Server server_{[](const http::testing::Seen&) { return http::testing::Answer(); }};
  std::unique_ptr<http::Client> client_;
  base::StopSignal stop_;
  const base::Context context_{&stop_, absl::Now() + absl::Seconds(20)};
};

TEST_F(Recorded, AConnectorIsReadWithoutItsName) {
  Play("get");
  const auto connector = GetConnector(*client_, context_, "fs1");
  ASSERT_TRUE(connector.ok()) << connector.status();
  EXPECT_EQ(connector->type, "source");
  EXPECT_EQ(connector->config.at("topic"), "lines");
  EXPECT_EQ(connector->config.count("name"), 0u);
}

TEST_F(Recorded, NotFoundIsOnlyWhatTheWorkerSays) {
  Play("get_not_found");
  EXPECT_EQ(base::KindOf(GetConnector(*client_, context_, "nope").status()),
            base::ErrorKind::kNotFound);
  EXPECT_TRUE(DeleteConnector(*client_, context_, "nope").ok());
  Play("unknown_path");
  const absl::Status elsewhere = GetConnector(*client_, context_, "nope").status();
  EXPECT_EQ(base::KindOf(elsewhere), base::ErrorKind::kFinal);
  EXPECT_THAT(base::NextStepOf(elsewhere), HasSubstr("kafka_connect.url"));
  EXPECT_FALSE(DeleteConnector(*client_, context_, "nope").ok());
}

TEST_F(Recorded, ATakenNameIsNoRebalance) {
  Play("create_post_again_conflict");
  const absl::Status taken = CreateConnector(*client_, context_, "fs1", {}, Target::kRunning);
  EXPECT_EQ(base::KindOf(taken), base::ErrorKind::kAlreadyExists);
  EXPECT_EQ(server_.seen().size(), 1u);
}

TEST_F(Recorded, ARebalanceIsRetriedUntilTheTimeIsUp) {
  Play("rebalance_409");
  const base::Context brief = context_.WithTimeout(absl::Milliseconds(700));
  const absl::Status status = PutConfig(*client_, brief, "fs1", {});
  EXPECT_EQ(base::KindOf(status), base::ErrorKind::kRetryable);
  EXPECT_THAT(std::string(status.message()), HasSubstr("stale configuration"));
  EXPECT_GE(server_.seen().size(), 2u);
}

TEST_F(Recorded, ARebalanceThatIsSaidWithA500IsWaitedOut) {
  const auto later = http::testing::Recorded("provider/clients/kafka_connect/testdata/get.json");
  const auto first =
      http::testing::Recorded("provider/clients/kafka_connect/testdata/rebalance_500.json");
  server_.SetHandler(
      [=, this](const http::testing::Seen&) { return server_.seen().size() < 2 ? first : later; });
  EXPECT_TRUE(GetConnector(*client_, context_, "fs1").ok());
  EXPECT_GE(server_.seen().size(), 2u);
}

TEST_F(Recorded, StatusesAreRead) {
  Play("get_status");
  const auto running = GetStatus(*client_, context_, "fs1");
  ASSERT_TRUE(running.ok());
  EXPECT_EQ(running->state, "RUNNING");
  ASSERT_EQ(running->tasks.size(), 1u);
  EXPECT_EQ(running->tasks[0].worker_id, "127.0.0.1:8084");
  EXPECT_EQ(Failures(*running), "");
  Play("status_stopped");
  const auto stopped = GetStatus(*client_, context_, "fs1");
  ASSERT_TRUE(stopped.ok());
  EXPECT_EQ(stopped->state, "STOPPED");
  EXPECT_THAT(stopped->tasks, IsEmpty());
  Play("get_status_not_found");
  EXPECT_EQ(base::KindOf(GetStatus(*client_, context_, "fs1").status()),
            base::ErrorKind::kNotFound);
}

TEST_F(Recorded, AFailedTaskIsOneSentence) {
  Play("status_task_failed");
  const auto failed = GetStatus(*client_, context_, "sink1");
  ASSERT_TRUE(failed.ok());
  EXPECT_EQ(Failures(*failed),
            "Task 0 has failed: org.apache.kafka.connect.errors.ConnectException: Couldn't find or "
            "create file '/nonexistent/dir/out' for FileStreamSinkTask (caused by "
            "java.nio.file.NoSuchFileException: /nonexistent/dir/out).");
}

TEST_F(Recorded, OffsetsAreJsonTexts) {
  Play("offsets");
  EXPECT_THAT(*GetOffsets(*client_, context_, "fs1"),
              ElementsAre(R"({"offset":{"position":8},"partition":)"
                          R"({"filename":"/srv/lakehouse/fs-in.txt"}})"));
  Play("unknown_path");
  EXPECT_FALSE(GetOffsets(*client_, context_, "fs1").has_value());
}

TEST_F(Recorded, FaultsOfAConfigurationHaveTheirKey) {
  Play("validate_errors");
  const auto checked = Validate(*client_, context_, "fs1", {{"connector.class", "F"}});
  ASSERT_TRUE(checked.ok()) << checked.status();
  ASSERT_EQ(checked->faults.size(), 3u);
  EXPECT_EQ(checked->faults[0].key, "tasks.max");
  EXPECT_THAT(checked->faults[0].message, HasSubstr("Not a number"));
  EXPECT_EQ(checked->faults[2].key, "topic");
}

TEST_F(Recorded, AnUnreachableDatabaseIsAFaultOfItsHost) {
  Play("validate_debezium_bad_connection");
  const auto checked = Validate(*client_, context_, "p", {{"connector.class", "P"}});
  ASSERT_TRUE(checked.ok()) << checked.status();
  ASSERT_EQ(checked->faults.size(), 1u);
  EXPECT_EQ(checked->faults[0].key, "database.hostname");
  EXPECT_EQ(checked->secret_keys.count("database.password"), 1u);
}

TEST_F(Recorded, APluginThatIsNotInstalledIsAFaultToo) {
  Play("validate_unknown_plugin");
  const auto checked = Validate(*client_, context_, "p", {{"connector.class", "NoSuch"}});
  ASSERT_TRUE(checked.ok()) << checked.status();
  ASSERT_EQ(checked->faults.size(), 1u);
  EXPECT_EQ(checked->faults[0].key, "connector.class");
  EXPECT_THAT(checked->faults[0].message, HasSubstr("NoSuch is installed"));
}

TEST_F(Recorded, ARefusalIsReadable) {
  Play("create_debezium_unreachable_db");
  const absl::Status status = CreateConnector(*client_, context_, "p", {}, Target::kRunning);
  EXPECT_EQ(base::KindOf(status), base::ErrorKind::kFinal);
  EXPECT_THAT(std::string(status.message()), HasSubstr("answered 500: Cannot invoke"));
}

TEST_F(Recorded, PluginsAreSortedByClass) {
  Play("connector_plugins");
  const auto plugins = ListPlugins(*client_, context_, /*all=*/false);
  ASSERT_TRUE(plugins.ok());
  ASSERT_EQ(plugins->size(), 3u);
  EXPECT_THAT((*plugins)[0].class_name, EndsWith("PostgresConnector"));
  EXPECT_EQ((*plugins)[0].version, "3.6.1.Final");
  EXPECT_EQ(server_.seen()[0].target, "/connector-plugins");
}

TEST(Readable, JavaIsTakenAway) {
  EXPECT_EQ(Readable("a.b.BadRequestException: No, available connectors are: PluginDesc{...}"),
            "No");
  EXPECT_EQ(Readable("Not an Exception: so it stays"), "Not an Exception: so it stays");
  EXPECT_EQ(Cause("x: one\n\tat y\nCaused by: z: two\nCaused by: q: three\n\tat r"),
            "x: one (caused by q: three)");
  EXPECT_EQ(Cause(""), "");
}

TEST(HoldsSecret, ByThePluginsWordOrByName) {
  EXPECT_TRUE(HoldsSecret({"pin"}, "pin", "1234"));
  EXPECT_TRUE(HoldsSecret({}, "producer.sasl.jaas.config", "x"));
  EXPECT_TRUE(HoldsSecret({}, "Database.PASSWORD", "x"));
  EXPECT_FALSE(HoldsSecret({"pin"}, "pin", "${file:/run/secrets/db:pin}"));
  EXPECT_FALSE(HoldsSecret({}, "key.converter", "x"));
}

}  // namespace
}  // namespace kafka_connect
