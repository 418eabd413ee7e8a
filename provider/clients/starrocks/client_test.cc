// The client against a server process: what it reads and writes, and what that costs.
#include "provider/clients/starrocks/client.h"

#include <gtest/gtest.h>

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
#include "provider/clients/starrocks/testing/client_fixture.h"

namespace starrocks {

std::ostream& operator<<(std::ostream& out, const DatabaseQuotas& quotas) {
  return out << quotas.data << ", " << quotas.replicas << " replicas";
}

namespace {

using base::ErrorKind;
using testing::Get;
using testing::OptionsFor;

using ClientTest = testing::ClientFixture;

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

}  // namespace
}  // namespace starrocks
