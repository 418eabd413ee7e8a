// starrocks_routine_load without a server: checks, plans and what the server's answer means.
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/engine/testing/type_bench.h"
#include "provider/engine/testing/words.h"
#include "resources/catalog.h"
#include "resources/shared/property_map.h"
#include "resources/shared/routine_load.h"

namespace resources {
namespace {

using cty::Value;
using engine_testing::Str;
using engine_testing::StrList;
using engine_testing::StrMap;
using testing::HasSubstr;
using testing::IsEmpty;

class RoutineLoadTest : public testing::Test {
 protected:
  Value Of(Value::Members members = {}) {
    members.try_emplace("database", Str("d"));
    members.try_emplace("name", Str("job"));
    members.try_emplace("table", Str("t"));
    members.try_emplace("kafka_broker_list", StrList({"b:9092"}));
    members.try_emplace("kafka_topic", Str("clicks"));
    return bench_.Of(std::move(members));
  }
  engine_testing::TypeBench bench_{MakeCatalog(), "starrocks_routine_load"};
};

TEST_F(RoutineLoadTest, R4_ValuesAreChecked) {
  EXPECT_EQ(bench_.Validate(Of({{"where", Str("id > 0 AND city = 'a;b'")}})), "");
  EXPECT_THAT(bench_.Validate(Of({{"where", Str("1; DROP TABLE t")}})), HasSubstr("[where]"));
  EXPECT_THAT(bench_.Validate(Of({{"name", Str("a-b")}})), HasSubstr("[name]"));
  EXPECT_THAT(bench_.Validate(Of({{"state", Str("cancelled")}})), HasSubstr("[state]"));
  EXPECT_THAT(bench_.Validate(Of({{"kafka_properties", StrMap({{"sasl.password", "x"}})}})),
              HasSubstr("is a secret"));
  const std::string wrong = bench_.Validate(Of({{"schema_registry_url_wo", Str("u:fake@r:1")}}));
  EXPECT_THAT(wrong, HasSubstr("[schema_registry_url_wo]"));
  EXPECT_THAT(wrong, testing::Not(HasSubstr("fake")));
  EXPECT_EQ(bench_.Validate(Of({{"schema_registry_url_wo", Str("https://u:fake@r")}})), "");
  const Value both = StrMap({{"a", "b"}});
  EXPECT_THAT(bench_.Validate(Of({{"kafka_properties", both}, {"kafka_properties_wo", both}})),
              HasSubstr("set in two places"));
}

TEST_F(RoutineLoadTest, P10_OnlyAnotherNameReplaces) {
  const Value state = Of({{"where", Str("id > 0")}, {"state", Str("running")}});
  EXPECT_THAT(bench_.Plan(state, Of({{"kafka_topic", Str("x")}})).requires_replace, IsEmpty());
  EXPECT_THAT(bench_.Plan(state, Of({{"name", Str("x")}})).requires_replace,
              testing::ElementsAre(cty::Path("name")));
}

RoutineLoad Known() {
  RoutineLoad load;
  load.database = std::string("d");
  load.name = std::string("job");
  load.table = std::string("t");
  load.columns = std::vector<std::string>{"id", "day = DATE(ts)"};
  load.where = std::string("id>0");
  load.kafka_topic = std::string("clicks");
  load.state = std::string("running");
  return load;
}

starrocks::RoutineLoad Shown() {
  starrocks::RoutineLoad shown;
  shown.status = "RUNNING";
  shown.spec.table = "t";
  shown.spec.columns = {"id", "day=date(ts)"};
  shown.spec.where = "`id` > 0";
  shown.spec.topic = "clicks";
  return shown;
}

TEST(RoutineLoadReadTest, WhatMeansTheSameKeepsItsSpelling) {
  const RoutineLoad read = AsRead(Known(), Shown(), "", false);
  EXPECT_EQ(read.columns, Known().columns);
  EXPECT_EQ(read.where, Known().where);
  EXPECT_TRUE(read.column_separator.IsNull());
}

TEST(RoutineLoadReadTest, WhatTheServerMadeOfAnExpressionIsNoDrift) {
  starrocks::RoutineLoad shown = Shown();
  shown.spec.where = "CAST(`id` AS BIGINT) > 0";
  EXPECT_EQ(AsRead(Known(), shown, ShownExpressions(shown), false).where, Known().where);
  EXPECT_EQ(*AsRead(Known(), shown, "", false).where, shown.spec.where);
}

TEST(RoutineLoadReadTest, ACancelledJobIsADifferenceThatANewOneRemoves) {
  starrocks::RoutineLoad shown = Shown();
  shown.state = starrocks::RoutineLoadState::kCancelled;
  shown.reason = "table is gone";
  const RoutineLoad read = AsRead(Known(), shown, "", false);
  EXPECT_EQ(*read.state, "cancelled");
  EXPECT_EQ(*read.reason, "table is gone");
  EXPECT_TRUE(NeedsNewJob(read, Known()));
}

TEST(RoutineLoadChangeTest, TheRegistryIsSentWithANewVersionOnly) {
  RoutineLoad plan = Known(), config = Known();
  const base::Secret url("http://u:fake@r");
  config.schema_registry_url_wo = std::string(url.Reveal());
  EXPECT_TRUE(ToSpec(plan, config).schema_registry == url);
  EXPECT_FALSE(ChangedSpec(Known(), plan, config).schema_registry);
  plan.schema_registry_url_wo_version = 1;
  EXPECT_TRUE(ChangedSpec(Known(), plan, config).schema_registry == url);
  EXPECT_FALSE(NeedsNewJob(Known(), plan));
}

TEST(RoutineLoadChangeTest, WhatAnAlterCannotDo) {
  const RoutineLoad load = Known();
  EXPECT_FALSE(NeedsNewJob(load, load));
  RoutineLoad changed = load;
  changed.where = std::string("id > 1");
  changed.state = std::string("paused");
  EXPECT_FALSE(NeedsNewJob(load, changed));
  EXPECT_EQ(ChangedSpec(load, changed, changed).where, "id > 1");
  changed.where = sdk::String();
  EXPECT_TRUE(NeedsNewJob(load, changed));
  changed = load;
  changed.kafka_topic = std::string("other");
  EXPECT_TRUE(NeedsNewJob(load, changed));
  changed = load;
  changed.properties = Properties{{"format", "json"}};
  EXPECT_TRUE(NeedsNewJob(load, changed));
}

}  // namespace
}  // namespace resources
