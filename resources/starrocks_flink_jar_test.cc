// starrocks_flink_jar without a server: checks, plans by content, import ids.
#include <fstream>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/engine/testing/type_bench.h"
#include "provider/engine/testing/words.h"
#include "resources/catalog.h"
#include "resources/shared/flink_jar_file.h"

namespace resources {
namespace {

using cty::Value;
using engine_testing::Str;
using engine_testing::StrList;
using testing::HasSubstr;

constexpr char kHashOfOne[] = "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed";
constexpr char kHashOfTwo[] = "3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3";

class FlinkJarTest : public testing::Test {
 protected:
  FlinkJarTest() { Write("one"); }
  void Write(const std::string& content) { std::ofstream(path_) << content; }
  Value Jar(Value::Members members = {}) {
    members.emplace("source", Str(path_));
    return bench_.Of(std::move(members));
  }
  Value State(Value::Members members = {}) {
    members.emplace("name", Str("app.jar"));
    members.emplace("sha256", Str(kHashOfOne));
    members.emplace("id", Str("u_app.jar"));
    members.emplace("keep_previous", Value::Int(3));
    members.emplace("previous_ids", StrList({}));
    return Jar(std::move(members));
  }
  const std::string path_ = testing::TempDir() + "/app.jar";
  engine_testing::TypeBench bench_{MakeCatalog(), "starrocks_flink_jar"};
};

TEST_F(FlinkJarTest, R4_ValuesAreChecked) {
  EXPECT_EQ(bench_.Validate(Jar()), "");
  EXPECT_EQ(bench_.Validate(bench_.Of({{"source", Str("https://h/x/app.jar?v=1")}})), "");
  EXPECT_THAT(bench_.Validate(bench_.Of({{"source", Str("https://h/x")}})), HasSubstr("[source]"));
  EXPECT_THAT(bench_.Validate(Jar({{"name", Str("app.zip")}})), HasSubstr("[name]"));
  EXPECT_THAT(bench_.Validate(Jar({{"sha256", Str("ABC")}})), HasSubstr("[sha256]"));
  EXPECT_THAT(bench_.Validate(Jar({{"keep_previous", Value::Int(-1)}})),
              HasSubstr("[keep_previous]"));
}

TEST_F(FlinkJarTest, P11_ACreateKnowsTheContent) {
  const engine::PlanResult plan = bench_.Plan({}, Jar());
  EXPECT_EQ(plan.planned.Get("sha256"), Str(kHashOfOne));
  EXPECT_EQ(plan.planned.Get("name"), Str("app.jar"));
  EXPECT_TRUE(plan.planned.Get("id").IsUnknown());
}

TEST_F(FlinkJarTest, P3_AChangedFileIsSeen) {
  EXPECT_EQ(bench_.Plan(State(), Jar()).planned, State());
  Write("two");
  const engine::PlanResult plan = bench_.Plan(State(), Jar());
  EXPECT_EQ(plan.planned.Get("sha256"), Str(kHashOfTwo));
  EXPECT_TRUE(plan.planned.Get("id").IsUnknown());
  EXPECT_TRUE(plan.requires_replace.empty());
}

TEST_F(FlinkJarTest, P3_WhatChangesNoContentKeepsTheId) {
  const engine::PlanResult plan = bench_.Plan(State(), Jar({{"keep_previous", Value::Int(1)}}));
  EXPECT_EQ(plan.planned.Get("id"), Str("u_app.jar"));
  EXPECT_TRUE(plan.planned.Get("previous_ids").IsUnknown());
}

TEST_F(FlinkJarTest, WhatNeverGotAnIdIsGone) {
  const engine::ObjectResult read = bench_.Read(State({{"id", Value::Null()}}));
  EXPECT_TRUE(read.diagnostics.empty());
  EXPECT_TRUE(read.state.IsNull());
}

TEST_F(FlinkJarTest, P3_AnotherHashThanTheContentIsRefused) {
  const engine::PlanResult plan = bench_.Plan({}, Jar({{"sha256", Str(kHashOfTwo)}}));
  ASSERT_EQ(plan.diagnostics.size(), 1u);
  EXPECT_THAT(plan.diagnostics[0].detail, HasSubstr("has the SHA-256 7692c3ad"));
}

TEST_F(FlinkJarTest, P3_AFetchedJarChangesWithItsAddress) {
  const Value url = Str("https://h/app.jar"), other = Str("https://h/v2/app.jar");
  EXPECT_TRUE(bench_.Plan({}, bench_.Of({{"source", url}})).planned.Get("sha256").IsUnknown());
  const Value state = State({{"source", url}});
  EXPECT_EQ(bench_.Plan(state, bench_.Of({{"source", url}})).planned, state);
  EXPECT_TRUE(bench_.Plan(state, bench_.Of({{"source", other}})).planned.Get("id").IsUnknown());
}

TEST_F(FlinkJarTest, I1_TheImportIdIsThatOfTheJar) {
  std::string errors;
  const char kId[] = "1f0b6f6e-5d3b-4c92-9d35-8c7b7b1c8d10_app.jar";
  EXPECT_EQ(bench_.Import(kId, &errors).Get("id"), Str(kId));
  EXPECT_TRUE(bench_.Import("app.jar", &errors).IsNull());
  EXPECT_THAT(errors, HasSubstr("UUID_NAME.jar"));
}

TEST(FlinkJarFile, NamesOfFilesAndAddresses) {
  EXPECT_EQ(FileNameOf("a/b.jar"), "b.jar");
  EXPECT_EQ(FileNameOf("https://h/a/b.jar?x=/y.zip"), "b.jar");
  EXPECT_EQ(FileNameOf("https://h/"), "");
  EXPECT_FALSE(IsUrl("file:///a.jar"));
}

}  // namespace
}  // namespace resources
