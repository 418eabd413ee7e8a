// The client against servers that fail, hang, die and refuse.
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <thread>

#include "absl/time/clock.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/starrocks/client.h"
#include "provider/clients/starrocks/databases.h"
#include "provider/clients/starrocks/errors.h"
#include "provider/clients/starrocks/roles.h"
#include "provider/clients/starrocks/testing/client_fixture.h"
#include "provider/clients/starrocks/testing/rogue_server.h"

namespace starrocks {
namespace {

using base::ErrorKind;
using testing::Get;
using testing::OptionsFor;
using testing::Sandbox;

using ClientFaultTest = testing::ClientFixture;

TEST_F(ClientFaultTest, ALostCreateThatHappenedIsASuccess) {
  Start({"--fault", "drop-after@CREATE ROLE"});
  ASSERT_OK(CreateRole(client(), context_, "etl", "c"));
  EXPECT_EQ(sandbox().Count("CREATE ROLE"), 1);
  EXPECT_EQ(Get(FindRole(client(), context_, "etl")), (Role{"etl", false, "c"}));
}

TEST_F(ClientFaultTest, ALostCreateThatDidNotHappenRunsAgain) {
  Start({"--fault", "drop-before@CREATE ROLE"});
  ASSERT_OK(CreateRole(client(), context_, "etl", "c"));
  EXPECT_EQ(sandbox().Count("CREATE ROLE"), 2);
  EXPECT_EQ(sandbox().Count("SHOW ROLES"), 2);  // looked twice
  EXPECT_TRUE(Get(FindRole(client(), context_, "etl")).has_value());
}

TEST_F(ClientFaultTest, ALostCreateOfADatabaseAndALostDrop) {
  Start({"--fault", "drop-after@CREATE DATABASE", "--fault", "drop-after@DROP DATABASE", "--fault",
         "drop-after@DATA QUOTA", "--fault", "drop-after@RENAME", "--fault", "drop-after@REPLICA",
         "--fault", "drop-after@DROP ROLE", "--fault", "drop-after@ALTER ROLE"});
  ASSERT_OK(CreateDatabase(client(), context_, "d", {}));
  ASSERT_OK(SetDataQuota(client(), context_, "d", "1GB"));
  ASSERT_OK(SetReplicaQuota(client(), context_, "d", 7));
  EXPECT_EQ(Get(QuotasOf(client(), context_, "d")), (DatabaseQuotas{"1.000 GB", 7}));
  ASSERT_OK(RenameDatabase(client(), context_, "d", "e"));
  ASSERT_OK(DropDatabase(client(), context_, "e", false));
  ASSERT_OK(CreateRole(client(), context_, "r", ""));
  ASSERT_OK(AlterRoleComment(client(), context_, "r", "new"));
  ASSERT_OK(DropRole(client(), context_, "r"));
  for (std::string_view once : {"CREATE DATABASE", "DATA QUOTA", "REPLICA", "RENAME",
                                "DROP DATABASE", "ALTER ROLE", "DROP ROLE"}) {
    EXPECT_EQ(sandbox().Count(once), 1) << once;
  }
}

TEST_F(ClientFaultTest, ARoleThatSomebodyElseMadeMeanwhileIsAnError) {
  Start({"--fault", "drop-before@CREATE ROLE.*mine"});
  Client other(OptionsFor({sandbox().port()}));
  ASSERT_OK(CreateRole(other, context_, "etl", "theirs"));
  const absl::Status status = CreateRole(client(), context_, "etl", "mine");
  EXPECT_EQ(base::KindOf(status), ErrorKind::kUnknownOutcome);
  EXPECT_NE(status.message().find("\"theirs\" instead of \"mine\""), absl::string_view::npos)
      << status;
}

TEST_F(ClientFaultTest, ReadsAreRepeatedAfterALostConnection) {
  Start({"--fault", "drop-before@SHOW ROLES", "--fault", "drop-after@SHOW DATABASES"});
  ASSERT_OK(ListRoles(client(), context_).status());
  ASSERT_OK(ListDatabases(client(), context_).status());
  EXPECT_EQ(sandbox().Count("SHOW ROLES"), 2);
  EXPECT_EQ(sandbox().Count("SHOW DATABASES"), 2);
}

TEST_F(ClientFaultTest, NotLeaderIsTriedAgain) {
  Start({"--fault", "not-leader@CREATE ROLE", "--fault", "not-leader@SHOW ROLES"});
  ASSERT_OK(CreateRole(client(), context_, "etl", ""));
  EXPECT_TRUE(Get(FindRole(client(), context_, "etl")).has_value());
  EXPECT_EQ(sandbox().Count("CREATE ROLE"), 2);
}

TEST_F(ClientFaultTest, NotLeaderLeadsToTheNextFrontEnd) {
  Sandbox first({"--fault", "not-leader@CREATE ROLE"});
  Sandbox second;
  Client client(OptionsFor({first.port(), second.port()}));
  ASSERT_OK(CreateRole(client, context_, "etl", ""));
  EXPECT_EQ(first.Count("CREATE ROLE"), 1);
  EXPECT_EQ(second.Count("CREATE ROLE"), 1);
  EXPECT_EQ(second.Count("SYNC"), 1);
}

TEST_F(ClientFaultTest, AFrontEndThatDiedIsLeft) {
  auto first = std::make_unique<Sandbox>();
  Sandbox second;
  Client client(OptionsFor({first->port(), second.port()}));
  ASSERT_OK(ListRoles(client, context_).status());
  EXPECT_EQ(second.Connections(), 0);
  first->Kill();
  ASSERT_OK(ListDatabases(client, context_).status());
  ASSERT_OK(CreateRole(client, context_, "etl", ""));
  EXPECT_EQ(second.Count("CREATE ROLE"), 1);
}

TEST_F(ClientFaultTest, AFrontEndThatSaysNothingIsLeft) {
  testing::RogueServer silent({.silent = true});
  Sandbox second;
  Options options = OptionsFor({silent.port(), second.port()});
  options.connect_timeout = absl::Seconds(1);
  Client client(options);
  const absl::Time begin = absl::Now();
  ASSERT_OK(ListRoles(client, context_).status());
  EXPECT_LT(absl::Now() - begin, absl::Seconds(3));
}

TEST_F(ClientFaultTest, AWrongPasswordNamesTheAttributesAndIsTriedOnce) {
  Start();
  ASSERT_OK(client()
                .Query(sql::Statement("CREATE USER jo IDENTIFIED BY 'right-password'"), context_)
                .status());
  Options options = OptionsFor({sandbox().port()});
  options.username = "jo";
  options.password = base::Secret("wrong-password");
  Connect(options);
  for (int i = 0; i < 3; ++i) {
    const absl::Status status = client().Query(sql::Statement("SELECT 1"), context_).status();
    EXPECT_EQ(base::KindOf(status), ErrorKind::kFinal);
    EXPECT_EQ(ErrorCodeOf(status), 1045);
    EXPECT_NE(status.message().find("refused the login of user \"jo\""), absl::string_view::npos);
    EXPECT_EQ(base::NextStepOf(status), "Check the provider attributes `username` and `password`.");
  }
  options.password = base::Secret("right-password");
  Connect(options);
  ASSERT_OK(client().Query(sql::Statement("SELECT 1"), context_).status());
}

TEST_F(ClientFaultTest, NobodyListening) {
  auto gone = std::make_unique<Sandbox>();
  const int port = gone->port();
  gone->Kill();
  Client client(OptionsFor({port}));
  const absl::Time begin = absl::Now();
  const absl::Status status = client.Query(sql::Statement("SELECT 1"), context_).status();
  EXPECT_EQ(base::KindOf(status), ErrorKind::kRetryable);
  EXPECT_NE(status.message().find(base::StrCat("127.0.0.1:", port)), absl::string_view::npos)
      << status;
  EXPECT_NE(base::NextStepOf(status).find("`hosts`"), std::string::npos);
  EXPECT_LT(absl::Now() - begin, absl::Seconds(10));
  // Thousands of calls after that don't wait.
  const absl::Time second = absl::Now();
  for (int i = 0; i < 1000; ++i) {
    EXPECT_FALSE(client.Query(sql::Statement("SELECT 1"), context_).ok());
  }
  EXPECT_LT(absl::Now() - second, absl::Seconds(2));
}

TEST_F(ClientFaultTest, AServerWithoutTlsIsRefusedWithTheLineToAdd) {
  Start();
  Options options = OptionsFor({sandbox().port()});
  options.tls.mode = TlsMode::kVerifyIdentity;
  options.password = base::Secret("never-to-be-sent");
  Connect(options);
  const absl::Status status = client().Query(sql::Statement("SELECT 1"), context_).status();
  EXPECT_EQ(base::KindOf(status), ErrorKind::kFinal);
  EXPECT_NE(status.message().find("offers no TLS"), absl::string_view::npos) << status;
  EXPECT_NE(base::NextStepOf(status).find("tls = { mode = \"disabled\" }"), std::string::npos);
  EXPECT_EQ(sandbox().Connections(), 0);
}

TEST_F(ClientFaultTest, AHangingServerEndsWithTheDeadline) {
  Start({"--fault", "hang@CREATE ROLE"});
  const absl::Time begin = absl::Now();
  const absl::Status status =
      CreateRole(client(), context_.WithTimeout(absl::Milliseconds(500)), "etl", "");
  EXPECT_LT(absl::Now() - begin, absl::Seconds(2));
  EXPECT_EQ(base::KindOf(status), ErrorKind::kUnknownOutcome);
  EXPECT_NE(base::NextStepOf(status).find("terraform plan"), std::string::npos);
}

TEST_F(ClientFaultTest, AStopEndsAWaitAtOnce) {
  Start();
  sandbox().Kill();
  std::thread stopper([this] {
    absl::SleepFor(absl::Milliseconds(100));
    stop_.Stop();
  });
  const absl::Time begin = absl::Now();
  EXPECT_FALSE(client().Query(sql::Statement("SELECT 1"), context_).ok());
  EXPECT_LT(absl::Now() - begin, absl::Seconds(1));
  stopper.join();
}

TEST_F(ClientFaultTest, ErrorsOfStatementsKeepTheSession) {
  Start();
  for (int i = 0; i < 5; ++i) {
    const absl::Status status =
        client().Query(sql::Statement("SELECT nonsense FROM"), context_).status();
    EXPECT_EQ(ErrorCodeOf(status), 1064);
    EXPECT_EQ(base::KindOf(status), ErrorKind::kFinal);
  }
  EXPECT_EQ(sandbox().Connections(), 1);
}

TEST_F(ClientFaultTest, AUserWithAnotherCatalogAndDialectGetsOurs) {
  Start();
  ASSERT_OK(client().Query(sql::Statement("CREATE USER jo"), context_).status());
  ASSERT_OK(
      client()
          .Query(sql::Statement("SET PROPERTY FOR 'jo' 'session.sql_dialect' = 'trino'"), context_)
          .status());
  Options options = OptionsFor({sandbox().port()});
  options.username = "jo";
  Connect(options);
  const absl::StatusOr<Rows> rows =
      client().Query(sql::Statement("SELECT @@sql_dialect, CATALOG()"), context_);
  ASSERT_OK(rows.status());
  EXPECT_EQ(rows->rows[0][0], "StarRocks");
  EXPECT_EQ(rows->rows[0][1], "default_catalog");
}

}  // namespace
}  // namespace starrocks
