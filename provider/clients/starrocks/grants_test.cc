#include "provider/clients/starrocks/grants.h"

#include <gtest/gtest.h>

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/starrocks/roles.h"
#include "provider/clients/starrocks/testing/live.h"

namespace starrocks {
namespace {

using testing::Get;
using Names = std::set<std::string>;

const Scope kTable{"TABLE", "", "d", "t"};

std::string GrantText(const Scope& scope, const Names& privileges) {
  const auto statement = GrantStatement(Grantee::Role("r"), scope, privileges, false);
  return statement.ok() ? statement->Render() : std::string(statement.status().message());
}

TEST(GrantStatement, HasTheFormOfEachType) {
  const auto on = [](const Scope& scope, const std::string& privilege, const std::string& object) {
    EXPECT_EQ(GrantText(scope, {privilege}),
              "GRANT " + privilege + " ON " + object + " TO ROLE `r`");
  };
  on({"SYSTEM", "", "", ""}, "OPERATE", "SYSTEM");
  on({"CATALOG", "", "", "lake"}, "USAGE", "CATALOG `lake`");
  on({"CATALOG", "", "", "*"}, "USAGE", "ALL CATALOGS");
  on({"DATABASE", "", "", "d"}, "DROP", "DATABASE `d`");
  on({"DATABASE", "lake", "", "d"}, "DROP", "DATABASE `d`");
  on({"DATABASE", "", "", "*"}, "DROP", "ALL DATABASES");
  on({"TABLE", "", "d", "t"}, "SELECT", "TABLE `d`.`t`");
  on({"TABLE", "", "d", "*"}, "SELECT", "ALL TABLES IN DATABASE `d`");
  on({"TABLE", "", "*", "*"}, "SELECT", "ALL TABLES IN ALL DATABASES");
  on({"VIEW", "", "d", "v"}, "SELECT", "VIEW `d`.`v`");
  on({"MATERIALIZED VIEW", "", "d", "*"}, "REFRESH", "ALL MATERIALIZED VIEWS IN DATABASE `d`");
  on({"FUNCTION", "", "d", "f(int, string)"}, "USAGE", "FUNCTION `d`.`f`(INT, STRING)");
  on({"FUNCTION", "", "*", "*"}, "USAGE", "ALL FUNCTIONS IN ALL DATABASES");
  on({"GLOBAL FUNCTION", "", "", "f()"}, "USAGE", "GLOBAL FUNCTION `f`()");
  on({"GLOBAL FUNCTION", "", "", "*"}, "USAGE", "ALL GLOBAL FUNCTIONS");
  on({"RESOURCE GROUP", "", "", "rg"}, "ALTER", "RESOURCE GROUP `rg`");
  on({"PIPE", "", "d", "*"}, "ALTER", "ALL PIPES IN DATABASE `d`");
  on({"USER", "", "", "bob@localhost"}, "IMPERSONATE", "USER 'bob'@'localhost'");
  on({"USER", "", "", "*"}, "IMPERSONATE", "ALL USERS");
}

TEST(GrantStatement, HasManyPrivilegesAndTheOption) {
  const UserIdentity bob{"bob", "10.0.0.%", false};
  EXPECT_EQ(GrantStatement(Grantee::User(bob), kTable, {"SELECT", "DELETE"}, true)->Render(),
            "GRANT DELETE, SELECT ON TABLE `d`.`t` TO USER 'bob'@'10.0.0.%' WITH GRANT OPTION");
  EXPECT_EQ(RevokeStatement(Grantee::User(bob), kTable, {"SELECT"})->Template(),
            "REVOKE SELECT ON TABLE `d`.`t` FROM USER 'bob'@'10.0.0.%'");
  EXPECT_FALSE(GrantStatement(Grantee::Role("r"), kTable, {}, false).ok());
  EXPECT_FALSE(GrantStatement(Grantee::Role("r"), kTable, {"USAGE"}, false).ok());
  EXPECT_FALSE(GrantStatement(Grantee::Role("r`"), kTable, {"SELECT"}, false).ok());
  EXPECT_FALSE(
      GrantStatement(Grantee::Role("r"), {"TABLE", "", "d`", "t"}, {"SELECT"}, false).ok());
}

TEST(Grantee, ComesBackFromItsText) {
  for (const char* text :
       {"ROLE|etl", "USER|'bob'@'%'", "USER|'bob'@['a.example']", "EXTERNAL GROUP|analysts"}) {
    const absl::StatusOr<Grantee> grantee = ParseGrantee(text);
    ASSERT_TRUE(grantee.ok()) << grantee.status();
    EXPECT_EQ(ToString(*grantee), text);
  }
  EXPECT_EQ(*ParseGrantee("USER bob@h"), Grantee::User({"bob", "h", false}));
  EXPECT_EQ(Describe(Grantee::Role("etl")), "role \"etl\"");
  EXPECT_EQ(Describe(Grantee::User({"bob"})), "user 'bob'@'%'");
  for (const char* text : {"", "ROLE", "ROLE|", "ROLE|a b", "role|a", "GROUP|g", "USER|a@b@c"}) {
    EXPECT_FALSE(ParseGrantee(text).ok()) << text;
  }
}

class GrantsTest : public testing::LiveTest {
 protected:
  GrantsTest() {
    Sql("CREATE DATABASE d");
    Sql("CREATE TABLE d.t (id INT) DISTRIBUTED BY HASH(id) BUCKETS 1 "
        "PROPERTIES ('replication_num' = '1')");
    Sql("CREATE ROLE r");
  }
  Held HeldOn(const Scope& scope) {
    const auto holdings = ReadHoldings(client(), context_, role_);
    EXPECT_TRUE(holdings.ok()) << holdings.status();
    return holdings.ok() ? HeldFor(**holdings, *Canonical(scope)) : Held();
  }

  const Grantee role_ = Grantee::Role("r");
};

TEST_F(GrantsTest, FromGrantToRevoke) {
  ASSERT_OK(GrantPrivileges(client(), context_, role_, kTable, {"SELECT", "INSERT"}, false));
  EXPECT_EQ(HeldOn(kTable), (Held{{"SELECT", "INSERT"}, {}}));
  ASSERT_OK(GrantPrivileges(client(), context_, role_, kTable, {"SELECT"}, true));
  EXPECT_EQ(HeldOn(kTable), (Held{{"INSERT"}, {"SELECT"}}));
  ASSERT_OK(RemoveGrantOption(client(), context_, role_, kTable, {"SELECT"}));
  EXPECT_EQ(HeldOn(kTable), (Held{{"SELECT", "INSERT"}, {}}));
  ASSERT_OK(RevokePrivileges(client(), context_, role_, kTable, {"SELECT", "INSERT"}));
  EXPECT_EQ(HeldOn(kTable), Held());
}

TEST_F(GrantsTest, AllIsWhatTheServerHas) {
  ASSERT_OK(GrantPrivileges(client(), context_, role_, {"SYSTEM", "", "", ""}, {"ALL"}, false));
  const Held held = HeldOn({"SYSTEM", "", "", ""});
  EXPECT_EQ(held.plain.size(), 11u);
  EXPECT_EQ(held.plain.count("NODE"), 0u);
  EXPECT_EQ(Sent("GRANT CREATE RESOURCE").find("ALL"), std::string::npos);
}

TEST_F(GrantsTest, RevokingWhatIsNotThereIsDone) {
  ASSERT_OK(RevokePrivileges(client(), context_, role_, kTable, {"SELECT"}));
  Sql("CREATE TABLE d.t2 (id INT) DISTRIBUTED BY HASH(id) BUCKETS 1 "
      "PROPERTIES ('replication_num' = '1')");
  Sql("GRANT SELECT ON TABLE d.t2 TO ROLE r");
  ASSERT_OK(RevokePrivileges(client(), context_, role_, kTable, {"SELECT"}));
  EXPECT_EQ(sandbox().Count("REVOKE SELECT ON TABLE `d`.`t`"), 2);
  ASSERT_OK(RevokePrivileges(client(), context_, role_, {"TABLE", "", "d", "gone"}, {"SELECT"}));
  ASSERT_OK(RevokePrivileges(client(), context_, Grantee::Role("gone"), kTable, {"SELECT"}));
}

TEST_F(GrantsTest, GrantingOnOrToWhatIsNotThereFails) {
  const auto kind = [this](const Grantee& grantee, const Scope& scope) {
    return base::KindOf(GrantPrivileges(client(), context_, grantee, scope, {"SELECT"}, false));
  };
  EXPECT_EQ(kind(role_, {"TABLE", "", "d", "gone"}), base::ErrorKind::kNotFound);
  EXPECT_EQ(kind(Grantee::Role("gone"), kTable), base::ErrorKind::kNotFound);
  EXPECT_EQ(kind(Grantee::User({"gone"}), kTable), base::ErrorKind::kNotFound);
  EXPECT_EQ(kind(Grantee::Role("root"), kTable), base::ErrorKind::kFinal);
  EXPECT_EQ(base::KindOf(ReadHoldings(client(), context_, Grantee::Role("gone")).status()),
            base::ErrorKind::kNotFound);
  EXPECT_EQ(base::KindOf(ReadHoldings(client(), context_, Grantee::User({"gone"})).status()),
            base::ErrorKind::kNotFound);
}

TEST_F(GrantsTest, HoldingsAreReadAndParsedOnce) {
  ASSERT_OK(GrantPrivileges(client(), context_, role_, kTable, {"SELECT"}, false));
  const auto first = ReadHoldings(client(), context_, role_);
  ASSERT_OK(first.status());
  for (int i = 0; i < 100; ++i) EXPECT_EQ(*ReadHoldings(client(), context_, role_), *first);
  EXPECT_EQ(sandbox().Count("SHOW GRANTS FOR ROLE `r`"), 1);
}

TEST_F(GrantsTest, ManyGrantsAreMadeWithOneLook) {
  const auto held = [this] { return *ReadHeld(client(), context_, role_, *Canonical(kTable)); };
  EXPECT_EQ(held(), Held());
  ASSERT_OK(GrantPrivileges(client(), context_, role_, kTable, {"SELECT", "INSERT"}, false));
  EXPECT_EQ(held(), (Held{{"SELECT", "INSERT"}, {}}));
  ASSERT_OK(GrantPrivileges(client(), context_, role_, kTable, {"SELECT"}, true));
  ASSERT_OK(GrantPrivileges(client(), context_, role_, kTable, {"SELECT"}, false));
  EXPECT_EQ(held(), (Held{{"INSERT"}, {"SELECT"}}));
  ASSERT_OK(RevokePrivileges(client(), context_, role_, kTable, {"INSERT"}));
  EXPECT_EQ(held(), (Held{{}, {"SELECT"}}));
  EXPECT_EQ(sandbox().Count("SHOW GRANTS FOR ROLE `r`"), 1);
  EXPECT_EQ(HeldOn(kTable), held());
  EXPECT_EQ(sandbox().Count("SHOW GRANTS FOR ROLE `r`"), 2);
}

TEST_F(GrantsTest, AGrantThatFailsIsLookedUpAgain) {
  const Scope gone{"TABLE", "default_catalog", "d", "gone"};
  EXPECT_EQ(*ReadHeld(client(), context_, role_, gone), Held());
  EXPECT_FALSE(GrantPrivileges(client(), context_, role_, gone, {"SELECT"}, false).ok());
  EXPECT_EQ(*ReadHeld(client(), context_, role_, gone), Held());
  EXPECT_EQ(sandbox().Count("SHOW GRANTS FOR ROLE `r`"), 2);
}

// A write to one grantee leaves what is known of the others.
TEST_F(GrantsTest, AWriteForgetsItsGranteeOnly) {
  Sql("CREATE ROLE other");
  ASSERT_OK(ReadHoldings(client(), context_, Grantee::Role("other")).status());
  ASSERT_OK(GrantPrivileges(client(), context_, role_, kTable, {"SELECT"}, false));
  EXPECT_EQ(HeldOn(kTable).plain, Names{"SELECT"});
  ASSERT_OK(ReadHoldings(client(), context_, Grantee::Role("other")).status());
  EXPECT_EQ(sandbox().Count("SHOW GRANTS FOR ROLE `other`"), 1);
}

TEST_F(GrantsTest, ALostAnswerIsLookedUp) {
  Start({"--fault", "drop-after@GRANT SELECT"});
  Sql("CREATE ROLE r");
  const Scope wide{"TABLE", "", "*", "*"};
  ASSERT_OK(GrantPrivileges(client(), context_, role_, wide, {"SELECT"}, false));
  EXPECT_EQ(HeldOn(wide).plain, Names{"SELECT"});
  EXPECT_EQ(sandbox().Count("GRANT SELECT"), 1);
}

class GrantsInLakeTest : public GrantsTest {
 protected:
  void StartWithLake(std::vector<std::string> arguments) {
    Start(std::move(arguments));
    Sql("CREATE ROLE r");
    MakeLake();
  }
  void MakeLake() {
    Sql("CREATE EXTERNAL CATALOG lake PROPERTIES ('type' = 'hive', "
        "'hive.metastore.uris' = 'thrift://127.0.0.1:1')");
  }
  absl::Status Grant(const std::string& table) {
    return GrantPrivileges(client(), context_, role_, {"TABLE", "lake", "sales", table}, {"SELECT"},
                           false);
  }
  // How often a session went to the catalog.
  int Went(std::string_view catalog) {
    return sandbox().Count(base::StrCat("SET CATALOG `", catalog, "`"));
  }
};

// Inside an external catalog there's no other way than to go there; nobody else may notice.
TEST_F(GrantsInLakeTest, ExternalTablesAreGrantedInTheirCatalog) {
  MakeLake();
  const Scope orders{"TABLE", "lake", "sales", "orders"};
  const Scope all{"TABLE", "lake", "*", "*"};
  ASSERT_OK(GrantPrivileges(client(), context_, role_, orders, {"SELECT"}, false));
  ASSERT_OK(GrantPrivileges(client(), context_, role_, all, {"INSERT"}, true));
  EXPECT_EQ(HeldOn(orders), (Held{{"SELECT"}, {}}));
  EXPECT_EQ(HeldOn(all), (Held{{}, {"INSERT"}}));
  EXPECT_EQ(HeldOn({"TABLE", "", "*", "*"}), Held());
  EXPECT_EQ(Went("lake"), 1);
  EXPECT_EQ(Went("default_catalog"), 1);
  EXPECT_EQ(sandbox().Connections(), 1);
  ASSERT_OK(RevokePrivileges(client(), context_, role_, orders, {"SELECT"}));
  EXPECT_EQ(HeldOn(orders), Held());
}

TEST_F(GrantsInLakeTest, ManyGrantsGoThereOnce) {
  MakeLake();
  for (int i = 0; i < 50; ++i) ASSERT_OK(Grant(base::StrCat("t", i)));
  EXPECT_EQ(sandbox().Count("GRANT SELECT"), 50);
  EXPECT_EQ(Went("lake"), 1);
  EXPECT_EQ(Went("default_catalog"), 0);
  ASSERT_OK(ListRoles(client(), context_).status());
  ASSERT_OK(ListRoles(client(), context_).status());
  EXPECT_EQ(Went("default_catalog"), 1);
  EXPECT_EQ(sandbox().Connections(), 1);
}

TEST_F(GrantsInLakeTest, AfterACatalogThatIsNotThereNobodyIsLost) {
  const Scope gone{"TABLE", "gone", "*", "*"};
  const absl::Status status = GrantPrivileges(client(), context_, role_, gone, {"SELECT"}, false);
  EXPECT_EQ(base::KindOf(status), base::ErrorKind::kNotFound) << status;
  EXPECT_EQ(sandbox().Count("GRANT SELECT"), 0);
  ASSERT_OK(GrantPrivileges(client(), context_, role_, {"TABLE", "", "*", "*"}, {"SELECT"}, false));
  EXPECT_EQ(Went("default_catalog"), 1);
  EXPECT_EQ(HeldOn({"TABLE", "", "*", "*"}).plain, Names{"SELECT"});
}

// The session was there before; what the statement itself would say is anybody's guess.
TEST_F(GrantsInLakeTest, ACatalogDroppedMeanwhileIsNamed) {
  MakeLake();
  ASSERT_OK(Grant("orders"));
  Sql("DROP CATALOG lake");
  const absl::Status status = Grant("customers");
  EXPECT_EQ(base::KindOf(status), base::ErrorKind::kNotFound) << status;
  MakeLake();
  ASSERT_OK(Grant("customers"));
  EXPECT_EQ(Went("lake"), 3);
}

TEST_F(GrantsInLakeTest, AfterALostConnectionTheNextSessionGoesThere) {
  StartWithLake({"--fault", "drop-before@GRANT SELECT"});
  ASSERT_OK(Grant("orders"));
  EXPECT_EQ(HeldOn({"TABLE", "lake", "sales", "orders"}).plain, Names{"SELECT"});
  EXPECT_EQ(sandbox().Connections(), 2);
  EXPECT_EQ(Went("lake"), 2);
}

TEST_F(GrantsInLakeTest, AConnectionLostOnTheWayIsNoUnknownOutcome) {
  StartWithLake({"--fault", "drop-after@SET CATALOG `lake`"});
  ASSERT_OK(Grant("orders"));
  EXPECT_EQ(HeldOn({"TABLE", "lake", "sales", "orders"}).plain, Names{"SELECT"});
  EXPECT_EQ(sandbox().Count("GRANT SELECT"), 1);
  EXPECT_EQ(sandbox().Count("SHOW GRANTS"), 1);  // HeldOn() only
}

}  // namespace
}  // namespace starrocks
