#include "provider/clients/starrocks/table_diff.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "provider/clients/starrocks/table_sql.h"
#include "provider/clients/starrocks/table_type.h"
#include "provider/clients/starrocks/testing/client_fixture.h"

namespace starrocks {
namespace {

using testing::Get;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using Columns = std::vector<TableColumn>;

TableColumn Of(std::string name, std::string type) {
  TableColumn column;
  column.name = std::move(name);
  column.type = std::move(type);
  return column;
}

class TableDiffTest : public ::testing::Test {
 protected:
  TableDiffTest() {
    table_.columns = {Of("id", "bigint(20)"), Of("a", "int(11)"), Of("b", "varchar(50)"),
                      Of("c", "date")};
    table_.key_columns = {"id"};
    table_.distribution = TableDistribution{{"id"}, 2};
    table_.partitioning.kind = PartitionKind::kExpression;
    table_.partitioning.expressions = {"date_trunc('day', c)"};
  }

  // The clauses of the ALTER TABLE, or the obstacle.
  std::string Diff(const Columns& to) {
    const ColumnDiff diff = DiffColumns(table_, to);
    if (!diff.obstacle.empty()) return diff.obstacle;
    if (diff.changes.empty()) return "";
    const std::string sql = Get(AlterColumnsSql({"d", "t"}, diff.changes)).Render();
    return sql.substr(std::string("ALTER TABLE `d`.`t` ").size());
  }

  TableDefinition table_;
};

TEST_F(TableDiffTest, OtherSpellingsAreNoDifference) {
  Columns to = table_.columns;
  to[0].type = "BIGINT";
  to[1].name = "A";
  EXPECT_TRUE(DiffColumns(table_, to).empty());
}

TEST_F(TableDiffTest, ColumnsComeAndGoWithTheirPlaces) {
  Columns to = table_.columns;
  to.insert(to.begin() + 2, Of("n", "int"));
  to.push_back(Of("z", "int"));
  to.erase(to.begin() + 1);
  EXPECT_EQ(Diff(to),
            "DROP COLUMN `a`, ADD COLUMN `n` INT NULL COMMENT '' AFTER `id`, "
            "ADD COLUMN `z` INT NULL COMMENT ''");
}

TEST_F(TableDiffTest, ColumnsMove) {
  Columns to = table_.columns;
  std::swap(to[1], to[2]);
  EXPECT_EQ(Diff(to), "MODIFY COLUMN `b` VARCHAR(50) NULL COMMENT '' AFTER `id`");
  std::swap(to[0], to[1]);
  EXPECT_EQ(Diff(to), "MODIFY COLUMN `b` VARCHAR(50) NULL COMMENT '' FIRST");
}

TEST_F(TableDiffTest, TypesWiden) {
  Columns to = table_.columns;
  to[1].type = "bigint";
  to[2].type = "string";
  EXPECT_EQ(Diff(to),
            "MODIFY COLUMN `a` BIGINT NULL COMMENT '', "
            "MODIFY COLUMN `b` VARCHAR(65533) NULL COMMENT ''");
  to[1].type = "smallint";
  EXPECT_THAT(Diff(to), HasSubstr("int(11) can't become smallint"));
}

TEST_F(TableDiffTest, ACommentAloneNeedsNoJob) {
  Columns to = table_.columns;
  to[2].comment = "x";
  const ColumnDiff diff = DiffColumns(table_, to);
  EXPECT_THAT(diff.changes, IsEmpty());
  EXPECT_EQ(diff.comments.size(), 1u);
  const ColumnDiff older = DiffColumns(table_, to, /*comments_alone=*/false);
  EXPECT_THAT(older.comments, IsEmpty());
  EXPECT_EQ(older.changes.size(), 1u);
}

TEST_F(TableDiffTest, WhatCannotBeDoneInPlaceIsSaid) {
  Columns to = table_.columns;
  to.erase(to.begin());
  EXPECT_EQ(Diff(to), "The column id can't be dropped in place: it is a column of the key.");
  to = table_.columns;
  to.pop_back();
  EXPECT_THAT(Diff(to), HasSubstr("the table is partitioned by it"));
  to = table_.columns;
  to[1].nullable = false;
  EXPECT_THAT(Diff(to), HasSubstr("NULL can't become NOT NULL"));
  to = table_.columns;
  to[1].default_value = "0";
  EXPECT_THAT(Diff(to), HasSubstr("can't change a default value"));
  to = table_.columns;
  to[0].type = "largeint";
  EXPECT_THAT(Diff(to), HasSubstr("the table is distributed by it"));
  to = table_.columns;
  to.push_back(Of("n", "int"));
  to.back().nullable = false;
  EXPECT_THAT(Diff(to), HasSubstr("it is NOT NULL and has no default"));
}

TEST(TableTypeTest, Spellings) {
  const std::pair<const char*, const char*> canonical[] = {
      {"INT(11)", "int"},
      {"INTEGER", "int"},
      {" Decimal ", "decimal(10,0)"},
      {"decimal(10)", "decimal(10,0)"},
      {"string", "varchar(65533)"},
      {"VARCHAR", "varchar(1)"},
      {"varbinary", "varbinary"},
      {"MAP<STRING, INT>", "map<varchar(65533),int>"},
      {"array<array<datetime>>", "array<array<datetime>>"},
      {"struct<lat double, `lon` decimal(9, 6)>", "struct<lat double,lon decimal(9,6)>"}};
  for (const auto& [text, want] : canonical) {
    const auto type = DataType::Parse(text);
    ASSERT_TRUE(type.ok()) << text;
    EXPECT_EQ(type->Canonical(), want);
    EXPECT_TRUE(SameType(text, Get(type->ToSql()).Render())) << text;
  }
  for (const char* text : {"", "intt", "int(", "array", "array<int", "map<int>", "decimal(a)",
                           "int); DROP TABLE t", "struct<double>"}) {
    EXPECT_FALSE(DataType::Parse(text).ok()) << text;
  }
}

TEST(TableTypeTest, WhatMayBecomeWhat) {
  const auto becomes = [](const char* from, const char* to) {
    return Get(DataType::Parse(from)).CanBecome(Get(DataType::Parse(to)));
  };
  EXPECT_TRUE(becomes("tinyint", "bigint"));
  EXPECT_TRUE(becomes("float", "double"));
  EXPECT_TRUE(becomes("decimal(10,2)", "decimal(20,2)"));
  EXPECT_TRUE(becomes("char(3)", "varchar(3)"));
  EXPECT_TRUE(becomes("date", "datetime"));
  EXPECT_TRUE(becomes("int", "varchar(20)"));
  EXPECT_FALSE(becomes("bigint", "int"));
  EXPECT_FALSE(becomes("decimal(10,2)", "decimal(20,4)"));
  EXPECT_FALSE(becomes("varchar(3)", "char(3)"));
  EXPECT_FALSE(becomes("varchar(20)", "int"));
  EXPECT_FALSE(becomes("array<int>", "array<bigint>"));
}

}  // namespace
}  // namespace starrocks
