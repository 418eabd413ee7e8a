// starrocks_database without a server: checks, plans and import ids.
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/engine/testing/type_bench.h"
#include "provider/engine/testing/words.h"
#include "resources/catalog.h"

namespace resources {
namespace {

using cty::Value;
using engine_testing::Str;
using testing::HasSubstr;
using testing::IsEmpty;

using testing::ElementsAre;

class DatabaseTest : public testing::Test {
 protected:
  Value Of(Value::Members members) {
    members.emplace("name", Str("sales"));
    return bench_.Of(std::move(members));
  }
  engine_testing::TypeBench bench_{MakeCatalog(), "starrocks_database"};
};

TEST_F(DatabaseTest, R4_ValuesAreChecked) {
  EXPECT_EQ(bench_.Validate(Of({{"data_quota", Str("10 GB")}, {"replica_quota", Value::Int(5)}})),
            "");
  EXPECT_THAT(bench_.Validate(Of({{"data_quota", Str("1.5GB")}})), HasSubstr("[data_quota]"));
  EXPECT_THAT(bench_.Validate(Of({{"replica_quota", Value::Int(0)}})),
              HasSubstr("[replica_quota]"));
  EXPECT_THAT(bench_.Validate(Of({{"location", Str("s3://b")}})), HasSubstr("[location]"));
  EXPECT_THAT(bench_.Validate(Of({{"catalog", Str("default_catalog")}})), HasSubstr("[catalog]"));
  EXPECT_THAT(bench_.Validate(bench_.Of({{"name", Str("sys")}})), HasSubstr("[name]"));
}

TEST_F(DatabaseTest, P11_WhatACreateKnows) {
  const engine::PlanResult plan = bench_.Plan({}, Of({}));
  EXPECT_EQ(plan.planned.Get("force_destroy"), Value::Bool(false));
  EXPECT_TRUE(plan.planned.Get("storage_volume").IsUnknown());
  EXPECT_TRUE(plan.planned.Get("data_quota").IsNull());
}

TEST_F(DatabaseTest, P3_AQuotaIsComparedBySize) {
  const Value state = Of({{"data_quota", Str("10GB")}, {"force_destroy", Value::Bool(false)}});
  EXPECT_EQ(bench_.Plan(state, Of({{"data_quota", Str("10240 MB")}})).planned, state);
  const engine::PlanResult changed = bench_.Plan(state, Of({{"data_quota", Str("11GB")}}));
  EXPECT_EQ(changed.planned.Get("data_quota"), Str("11GB"));
  EXPECT_TRUE(changed.planned.Get("storage_volume").IsNull());
  EXPECT_THAT(changed.requires_replace, IsEmpty());
}

TEST_F(DatabaseTest, P10_ReplacementsWarn) {
  const Value state = Of({{"storage_volume", Str("v")}, {"force_destroy", Value::Bool(true)}});
  const engine::PlanResult plan = bench_.Plan(state, Of({{"storage_volume", Str("w")}}));
  EXPECT_THAT(plan.requires_replace, ElementsAre(cty::Path("storage_volume")));
  ASSERT_EQ(plan.diagnostics.size(), 1u);
  EXPECT_THAT(plan.diagnostics[0].detail, HasSubstr("so are its tables"));
}

TEST_F(DatabaseTest, I1_ImportIds) {
  std::string errors;
  EXPECT_EQ(bench_.Import("sales", &errors), Of({}));
  EXPECT_EQ(bench_.Import("lake.sales", &errors), Of({{"catalog", Str("lake")}}));
}

}  // namespace
}  // namespace resources
