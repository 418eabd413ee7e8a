// starrocks_flink_sql_job without a server: checks of its SQL, secrets and plans.
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/base/redact.h"
#include "provider/base/status.h"
#include "provider/engine/testing/type_bench.h"
#include "provider/engine/testing/words.h"
#include "resources/catalog.h"
#include "resources/shared/flink_sql.h"

namespace resources {
namespace {

using cty::Value;
using engine_testing::Str;
using engine_testing::StrList;
using testing::HasSubstr;

class FlinkSqlJobTest : public testing::Test {
 protected:
  Value Job(Value::Members members = {}) {
    members.emplace("name", Str("orders"));
    members.emplace("statement", Str("INSERT INTO a SELECT * FROM b"));
    return bench_.Of(std::move(members));
  }
  engine_testing::TypeBench bench_{MakeCatalog(), "starrocks_flink_sql_job"};
};

TEST_F(FlinkSqlJobTest, R4_TheStatementIsAJob) {
  for (const char* statement :
       {"INSERT INTO a SELECT 1", "-- why\n insert /* x */ overwrite a SELECT 1",
        "EXECUTE STATEMENT SET BEGIN INSERT INTO a SELECT 1; END;"}) {
    EXPECT_TRUE(CheckJobStatement(statement).ok()) << statement;
  }
  for (const char* statement : {"", "SELECT 1", "INSERTINTO a", "DROP TABLE a", "-- INSERT INTO"}) {
    EXPECT_FALSE(CheckJobStatement(statement).ok()) << statement;
  }
  EXPECT_THAT(bench_.Validate(Job().With("statement", Str("SELECT 1"))), HasSubstr("[statement]"));
}

TEST_F(FlinkSqlJobTest, R4_TheSetupStartsNoJob) {
  EXPECT_TRUE(CheckSetup({"SET 'a' = 'b'", "create catalog x", "USE CATALOG x", "ADD JAR 'x'",
                          "CREATE TEMPORARY VIEW v AS SELECT 1", "DROP TEMPORARY TABLE t",
                          "CREATE TABLE t (a INT) WITH ('x' = 'as selected')"})
                  .ok());
  for (const char* statement :
       {"INSERT INTO a SELECT 1", "DROP TABLE t", "SELECT 1", "STOP JOB 'x'",
        "CREATE TABLE t WITH ('a' = 'b') AS SELECT * FROM s", "CREATE TABLE t AS SELECT 1"}) {
    EXPECT_FALSE(CheckSetup({statement}).ok()) << statement;
  }
  EXPECT_THAT(bench_.Validate(Job({{"setup", StrList({"SELECT 1"})}})), HasSubstr("[setup]"));
}

TEST_F(FlinkSqlJobTest, SecretsAreSentAndNotShown) {
  const auto statement =
      WithSecrets("SET 'p' = '{{secret.key}}' -- {{secret.key}}", {{"key", "it's a secret word"}});
  ASSERT_TRUE(statement.ok()) << statement.status();
  EXPECT_EQ(statement->text, "SET 'p' = 'it''s a secret word' -- it''s a secret word");
  EXPECT_EQ(statement->shown, "SET 'p' = '{{secret.key}}' -- {{secret.key}}");
  EXPECT_EQ(base::Redact("x it's a secret word y"), "x (sensitive) y");
  EXPECT_THAT(std::string(WithSecrets("'{{secret.no}}'", {}).status().message()),
              HasSubstr("no secret \"no\""));
  EXPECT_EQ(WithSecrets("{{other}} {{secret.", {})->text, "{{other}} {{secret.");
}

TEST_F(FlinkSqlJobTest, P3_AnotherStatementIsARestart) {
  Value state = bench_.Plan({}, Job()).planned;
  for (const char* computed : {"job_id", "status", "last_savepoint", "root_cause"}) {
    state = state.With(computed, Str("x"));
  }
  EXPECT_EQ(bench_.Plan(state, Job()).planned, state);
  const Value other = Job().With("statement", Str("INSERT INTO a SELECT 2"));
  EXPECT_TRUE(bench_.Plan(state, other).planned.Get("job_id").IsUnknown());
  const Value again = Job({{"secrets_wo_version", Value::Int(2)}});
  EXPECT_TRUE(bench_.Plan(state, again).planned.Get("job_id").IsUnknown());
  const Value same = Job({{"on_destroy", Str("cancel")}});
  EXPECT_EQ(bench_.Plan(state, same).planned.Get("job_id"), Str("x"));
}

TEST_F(FlinkSqlJobTest, I1_ImportIds) {
  std::string errors;
  const std::string id(32, '0');
  EXPECT_EQ(bench_.Import(id, &errors).Get("job_id"), Str(id));
}

TEST_F(FlinkSqlJobTest, A6_NothingIsMadeWithoutAServer) {
  EXPECT_THAT(bench_.CreateError(Job()), HasSubstr("No address of Flink"));
}

}  // namespace
}  // namespace resources
