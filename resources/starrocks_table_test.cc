// starrocks_table without a server: checks, plans and import ids.
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/engine/testing/type_bench.h"
#include "provider/engine/testing/words.h"
#include "resources/catalog.h"
#include "resources/shared/table.h"

namespace resources {
namespace {

using cty::Value;
using engine_testing::Str;
using engine_testing::StrList;
using engine_testing::StrMap;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Value Column(const char* name, const char* type, bool nullable = true) {
  Value::Members members;
  for (const char* key : {"default", "default_expression", "generated", "comment", "aggregation"}) {
    members[key] = Value::Null();
  }
  members["name"] = Str(name);
  members["type"] = Str(type);
  members["nullable"] = Value::Bool(nullable);
  members["auto_increment"] = Value::Bool(false);
  return Value::Map(std::move(members));
}

Value Key(const char* type, const std::vector<std::string>& columns) {
  return Value::Map({{"type", Str(type)}, {"columns", StrList(columns)}});
}

Value Hash(const std::vector<std::string>& columns) {
  return Value::Map(
      {{"type", Str("hash")}, {"columns", StrList(columns)}, {"buckets", Value::Null()}});
}

class TableTest : public testing::Test {
 protected:
  Value Of(Value::Sequence columns, Value::Members members = {}) {
    members.try_emplace("database", Str("d"));
    members.try_emplace("name", Str("t"));
    members.try_emplace("columns", Value::List(std::move(columns)));
    members.try_emplace("key", Key("duplicate", {"id"}));
    members.try_emplace("distribution", Hash({"id"}));
    members.try_emplace("deletion_protection", Value::Bool(false));
    return bench_.Of(std::move(members));
  }
  // With one column `c` of a type.
  Value With(const char* type, Value::Members members = {}) {
    return Of({Column("id", "bigint"), Column("c", type)}, std::move(members));
  }
  engine_testing::TypeBench bench_{MakeCatalog(), "starrocks_table"};
};

TEST_F(TableTest, R4_ValuesAreChecked) {
  EXPECT_EQ(bench_.Validate(With("varchar(50)")), "");
  EXPECT_THAT(bench_.Validate(With("varchar(")), HasSubstr("[columns[1].type]"));
  EXPECT_THAT(bench_.Validate(With("int", {{"database", Str("sys")}})), HasSubstr("[database]"));
  EXPECT_THAT(bench_.Validate(With("int", {{"key", Key("duplicate", {"c"})}})),
              HasSubstr("not the first ones"));
  EXPECT_THAT(bench_.Validate(With("int", {{"key", Key("primary", {"id"})}})),
              HasSubstr("nullable = false"));
  EXPECT_THAT(bench_.Validate(Of({Column("id", "int"), Column("ID", "int")})),
              HasSubstr("is there twice"));
}

TEST_F(TableTest, SpellingsOfTypesAreNoDifference) {
  const Value state = With("varchar(65533)");
  EXPECT_EQ(bench_.Plan(state, With("STRING")).planned, state);
}

TEST_F(TableTest, P10_WhatCannotBeChangedReplaces) {
  EXPECT_THAT(bench_.Plan(With("int"), With("bigint")).requires_replace, IsEmpty());
  EXPECT_THAT(bench_.Plan(With("bigint"), With("int")).requires_replace,
              ElementsAre(cty::Path("columns")));
  EXPECT_THAT(
      bench_.Plan(With("int"), With("int", {{"key", Key("unique", {"id"})}})).requires_replace,
      ElementsAre(cty::Path("key")));
  const Value plain = With("int", {{"properties", StrMap({{"compression", "LZ4"}})}});
  const Value other = With("int", {{"properties", StrMap({{"compression", "ZSTD"}})}});
  EXPECT_THAT(bench_.Plan(plain, other).requires_replace, ElementsAre(cty::Path("properties")));
  EXPECT_THAT(bench_.Plan(With("int"), other).requires_replace, IsEmpty());
}

TEST(TableIdTest, NamesWithDotsStandInBackticks) {
  const Table table = *ParseTableId("d.`a.b`");
  EXPECT_EQ(*table.name, "a.b");
  EXPECT_EQ(table.Id(), "d.`a.b`");
  EXPECT_EQ(ParseTableId("`d`.t")->Id(), "d.t");
  for (const char* id : {"", "d", "d.", ".t", "d.t.x", "d.`t", "`d`t", "d.`t`x"}) {
    EXPECT_FALSE(ParseTableId(id).ok()) << id;
  }
}

TEST_F(TableTest, I1_TheImportIdNamesDatabaseAndTable) {
  std::string errors;
  EXPECT_EQ(bench_.Import("d.t", &errors).Get("name"), Str("t"));
  EXPECT_TRUE(bench_.Import("t", &errors).IsNull());
  EXPECT_THAT(errors, HasSubstr("database.table"));
}

TEST(TableReadTest, WhatMeansTheSameKeepsItsSpelling) {
  Table known;
  known.database = std::string("d");
  known.name = std::string("t");
  resources::Column id;
  id.name = std::string("id");
  id.type = std::string("BIGINT");
  known.columns = std::vector<resources::Column>{id};
  known.key = TableKey{std::string("duplicate"), std::vector<std::string>{"ID"}};
  starrocks::TableDefinition found;
  found.columns = {{"id", "bigint(20)", "", true, false, {}, "", "", "x"}};
  found.key_columns = {"id"};
  found.distribution = starrocks::TableDistribution();
  found.properties = {{"replication_num", "3"}, {"compression", "LZ4"}};
  const Table read = AsRead(known, found, /*imported=*/false);
  EXPECT_EQ(*(*read.columns)[0].type, "BIGINT");
  EXPECT_EQ(*(*read.columns)[0].comment, "x");
  EXPECT_EQ(read.key, known.key);
  EXPECT_TRUE(read.properties.IsNull());
  EXPECT_TRUE(*read.deletion_protection);
  const Table imported = AsRead(known, found, /*imported=*/true);
  EXPECT_THAT(*imported.properties, ElementsAre(std::pair("replication_num", "3")));
}

}  // namespace
}  // namespace resources
