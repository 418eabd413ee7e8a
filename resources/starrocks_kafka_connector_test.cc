// starrocks_kafka_connector against a worker in the test's own process.
#include <cstdlib>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/clients/kafka_connect/testing/fake_worker.h"
#include "provider/engine/testing/thing_server.h"
#include "provider/engine/testing/type_bench.h"
#include "provider/engine/testing/words.h"
#include "resources/catalog.h"

namespace resources {
namespace {

using cty::Value;
using engine_testing::Str;
using engine_testing::StrMap;
using engine_testing::TextOf;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr char kSecret[] = "hunter2-of-the-test";

class KafkaConnectorTest : public testing::Test {
 protected:
  KafkaConnectorTest() {
    setenv("KAFKA_CONNECT_URL", worker_.url().c_str(), 1);
    EXPECT_EQ(bench_.Configure(), "");
  }
  ~KafkaConnectorTest() override { unsetenv("KAFKA_CONNECT_URL"); }

  Value Of(Value::Members members = {}) {
    members.try_emplace("name", Str("c"));
    members.try_emplace("config", StrMap({{"connector.class", "F"}, {"topic", "t"}}));
    members.try_emplace("stable_for", Str("50ms"));
    return bench_.Of(std::move(members));
  }
  // The state after an apply that must work.
  Value Applied(const Value& prior, const Value& config) {
    const engine::ObjectResult result = bench_.Apply(prior, config);
    EXPECT_THAT(result.diagnostics, IsEmpty()) << TextOf(result.diagnostics);
    return result.state;
  }
  kafka_connect::testing::FakeWorker::Connector& Made() { return worker_.connectors().at("c"); }

  kafka_connect::testing::FakeWorker worker_;
  engine_testing::TypeBench bench_{MakeCatalog(), "starrocks_kafka_connector"};
};

TEST_F(KafkaConnectorTest, R4_ValuesAreChecked) {
  EXPECT_EQ(bench_.Validate(Of()), "");
  EXPECT_THAT(bench_.Validate(Of({{"config", StrMap({{"topic", "t"}})}})), HasSubstr("[config]"));
  EXPECT_THAT(bench_.Validate(Of({{"config_wo", StrMap({{"topic", "t"}})}})),
              HasSubstr("[config_wo]"));
  EXPECT_THAT(bench_.Validate(Of({{"config_wo", StrMap({{"name", "t"}})}})),
              HasSubstr("attribute name"));
  EXPECT_THAT(bench_.Validate(Of({{"state", Str("started")}})), HasSubstr("[state]"));
  EXPECT_THAT(bench_.Validate(Of({{"stable_for", Str("soon")}})), HasSubstr("[stable_for]"));
}

TEST_F(KafkaConnectorTest, LivesFromCreateToDestroy) {
  const Value state = Applied({}, Of());
  EXPECT_EQ(state.Get("status"), Str("RUNNING"));
  EXPECT_EQ(state.Get("type"), Str("source"));
  EXPECT_EQ(state.Get("tasks").AsSequence().size(), 1u);
  EXPECT_EQ(state.Get("offsets").AsSequence()[0],
            Str(R"({"offset":{"at":8},"partition":{"file":"f"}})"));
  EXPECT_EQ(bench_.Read(state).state, state);
  const Value changed =
      Applied(state, Of({{"config", StrMap({{"connector.class", "F"}, {"topic", "u"}})}}));
  EXPECT_EQ(Made().config.at("topic"), "u");
  EXPECT_TRUE(Applied(changed, {}).IsNull());
  EXPECT_THAT(worker_.connectors(), IsEmpty());
}

TEST_F(KafkaConnectorTest, SecretsAreSentAndNotKept) {
  const Value state = Applied({}, Of({{"config_wo", StrMap({{"database.password", kSecret}})}}));
  EXPECT_EQ(Made().config.at("database.password"), kSecret);
  EXPECT_TRUE(state.Get("config_wo").IsNull());
  EXPECT_EQ(bench_.Read(state).state, state);
  const Value version = Value::Int(2);
  Applied(state, Of({{"config_wo", StrMap({{"database.password", "another-one"}})},
                     {"config_wo_version", version}}));
  EXPECT_EQ(Made().config.at("database.password"), "another-one");
}

TEST_F(KafkaConnectorTest, OnlyManagedKeysAreDrift) {
  const Value state = Applied({}, Of());
  Made().config["errors.tolerance"] = "all";
  EXPECT_EQ(bench_.Read(state).state, state);
  Made().config["topic"] = "other";
  EXPECT_EQ(bench_.Read(state).state.Get("config").Get("topic"), Str("other"));
  Made().config.erase("topic");
  EXPECT_EQ(bench_.Read(state).state.Get("config"), StrMap({{"connector.class", "F"}}));
  worker_.connectors().clear();
  EXPECT_TRUE(bench_.Read(state).state.IsNull());
}

TEST_F(KafkaConnectorTest, ItsStateIsPutRight) {
  const Value paused = Applied({}, Of({{"state", Str("paused")}}));
  EXPECT_EQ(Made().state, "PAUSED");
  const Value stopped = Applied(paused, Of({{"state", Str("stopped")}}));
  EXPECT_EQ(stopped.Get("tasks").AsSequence().size(), 0u);
  const Value running = Applied(stopped, Of());
  EXPECT_EQ(Made().state, "RUNNING");
  Made().state = "PAUSED";
  EXPECT_EQ(bench_.Read(running).state.Get("state"), Str("paused"));
}

TEST_F(KafkaConnectorTest, ARestartIsTriggered) {
  const Value state = Applied({}, Of({{"restart_trigger", Str("1")}}));
  EXPECT_EQ(Made().restarts, 0);
  Applied(state, Of({{"restart_trigger", Str("2")}}));
  EXPECT_EQ(Made().restarts, 1);
}

TEST_F(KafkaConnectorTest, AFaultIsShownByThePlanAtItsKey) {
  worker_.faults().faults = {{"topic", "Missing required configuration"}};
  EXPECT_THAT(TextOf(bench_.Plan({}, Of()).diagnostics),
              AllOf(HasSubstr("[config[\"topic\"]]"), HasSubstr("Missing required")));
  worker_.faults().faults = {{"database.password", "Login failed for hunter2-of-the-test"}};
  const Value secret = Of({{"config_wo", StrMap({{"database.password", kSecret}})}});
  EXPECT_THAT(TextOf(bench_.Plan({}, secret).diagnostics),
              AllOf(HasSubstr("[config_wo[\"database.password\"]]"), Not(HasSubstr(kSecret))));
}

TEST_F(KafkaConnectorTest, AFaultIsShownByTheApplyIfThePlanMayNotAsk) {
  worker_.faults().faults = {{"topic", "Missing required configuration"}};
  const engine::ObjectResult result =
      bench_.Apply({}, Of({{"validate_at_plan", Value::Bool(false)}}));
  EXPECT_THAT(TextOf(result.diagnostics), HasSubstr("[config[\"topic\"]]"));
  EXPECT_TRUE(result.state.IsNull());
}

TEST_F(KafkaConnectorTest, AWorkerThatCannotCheckIsAWarning) {
  worker_.faults().validates = false;
  EXPECT_THAT(TextOf(bench_.Plan({}, Of()).diagnostics),
              HasSubstr("warning: The connector's configuration could not be checked"));
}

TEST_F(KafkaConnectorTest, NothingIsAskedWhileValuesAreUnknown) {
  bench_.Plan({}, Of({{"config", Value::Unknown()}}));
  bench_.Plan({}, Of({{"config_wo", Value::Unknown()}}));
  EXPECT_THAT(worker_.seen(), IsEmpty());
}

TEST_F(KafkaConnectorTest, APasswordInConfigIsWarnedOf) {
  const Value config =
      Of({{"config", StrMap({{"connector.class", "F"}, {"database.password", kSecret}})}});
  EXPECT_THAT(TextOf(bench_.Plan({}, config).diagnostics),
              HasSubstr("warning: A password stands in config"));
}

TEST_F(KafkaConnectorTest, AFailedTaskFailsTheApplyAndTheConnectorIsKept) {
  worker_.faults().new_task_state = "FAILED";
  const engine::ObjectResult result = bench_.Apply({}, Of());
  EXPECT_THAT(TextOf(result.diagnostics), HasSubstr("caused by java.io.IOException: disk full"));
  EXPECT_EQ(result.state.Get("tasks").AsSequence()[0].Get("state"), Str("FAILED"));
  EXPECT_THAT(TextOf(bench_.Read(result.state).diagnostics), HasSubstr("warning: The connector c"));
}

TEST_F(KafkaConnectorTest, ATakenNameSaysHowToImport) {
  worker_.connectors()["c"].config = {{"connector.class", "Other"}};
  EXPECT_THAT(TextOf(bench_.Apply({}, Of()).diagnostics),
              HasSubstr("terraform import starrocks_kafka_connector.<name> 'c'"));
}

TEST_F(KafkaConnectorTest, I1_AnImportLeavesSecretsOut) {
  worker_.connectors()["c"].config = {{"connector.class", "F"},
                                      {"database.password", kSecret},
                                      {"x.sasl.jaas.config", kSecret},
                                      {"ref.password", "${file:/run/secrets/db:p}"}};
  std::string errors;
  const engine::ObjectResult read = bench_.Read(bench_.Import("c", &errors), /*imported=*/true);
  EXPECT_EQ(read.state.Get("config"),
            StrMap({{"connector.class", "F"}, {"ref.password", "${file:/run/secrets/db:p}"}}));
  EXPECT_EQ(read.state.Get("state"), Str("running"));
  EXPECT_THAT(TextOf(read.diagnostics),
              HasSubstr("whole configuration: database.password, x.sasl.jaas.config."));
}

TEST_F(KafkaConnectorTest, D7_ARenameWarns) {
  const engine::PlanResult plan = bench_.Plan(Applied({}, Of()), Of({{"name", Str("d")}}));
  EXPECT_THAT(plan.requires_replace, ElementsAre(cty::Path("name")));
  EXPECT_THAT(TextOf(plan.diagnostics), HasSubstr("starts from the beginning"));
}

}  // namespace
}  // namespace resources
