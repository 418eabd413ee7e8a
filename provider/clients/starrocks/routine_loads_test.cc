#include "provider/clients/starrocks/routine_loads.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "provider/base/status.h"
#include "provider/clients/starrocks/routine_load_rows.h"
#include "provider/clients/starrocks/testing/live.h"

namespace starrocks {
namespace {

using base::ErrorKind;
using ::testing::ElementsAre;
using testing::Get;
using ::testing::HasSubstr;
using State = RoutineLoadState;

const RoutineLoadName kName = {"d", "job"};

RoutineLoadSpec Clicks() {
  RoutineLoadSpec spec;
  spec.table = "t";
  spec.column_separator = ",";
  spec.columns = {"id", "day = date(id)"};
  spec.where = "id > 0";
  spec.properties = {{"max_error_number", "10"}};
  spec.brokers = {"127.0.0.1:1", "127.0.0.2:1"};
  spec.topic = "clicks";
  spec.offsets = {{"0", "100"}, {"1", "OFFSET_END"}};
  spec.kafka.plain = {{"group.id", "g"}};
  spec.kafka.secret.emplace("sasl.password", base::Secret("fake-kafka-password"));
  return spec;
}

class RoutineLoadsTest : public testing::LiveTest {
 protected:
  RoutineLoadsTest() {
    Sql("CREATE DATABASE d");
    Sql("CREATE TABLE d.t (id INT) DUPLICATE KEY(id) PROPERTIES ('replication_num' = '1')");
  }
  RoutineLoad Shown() { return *Get(FindRoutineLoad(client(), context_, kName)); }
};

TEST_F(RoutineLoadsTest, FromCreateToStop) {
  ASSERT_OK(CreateRoutineLoad(client(), context_, kName, Clicks()));
  const RoutineLoad load = Shown();
  EXPECT_EQ(load.state, State::kRunning);
  EXPECT_EQ(load.spec.table, "t");
  EXPECT_THAT(load.spec.columns, ElementsAre("id", "day=date(id)"));
  EXPECT_EQ(load.spec.where, "`id` > 0");
  EXPECT_EQ(load.spec.properties.at("max_error_number"), "10");
  EXPECT_EQ(load.spec.properties.at("desired_concurrent_number"), "5");
  EXPECT_THAT(load.spec.brokers, ElementsAre("127.0.0.1:1", "127.0.0.2:1"));
  EXPECT_EQ(load.spec.kafka.plain.at("sasl.password"), "******");
  EXPECT_EQ(OffsetsBehind(load.progress), Clicks().offsets);
  EXPECT_EQ(base::KindOf(CreateRoutineLoad(client(), context_, kName, Clicks())),
            ErrorKind::kAlreadyExists);
  ASSERT_OK(StopRoutineLoad(client(), context_, kName));
  ASSERT_OK(StopRoutineLoad(client(), context_, kName));
  EXPECT_EQ(Get(FindRoutineLoad(client(), context_, kName)), std::nullopt);
  ASSERT_OK(CreateRoutineLoad(client(), context_, kName, Clicks()));
  EXPECT_EQ(Get(ListRoutineLoads(client(), context_, "d")).size(), 2u);
  EXPECT_EQ(base::KindOf(ListRoutineLoads(client(), context_, "nosuch").status()),
            ErrorKind::kNotFound);
}

TEST_F(RoutineLoadsTest, ChangesWhilePaused) {
  ASSERT_OK(CreateRoutineLoad(client(), context_, kName, Clicks()));
  RoutineLoadSpec changed;
  changed.where = "id > 5";
  changed.offsets = {{"0", "300"}};
  EXPECT_FALSE(AlterRoutineLoad(client(), context_, kName, changed).ok());
  ASSERT_OK(PauseRoutineLoad(client(), context_, kName));
  ASSERT_OK(PauseRoutineLoad(client(), context_, kName));
  EXPECT_THAT(Shown().reason, HasSubstr("User root pauses"));
  ASSERT_OK(AlterRoutineLoad(client(), context_, kName, changed));
  ASSERT_OK(ResumeRoutineLoad(client(), context_, kName));
  EXPECT_EQ(Shown().state, State::kRunning);
  EXPECT_EQ(Shown().spec.where, "`id` > 5");
  EXPECT_EQ(Shown().progress.at("0"), "299");
  EXPECT_EQ(sandbox().Count("PAUSE ROUTINE LOAD"), 1);
  EXPECT_EQ(base::KindOf(PauseRoutineLoad(client(), context_, {"d", "nosuch"})),
            ErrorKind::kNotFound);
}

TEST_F(RoutineLoadsTest, ALostAnswerIsLookedUp) {
  Start({"--fault", "drop-after@CREATE ROUTINE", "--fault", "drop-after@PAUSE", "--fault",
         "drop-after@STOP"});
  Sql("CREATE DATABASE d");
  Sql("CREATE TABLE d.t (id INT) DUPLICATE KEY(id) PROPERTIES ('replication_num' = '1')");
  ASSERT_OK(CreateRoutineLoad(client(), context_, kName, Clicks()));
  ASSERT_OK(PauseRoutineLoad(client(), context_, kName));
  ASSERT_OK(StopRoutineLoad(client(), context_, kName));
  EXPECT_EQ(sandbox().Count("CREATE ROUTINE LOAD"), 1);
  EXPECT_EQ(sandbox().Count("STOP ROUTINE LOAD"), 1);
}

TEST(RoutineLoadRowsTest, StatesAndUnknownShapes) {
  Rows rows;
  rows.columns = {"Id",
                  "Name",
                  "TableName",
                  "State",
                  "JobProperties",
                  "DataSourceProperties",
                  "CustomProperties",
                  "Progress",
                  "ReasonOfStateChanged"};
  rows.rows = {{"7", "job", "t", "CANCELLED", "{}", "{}", "{}", "{\"0\":\"12\"}", "table is gone"}};
  const std::vector<RoutineLoad> loads = Get(RoutineLoadsFrom(rows));
  ASSERT_EQ(loads.size(), 1u);
  EXPECT_EQ(loads[0].state, State::kCancelled);
  EXPECT_EQ(loads[0].reason, "table is gone");
  EXPECT_EQ(OffsetsBehind(loads[0].progress).at("0"), "13");
  rows.rows[0][3] = "NEED_SCHEDULE";
  EXPECT_EQ(Get(RoutineLoadsFrom(rows))[0].state, State::kRunning);
  rows.rows[0][3] = "DREAMING";
  EXPECT_THAT(std::string(RoutineLoadsFrom(rows).status().message()), HasSubstr("DREAMING"));
  rows.rows[0][3] = "PAUSED";
  rows.rows[0][7] = "no json";
  EXPECT_THAT(std::string(RoutineLoadsFrom(rows).status().message()), HasSubstr("no json"));
}

}  // namespace
}  // namespace starrocks
