#include "provider/clients/starrocks/tables.h"

#include <gtest/gtest.h>

#include <thread>

#include "provider/base/status.h"
#include "provider/clients/starrocks/table_jobs.h"
#include "provider/clients/starrocks/testing/live.h"

namespace starrocks {
namespace {

using base::ErrorKind;
using testing::Get;

const TableName kName = {"d", "t"};

TableColumn Of(const char* name, const char* type) {
  TableColumn column;
  column.name = name;
  column.type = type;
  return column;
}

TableDefinition Simple() {
  TableDefinition table;
  table.columns = {Of("id", "bigint"), Of("city", "varchar(50)")};
  table.key_columns = {"id"};
  table.comment = "it's \"the\" table";
  table.distribution = TableDistribution{{"id"}, 2};
  table.properties = {{"replication_num", "1"}};
  return table;
}

class TablesTest : public testing::LiveTest {
 protected:
  TablesTest() { Sql("CREATE DATABASE d"); }

  std::vector<ColumnChange> Widened() {
    TableDefinition wide = Simple();
    wide.columns[1].type = "varchar(60)";
    return DiffColumns(Simple(), wide.columns).changes;
  }
};

TEST_F(TablesTest, FromCreateToDrop) {
  ASSERT_OK(CreateTable(client(), context_, kName, Simple()));
  const TableDefinition shown = Get(ReadTable(client(), context_, kName));
  EXPECT_TRUE(DiffColumns(shown, Simple().columns).empty());
  EXPECT_EQ(shown.comment, Simple().comment);
  EXPECT_EQ(shown.distribution, Simple().distribution);
  EXPECT_EQ(base::KindOf(CreateTable(client(), context_, kName, Simple())),
            ErrorKind::kAlreadyExists);
  EXPECT_EQ(Get(ListBaseTables(client(), context_, "d")), std::vector<std::string>{"t"});
  ASSERT_OK(DropTable(client(), context_, kName));
  ASSERT_OK(DropTable(client(), context_, kName));
  EXPECT_EQ(base::KindOf(ReadTable(client(), context_, kName).status()), ErrorKind::kNotFound);
  EXPECT_EQ(base::KindOf(ReadTable(client(), context_, {"nosuch", "t"}).status()),
            ErrorKind::kNotFound);
}

TEST_F(TablesTest, AViewIsNoTable) {
  ASSERT_OK(CreateTable(client(), context_, kName, Simple()));
  Sql("CREATE VIEW d.v AS SELECT id FROM d.t");
  EXPECT_EQ(base::KindOf(ReadTable(client(), context_, {"d", "v"}).status()), ErrorKind::kFinal);
  EXPECT_EQ(Get(ListBaseTables(client(), context_, "d")), std::vector<std::string>{"t"});
}

TEST_F(TablesTest, PropertiesGoOneByOneButDynamicOnesTogether) {
  ASSERT_OK(CreateTable(client(), context_, kName, Simple()));
  ASSERT_OK(SetTableProperties(client(), context_, kName,
                               {{"replication_num", "2"},
                                {"bucket_size", "1024"},
                                {"dynamic_partition.start", "-3"},
                                {"dynamic_partition.end", "3"}},
                               /*partitioned=*/false));
  EXPECT_EQ(sandbox().Count(" SET ("), 3);
  ASSERT_OK(SetTableProperties(client(), context_, kName, {{"replication_num", "1"}}, true));
  EXPECT_NE(Sent(" SET (").find("default.replication_num"), std::string::npos);
}

TEST_F(TablesTest, AJobIsWaitedFor) {
  ASSERT_OK(CreateTable(client(), context_, kName, Simple()));
  Sql("ADMIN SET FRONTEND CONFIG (\"alter_scheduler_interval_millisecond\" = \"700\")");
  ASSERT_OK(AlterColumns(client(), context_, kName, Widened()));
  EXPECT_EQ(Get(ReadTable(client(), context_, kName)).columns[1].type, "varchar(60)");
  EXPECT_EQ(Get(LastAlterJob(client(), context_, kName))->state, "FINISHED");
  EXPECT_GE(sandbox().Count("SHOW ALTER TABLE COLUMN"), 3);
}

TEST_F(TablesTest, WhenTheTimeIsUpTheJobGoesOn) {
  ASSERT_OK(CreateTable(client(), context_, kName, Simple()));
  Sql("ADMIN SET FRONTEND CONFIG (\"alter_scheduler_interval_millisecond\" = \"60000\")");
  const absl::Status status =
      AlterColumns(client(), context_.WithTimeout(absl::Milliseconds(600)), kName, Widened());
  EXPECT_EQ(base::KindOf(status), ErrorKind::kFinal);
  EXPECT_NE(status.message().find("goes on on the server"), absl::string_view::npos) << status;
  EXPECT_EQ(Get(LastAlterJob(client(), context_, kName))->state, "RUNNING");
  EXPECT_EQ(sandbox().Count("CANCEL ALTER"), 0);
}

TEST_F(TablesTest, ACancelledJobIsAnErrorWithItsReason) {
  ASSERT_OK(CreateTable(client(), context_, kName, Simple()));
  Sql("ADMIN SET FRONTEND CONFIG (\"alter_scheduler_interval_millisecond\" = \"60000\")");
  std::thread other([this] {
    while (sandbox().Count("MODIFY COLUMN") == 0) absl::SleepFor(absl::Milliseconds(20));
    while (!Get(LastAlterJob(client(), context_, kName))) absl::SleepFor(absl::Milliseconds(20));
    Sql("CANCEL ALTER TABLE COLUMN FROM d.t");
  });
  const absl::Status status = AlterColumns(client(), context_, kName, Widened());
  other.join();
  EXPECT_NE(status.message().find("user cancelled"), absl::string_view::npos) << status;
  EXPECT_EQ(Get(ReadTable(client(), context_, kName)).columns[1].type, "varchar(50)");
}

TEST_F(TablesTest, ALostAnswerIsLookedUp) {
  Start({"--fault", "drop-after@CREATE TABLE", "--fault", "drop-after@ALTER TABLE"});
  Sql("CREATE DATABASE d");
  ASSERT_OK(CreateTable(client(), context_, kName, Simple()));
  ASSERT_OK(AlterColumns(client(), context_, kName, Widened()));
  EXPECT_EQ(sandbox().Count("CREATE TABLE `d`.`t` ("), 1);
  EXPECT_EQ(sandbox().Count("MODIFY COLUMN"), 1);
}

}  // namespace
}  // namespace starrocks
