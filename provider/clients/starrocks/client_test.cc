// The client against a server process.
#include "provider/clients/starrocks/client.h"

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <thread>
#include <vector>

#include "absl/time/clock.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/starrocks/cluster.h"
#include "provider/clients/starrocks/databases.h"
#include "provider/clients/starrocks/errors.h"
#include "provider/clients/starrocks/roles.h"
#include "provider/clients/starrocks/testing/rogue_server.h"
#include "provider/clients/starrocks/testing/sandbox.h"

namespace starrocks {

std::ostream& operator<<(std::ostream& out, const DatabaseQuotas& quotas) {
  return out << quotas.data << ", " << quotas.replicas << " replicas";
}

namespace {

using base::ErrorKind;
using testing::Sandbox;

Options OptionsFor(const std::vector<int>& ports) {
  Options options;
  for (int port : ports) options.endpoints.push_back({"127.0.0.1", port});
  options.username = "root";
  options.tls.mode = TlsMode::kDisabled;
  options.connect_timeout = absl::Seconds(2);
  options.program_name = "client_test";
  return options;
}

class ClientTest : public ::testing::Test {
 protected:
  void Start(std::vector<std::string> arguments = {}) {
    sandbox_ = std::make_unique<Sandbox>(std::move(arguments));
    Connect(OptionsFor({sandbox_->port()}));
  }
  void Connect(Options options) { client_ = std::make_unique<Client>(std::move(options)); }

  Client& client() { return *client_; }
  Sandbox& sandbox() { return *sandbox_; }

  base::StopSignal stop_;
  base::Context context_{&stop_, absl::Now() + absl::Seconds(60)};

 private:
  std::unique_ptr<Sandbox> sandbox_;
  std::unique_ptr<Client> client_;
};

#define ASSERT_OK(expr)                   \
  do {                                    \
    const absl::Status status_ = (expr);  \
    ASSERT_TRUE(status_.ok()) << status_; \
  } while (false)

// The value; a failure and an empty one if there's none.
template <typename T>
T Get(absl::StatusOr<T> result) {
  EXPECT_TRUE(result.ok()) << result.status();
  return result.ok() ? *std::move(result) : T();
}

TEST_F(ClientTest, TellsTheVersion) {
  Start();
  const absl::StatusOr<ServerInfo> server = client().Server(context_);
  ASSERT_OK(server.status());
  EXPECT_TRUE(server->version.AtLeast(3, 5)) << server->version.text;
  EXPECT_TRUE(server->can.full_alter_catalog);
  ASSERT_OK(client().Server(context_).status());
  EXPECT_EQ(sandbox().Count("@@version_comment"), 1);
}

TEST_F(ClientTest, RolesFromCreateToDrop) {
  Start();
  const std::string comment = "it's \"quoted\" \\ `tick` \n % _ données 数据";
  ASSERT_OK(CreateRole(client(), context_, "etl", comment));
  EXPECT_EQ(Get(FindRole(client(), context_, "etl")), (Role{"etl", false, comment}));
  EXPECT_TRUE(Get(RoleIsInert(client(), context_, "etl")));

  const absl::Status again = CreateRole(client(), context_, "etl", comment);
  EXPECT_EQ(base::KindOf(again), ErrorKind::kAlreadyExists) << again;
  EXPECT_EQ(ErrorCodeOf(again), 1064);

  ASSERT_OK(AlterRoleComment(client(), context_, "etl", ""));
  EXPECT_EQ(Get(FindRole(client(), context_, "etl")), (Role{"etl", false, ""}));
  ASSERT_OK(DropRole(client(), context_, "etl"));
  EXPECT_EQ(Get(FindRole(client(), context_, "etl")), std::nullopt);
  ASSERT_OK(DropRole(client(), context_, "etl"));

  EXPECT_EQ(base::KindOf(AlterRoleComment(client(), context_, "etl", "x")), ErrorKind::kNotFound);
  EXPECT_EQ(base::KindOf(RoleIsInert(client(), context_, "etl").status()), ErrorKind::kNotFound);
  EXPECT_EQ(base::KindOf(DropRole(client(), context_, "root")), ErrorKind::kFinal);
}

TEST_F(ClientTest, ListsBuiltInRoles) {
  Start();
  const absl::StatusOr<std::vector<Role>> roles = ListRoles(client(), context_);
  ASSERT_OK(roles.status());
  ASSERT_GE(roles->size(), 5u);
  for (const Role& role : *roles) {
    EXPECT_TRUE(role.builtin) << role.name;
    EXPECT_FALSE(role.comment.empty()) << role.name;
  }
}

TEST_F(ClientTest, ARoleWithGrantsIsNotInert) {
  Start();
  ASSERT_OK(CreateRole(client(), context_, "parent", ""));
  ASSERT_OK(
      client().Query(sql::Statement("GRANT OPERATE ON SYSTEM TO ROLE parent"), context_).status());
  EXPECT_FALSE(Get(RoleIsInert(client(), context_, "parent")));
}

TEST_F(ClientTest, DatabasesFromCreateToDrop) {
  Start();
  ASSERT_OK(CreateDatabase(client(), context_, "raw-events", {}));
  EXPECT_TRUE(Get(DatabaseExists(client(), context_, "raw-events")));
  EXPECT_EQ(base::KindOf(CreateDatabase(client(), context_, "raw-events", {})),
            ErrorKind::kAlreadyExists);
  EXPECT_EQ(Get(QuotasOf(client(), context_, "raw-events")),
            (DatabaseQuotas{"8388608.000 TB", INT64_MAX}));

  ASSERT_OK(SetDataQuota(client(), context_, "raw-events", "10 gb"));
  ASSERT_OK(SetReplicaQuota(client(), context_, "raw-events", 1024));
  EXPECT_EQ(Get(QuotasOf(client(), context_, "raw-events")), (DatabaseQuotas{"10.000 GB", 1024}));
  ASSERT_OK(SetDataQuota(client(), context_, "raw-events", "unlimited"));
  EXPECT_EQ(Get(QuotasOf(client(), context_, "raw-events")),
            (DatabaseQuotas{"8388608.000 TB", 1024}));

  ASSERT_OK(RenameDatabase(client(), context_, "raw-events", "events"));
  EXPECT_FALSE(Get(DatabaseExists(client(), context_, "raw-events")));
  const absl::StatusOr<DatabaseDefinition> definition =
      ShowCreateDatabase(client(), context_, "events");
  ASSERT_OK(definition.status());
  EXPECT_EQ(definition->statement, "CREATE DATABASE `events`");
  EXPECT_TRUE(definition->properties.empty());
  EXPECT_TRUE(Get(ListTables(client(), context_, "events")).empty());

  ASSERT_OK(DropDatabase(client(), context_, "events", true));
  ASSERT_OK(DropDatabase(client(), context_, "events", false));
  EXPECT_FALSE(Get(DatabaseExists(client(), context_, "events")));
  EXPECT_EQ(base::KindOf(QuotasOf(client(), context_, "events").status()), ErrorKind::kNotFound);
  EXPECT_EQ(base::KindOf(ListTables(client(), context_, "events").status()), ErrorKind::kNotFound);
}

TEST_F(ClientTest, DatabasePropertiesAreChecked) {
  Start();
  const absl::Status unknown = CreateDatabase(client(), context_, "d", {{"replication_num", "1"}});
  EXPECT_EQ(base::KindOf(unknown), ErrorKind::kFinal);
  EXPECT_EQ(sandbox().Count("CREATE DATABASE"), 0);
  ASSERT_OK(CreateDatabase(client(), context_, "d", {{"storage_volume", "local"}}));
}

TEST_F(ClientTest, QuotasOfAnAccountWithoutOperateAreUnknown) {
  Start();
  ASSERT_OK(client().Query(sql::Statement("CREATE USER jo"), context_).status());
  Options options = OptionsFor({sandbox().port()});
  options.username = "jo";
  Connect(options);
  EXPECT_EQ(Get(QuotasOf(client(), context_, "any")), std::nullopt);
  const absl::StatusOr<ClusterInfo> cluster = DescribeCluster(client(), context_);
  ASSERT_OK(cluster.status());
  EXPECT_EQ(cluster->run_mode, std::nullopt);
  EXPECT_FALSE(cluster->frontends.has_value());
}

TEST_F(ClientTest, DescribesTheCluster) {
  Start();
  const absl::StatusOr<ClusterInfo> cluster = DescribeCluster(client(), context_);
  ASSERT_OK(cluster.status());
  EXPECT_EQ(cluster->run_mode, "shared_nothing");
  EXPECT_EQ(cluster->frontends->total, 1);
  EXPECT_EQ(cluster->frontends->alive, 1);
  EXPECT_EQ(cluster->backends->total, 3);
}

TEST_F(ClientTest, TwoThousandReadsTakeFewStatements) {
  Start();
  for (int i = 0; i < 50; ++i) {
    ASSERT_OK(CreateDatabase(client(), context_, base::StrCat("db", i), {}));
  }
  Connect(OptionsFor({sandbox().port()}));
  const std::size_t before = sandbox().Statements().size();
  std::vector<std::thread> callers;
  for (int t = 0; t < 10; ++t) {
    callers.emplace_back([this] {
      for (int i = 0; i < 200; ++i) {
        const std::string name = base::StrCat("db", i % 50);
        EXPECT_TRUE(Get(FindRole(client(), context_, "root")).has_value());
        EXPECT_TRUE(Get(DatabaseExists(client(), context_, name)));
        EXPECT_TRUE(Get(QuotasOf(client(), context_, name)).has_value());
      }
    });
  }
  for (std::thread& caller : callers) caller.join();
  EXPECT_LE(sandbox().Statements().size() - before, 20u);
}

TEST_F(ClientTest, ASessionCostsFiveStatementsOnceAndFourAfterThat) {
  Start();
  ASSERT_OK(client().Query(sql::Statement("SELECT 1"), context_).status());
  ASSERT_OK(client().Query(sql::Statement("SELECT 1"), context_).status());
  EXPECT_EQ(sandbox().Connections(), 1);
  EXPECT_EQ(sandbox().Statements().size(), 7u);
  EXPECT_EQ(sandbox().Count("SET ROLE ALL"), 1);
}

TEST_F(ClientTest, KeepsToItsSessions) {
  Start({"--latency", "60"});
  std::vector<std::thread> callers;
  for (int i = 0; i < 20; ++i) {
    callers.emplace_back([this] {
      EXPECT_TRUE(client().Query(sql::Statement("SELECT CONNECTION_ID()"), context_).ok());
    });
  }
  for (std::thread& caller : callers) caller.join();
  EXPECT_GT(sandbox().Connections(), 1);
  EXPECT_LE(sandbox().Connections(), 4);
}

TEST_F(ClientTest, WaitingForASessionEndsWithTheContext) {
  Start({"--fault", "hang@SELECT 1"});
  Options options = OptionsFor({sandbox().port()});
  options.max_connections = 1;
  Connect(options);
  std::thread busy([this] {
    const absl::StatusOr<Rows> rows =
        client().Query(sql::Statement("SELECT 1"), context_.WithTimeout(absl::Milliseconds(600)));
    EXPECT_FALSE(rows.ok());
  });
  absl::SleepFor(absl::Milliseconds(200));
  const absl::Time begin = absl::Now();
  const absl::StatusOr<Rows> rows =
      client().Query(sql::Statement("SELECT 2"), context_.WithTimeout(absl::Milliseconds(100)));
  EXPECT_TRUE(absl::IsDeadlineExceeded(rows.status())) << rows.status();
  EXPECT_LT(absl::Now() - begin, absl::Milliseconds(300));
  busy.join();
  // The hanging session was given up, so there's room for another one.
  ASSERT_OK(client().Query(sql::Statement("SELECT 3"), context_).status());
}

TEST_F(ClientTest, ALostCreateThatHappenedIsASuccess) {
  Start({"--fault", "drop-after@CREATE ROLE"});
  ASSERT_OK(CreateRole(client(), context_, "etl", "c"));
  EXPECT_EQ(sandbox().Count("CREATE ROLE"), 1);
  EXPECT_EQ(Get(FindRole(client(), context_, "etl")), (Role{"etl", false, "c"}));
}

TEST_F(ClientTest, ALostCreateThatDidNotHappenRunsAgain) {
  Start({"--fault", "drop-before@CREATE ROLE"});
  ASSERT_OK(CreateRole(client(), context_, "etl", "c"));
  EXPECT_EQ(sandbox().Count("CREATE ROLE"), 2);
  EXPECT_EQ(sandbox().Count("SHOW ROLES"), 2);  // looked twice
  EXPECT_TRUE(Get(FindRole(client(), context_, "etl")).has_value());
}

TEST_F(ClientTest, ALostCreateOfADatabaseAndALostDrop) {
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

TEST_F(ClientTest, ARoleThatSomebodyElseMadeMeanwhileIsAnError) {
  Start({"--fault", "drop-before@CREATE ROLE.*mine"});
  Client other(OptionsFor({sandbox().port()}));
  ASSERT_OK(CreateRole(other, context_, "etl", "theirs"));
  const absl::Status status = CreateRole(client(), context_, "etl", "mine");
  EXPECT_EQ(base::KindOf(status), ErrorKind::kUnknownOutcome);
  EXPECT_NE(status.message().find("\"theirs\" instead of \"mine\""), absl::string_view::npos)
      << status;
}

TEST_F(ClientTest, ReadsAreRepeatedAfterALostConnection) {
  Start({"--fault", "drop-before@SHOW ROLES", "--fault", "drop-after@SHOW DATABASES"});
  ASSERT_OK(ListRoles(client(), context_).status());
  ASSERT_OK(ListDatabases(client(), context_).status());
  EXPECT_EQ(sandbox().Count("SHOW ROLES"), 2);
  EXPECT_EQ(sandbox().Count("SHOW DATABASES"), 2);
}

TEST_F(ClientTest, NotLeaderIsTriedAgain) {
  Start({"--fault", "not-leader@CREATE ROLE", "--fault", "not-leader@SHOW ROLES"});
  ASSERT_OK(CreateRole(client(), context_, "etl", ""));
  EXPECT_TRUE(Get(FindRole(client(), context_, "etl")).has_value());
  EXPECT_EQ(sandbox().Count("CREATE ROLE"), 2);
}

TEST_F(ClientTest, NotLeaderLeadsToTheNextFrontEnd) {
  Sandbox first({"--fault", "not-leader@CREATE ROLE"});
  Sandbox second;
  Client client(OptionsFor({first.port(), second.port()}));
  ASSERT_OK(CreateRole(client, context_, "etl", ""));
  EXPECT_EQ(first.Count("CREATE ROLE"), 1);
  EXPECT_EQ(second.Count("CREATE ROLE"), 1);
  EXPECT_EQ(second.Count("SYNC"), 1);
}

TEST_F(ClientTest, AFrontEndThatDiedIsLeft) {
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

TEST_F(ClientTest, AFrontEndThatSaysNothingIsLeft) {
  testing::RogueServer silent({.silent = true});
  Sandbox second;
  Options options = OptionsFor({silent.port(), second.port()});
  options.connect_timeout = absl::Seconds(1);
  Client client(options);
  const absl::Time begin = absl::Now();
  ASSERT_OK(ListRoles(client, context_).status());
  EXPECT_LT(absl::Now() - begin, absl::Seconds(3));
}

TEST_F(ClientTest, AWrongPasswordNamesTheAttributesAndIsTriedOnce) {
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

TEST_F(ClientTest, NobodyListening) {
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

TEST_F(ClientTest, AServerWithoutTlsIsRefusedWithTheLineToAdd) {
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

TEST_F(ClientTest, AHangingServerEndsWithTheDeadline) {
  Start({"--fault", "hang@CREATE ROLE"});
  const absl::Time begin = absl::Now();
  const absl::Status status =
      CreateRole(client(), context_.WithTimeout(absl::Milliseconds(500)), "etl", "");
  EXPECT_LT(absl::Now() - begin, absl::Seconds(2));
  EXPECT_EQ(base::KindOf(status), ErrorKind::kUnknownOutcome);
  EXPECT_NE(base::NextStepOf(status).find("terraform plan"), std::string::npos);
}

TEST_F(ClientTest, AStopEndsAWaitAtOnce) {
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

TEST_F(ClientTest, ErrorsOfStatementsKeepTheSession) {
  Start();
  for (int i = 0; i < 5; ++i) {
    const absl::Status status =
        client().Query(sql::Statement("SELECT nonsense FROM"), context_).status();
    EXPECT_EQ(ErrorCodeOf(status), 1064);
    EXPECT_EQ(base::KindOf(status), ErrorKind::kFinal);
  }
  EXPECT_EQ(sandbox().Connections(), 1);
}

TEST_F(ClientTest, AUserWithAnotherCatalogAndDialectGetsOurs) {
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
