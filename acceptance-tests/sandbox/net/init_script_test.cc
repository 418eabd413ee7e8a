#include "acceptance-tests/sandbox/net/init_script.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "acceptance-tests/sandbox/net/native_password.h"
#include "acceptance-tests/sandbox/net/testing/fake_cluster.h"
#include "acceptance-tests/sandbox/net/testing/temp_file.h"

namespace sandbox {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(InitScript, RunsLinesAsRoot) {
  FakeCluster cluster;
  cluster.hashes["root"] = PasswordHash("secret");
  cluster.answers["A"] = {OkResult()};
  cluster.answers["B"] = {RowsResult(), OkResult()};
  TempFile file("A\n\n  \n-- a remark\nB\r\n");
  EXPECT_TRUE(RunInitScript(file.path(), &cluster).ok());
  EXPECT_THAT(cluster.Calls(),
              ElementsAre("login: root@127.0.0.1 ", "query: A", "query: B", "end"));
}

TEST(InitScript, StopsAtTheFirstError) {
  FakeCluster cluster;
  cluster.answers["A"] = {OkResult()};
  TempFile file("A\nBAD\nA\n");
  const absl::Status status = RunInitScript(file.path(), &cluster);
  EXPECT_THAT(std::string(status.message()), HasSubstr(file.path() + ":2: error 1064"));
  EXPECT_THAT(std::string(status.message()), HasSubstr("no answer to BAD"));
  EXPECT_THAT(cluster.Calls(),
              ElementsAre("login: root@127.0.0.1 ", "query: A", "query: BAD", "end"));
}

TEST(InitScript, MissingFile) {
  FakeCluster cluster;
  EXPECT_FALSE(RunInitScript("/nonexistent/init.sql", &cluster).ok());
}

}  // namespace
}  // namespace sandbox
