#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "provider/base/status.h"
#include "provider/clients/starrocks/table_definition.h"
#include "provider/clients/starrocks/testing/client_fixture.h"

namespace starrocks {
namespace {

using ::testing::ElementsAre;
using testing::Get;
using ::testing::HasSubstr;

// What a front end printed, by scenario and line.
std::map<std::string, std::string> Recorded() {
  std::map<std::string, std::string> texts;
  std::ifstream file("provider/clients/starrocks/testdata/show_create_table_rows.jsonl");
  for (std::string line; std::getline(file, line);) {
    const nlohmann::json row = nlohmann::json::parse(line);
    texts[row["source"]] = row["text"];
  }
  return texts;
}

TableDefinition Parsed(const std::string& source) {
  return Get(ParseCreateTable(Recorded().at(source)));
}

TEST(TableTextTest, ReadsEveryRecordedTable) {
  const std::map<std::string, std::string> texts = Recorded();
  ASSERT_EQ(texts.size(), 29u);
  for (const auto& [source, text] : texts) {
    const bool other_kind = source == "tables_key_types 75" || source == "tables_key_types 77";
    const auto table = ParseCreateTable(text);
    EXPECT_EQ(table.ok(), !other_kind) << source << ": " << table.status();
    if (!table.ok()) continue;
    EXPECT_FALSE(table->columns.empty()) << source;
    EXPECT_FALSE(table->key_columns.empty()) << source;
    EXPECT_EQ(table->properties.count("replication_num"), 1u) << source;
  }
}

TEST(TableTextTest, Columns) {
  const TableDefinition table = Parsed("tables_key_types 5");
  ASSERT_EQ(table.columns.size(), 14u);
  EXPECT_EQ(table.columns[0],
            (TableColumn{"id", "bigint(20)", "", false, false, {}, "", "", "booking id"}));
  EXPECT_EQ(table.columns[2], (TableColumn{"city", "varchar(100)", "", true, false, "Amsterdam", "",
                                           "", "it's the city"}));
  EXPECT_EQ(table.columns[3].type, "decimal(20, 4)");
  EXPECT_EQ(table.columns[7].type, "struct<lat double, lon double>");
  EXPECT_EQ(table.columns[8].default_expression, "CURRENT_TIMESTAMP");
  EXPECT_EQ(table.key_model, KeyModel::kDuplicate);
  EXPECT_THAT(table.key_columns, ElementsAre("id", "booked_on"));
  EXPECT_EQ(table.comment, "bookings, one row each");
  EXPECT_EQ(table.distribution, (TableDistribution{{"id"}, 4}));
  EXPECT_EQ(table.properties.at("compression"), "ZSTD");
}

TEST(TableTextTest, KeysIndexesAndGeneratedColumns) {
  const TableDefinition primary = Parsed("tables_key_types 23");
  EXPECT_EQ(primary.key_model, KeyModel::kPrimary);
  ASSERT_EQ(primary.columns.size(), 5u);
  EXPECT_TRUE(primary.columns[0].auto_increment);
  EXPECT_EQ(primary.columns[4].generated, "lower(email)");
  EXPECT_THAT(primary.order_by, ElementsAre("city", "id"));
  EXPECT_EQ(Parsed("tables_key_types 18").columns[2].aggregation, "SUM");
  EXPECT_EQ(Parsed("tables_key_types 18").columns[2].default_value, "0");
  EXPECT_EQ(Parsed("tables_key_types 15").distribution, TableDistribution());
}

TEST(TableTextTest, QuotesInsideTexts) {
  EXPECT_EQ(Parsed("comments_strings 21").comment,
            "table: it's \"t\" \\ back\nnl \xF0\x9F\x8F\xA8");
  const TableDefinition defaults = Parsed("comments_strings 25");
  EXPECT_EQ(defaults.columns[1].default_value, "say \"hi\"");
  EXPECT_EQ(defaults.columns[2].default_value, "back\\slash");
  EXPECT_EQ(defaults.columns[3].default_value, "");
  EXPECT_EQ(defaults.columns[5].default_value, "nl\nx");
  EXPECT_EQ(defaults.columns[7].default_value, std::nullopt);
  EXPECT_EQ(Parsed("comments_strings 28").columns[0].name, "col with space");
}

TEST(TableTextTest, Partitions) {
  const TablePartitioning range = Parsed("tables_partitions 5").partitioning;
  EXPECT_EQ(range.kind, PartitionKind::kRange);
  EXPECT_THAT(range.columns, ElementsAre("ts"));
  ASSERT_EQ(range.partitions.size(), 2u);
  EXPECT_EQ(range.partitions[1], (TablePartition{"p202402", {"2024-02-01"}, {"2024-03-01"}, {}}));
  EXPECT_EQ(Parsed("tables_partitions 56").partitioning.partitions.size(), 4u);
  const TablePartitioning pairs = Parsed("tables_partitions 19").partitioning;
  EXPECT_EQ(pairs.kind, PartitionKind::kList);
  EXPECT_THAT(pairs.partitions.at(0).values[1], ElementsAre("2024-01-01", "Paris"));
  EXPECT_THAT(Parsed("tables_partitions 21").partitioning.expressions,
              ElementsAre("date_trunc('day', ts)"));
  EXPECT_THAT(Parsed("tables_partitions 23").partitioning.expressions, ElementsAre("ts", "city"));
}

TEST(TableTextTest, AnUnknownShapeIsAnErrorThatShowsItWithoutItsTexts) {
  std::string text = Recorded().at("tables_key_types 5");
  text.replace(text.find("ENGINE=OLAP"), 11, "ENGINE=NEWS");
  const absl::Status status = ParseCreateTable(text).status();
  EXPECT_THAT(std::string(status.message()), HasSubstr("unexpected shape"));
  EXPECT_THAT(std::string(status.message()), HasSubstr("ENGINE=NEWS"));
  EXPECT_THAT(std::string(status.message()), Not(HasSubstr("booking id")));
  for (const auto& [source, whole] : Recorded()) {
    for (std::size_t end = 0; end + 1 < whole.size(); end += 7) {
      EXPECT_FALSE(ParseCreateTable(whole.substr(0, end)).ok()) << source << " up to " << end;
    }
  }
}

TEST(TableTextTest, ExpressionsThatMeanTheSame) {
  EXPECT_EQ(CanonicalExpression("DATE_TRUNC(\"day\", `ts`)"),
            CanonicalExpression("date_trunc('day', ts)"));
  EXPECT_EQ(CanonicalExpression("time_slice(ts, INTERVAL 1 hour)"),
            CanonicalExpression("time_slice(ts, 1, 'hour', 'floor')"));
  EXPECT_NE(CanonicalExpression("f('A')"), CanonicalExpression("f('a')"));
  EXPECT_NE(CanonicalExpression("time_slice(ts, INTERVAL 2 hour)"),
            CanonicalExpression("time_slice(ts, 1, 'hour', 'floor')"));
}

}  // namespace
}  // namespace starrocks
