#include "provider/clients/starrocks/users.h"

#include <gtest/gtest.h>

#include <ostream>

#include "provider/base/native_password.h"
#include "provider/base/status.h"
#include "provider/clients/starrocks/errors.h"
#include "provider/clients/starrocks/roles.h"
#include "provider/clients/starrocks/testing/live.h"
#include "provider/clients/starrocks/user_properties.h"

namespace starrocks {
namespace {

using base::ErrorKind;
using testing::Get;
using Roles = std::vector<std::string>;
using Properties = std::map<std::string, std::string>;

Authentication Password(const std::string& text) {
  Authentication auth;
  auth.password = base::Secret(text);
  return auth;
}

Authentication With(const std::string& plugin, const std::string& text) {
  Authentication auth;
  auth.plugin = plugin;
  auth.auth_string = base::Secret(text);
  return auth;
}

TEST(IdentifiedClause, SendsHashesAndHidesThem) {
  const auto clause = IdentifiedClause(Password("s3cret pass'word"));
  ASSERT_TRUE(clause.ok()) << clause.status();
  EXPECT_EQ(clause->Render(), " IDENTIFIED WITH mysql_native_password AS '" +
                                  base::NativePasswordHash("s3cret pass'word") + "'");
  EXPECT_EQ(clause->Template(), " IDENTIFIED WITH mysql_native_password AS <secret>");
}

TEST(IdentifiedClause, HasAFormForEachPlugin) {
  Authentication clear = Password("it's");
  clear.clear = true;
  EXPECT_EQ(IdentifiedClause(clear)->Render(), " IDENTIFIED BY 'it\\'s'");
  EXPECT_EQ(IdentifiedClause(clear)->Template(), " IDENTIFIED BY <secret>");
  EXPECT_EQ(IdentifiedClause(Authentication())->Render(), " IDENTIFIED BY ''");
  EXPECT_EQ(IdentifiedClause(With("authentication_ldap_simple", "uid=x"))->Render(),
            " IDENTIFIED WITH authentication_ldap_simple AS 'uid=x'");
  EXPECT_EQ(IdentifiedClause(With("authentication_ldap_simple", ""))->Render(),
            " IDENTIFIED WITH authentication_ldap_simple");
  EXPECT_EQ(
      IdentifiedClause(With("authentication_oauth2", "{\"client_secret\":\"x\"}"))->Template(),
      " IDENTIFIED WITH authentication_oauth2 AS <secret>");
}

TEST(IdentifiedClause, RefusesWhatDoesNotFit) {
  EXPECT_FALSE(IdentifiedClause(With("caching_sha2_password", "x")).ok());
  EXPECT_FALSE(IdentifiedClause(With("mysql_native_password", "x")).ok());
  Authentication ldap = With("authentication_ldap_simple", "uid=x");
  ldap.password = base::Secret("pass");
  EXPECT_FALSE(IdentifiedClause(ldap).ok());
  const Version old = ParseVersion("3.4.0");
  EXPECT_FALSE(CheckAuthenticationPlugin("authentication_jwt", &old).ok());
  EXPECT_TRUE(CheckAuthenticationPlugin("authentication_ldap_simple", &old).ok());
}

TEST(UserProperties, HaveKnownKeys) {
  for (const char* key : {"max_user_connections", "catalog", "database", "session.query_timeout"}) {
    EXPECT_TRUE(CheckUserPropertyKey(key).ok()) << key;
  }
  for (const char* key : {"", "session.", "nosuch", "Catalog"}) {
    EXPECT_FALSE(CheckUserPropertyKey(key).ok()) << key;
  }
}

class UsersTest : public testing::LiveTest {
 protected:
  const UserIdentity bob_{"bob", "%", false};
};

TEST_F(UsersTest, FromCreateToDropInOneStatementEach) {
  ASSERT_OK(CreateRole(client(), context_, "a", ""));
  ASSERT_OK(CreateRole(client(), context_, "b", ""));
  ASSERT_OK(CreateUser(client(), context_,
                       {bob_, Password("pw-of-bob"), {"b", "a"}, {{"max_user_connections", "7"}}}));
  EXPECT_EQ(Sent("CREATE USER"),
            "CREATE USER 'bob'@'%' IDENTIFIED WITH mysql_native_password AS '" +
                base::NativePasswordHash("pw-of-bob") +
                "' DEFAULT ROLE `b`, `a` PROPERTIES ('max_user_connections' = '7')");
  EXPECT_EQ(Get(FindUser(client(), context_, bob_)),
            (User{bob_, true, "mysql_native_password", std::nullopt}));
  EXPECT_EQ(Get(ReadDefaultRoles(client(), context_, bob_)), (Roles{"a", "b"}));
  EXPECT_EQ(Get(UserProperties(client(), context_, "bob"))["max_user_connections"], "7");
  ASSERT_OK(ClientOf("bob", "pw-of-bob")->Server(context_).status());

  ASSERT_OK(DropUser(client(), context_, bob_));
  EXPECT_EQ(Get(FindUser(client(), context_, bob_)), std::nullopt);
  ASSERT_OK(DropUser(client(), context_, bob_));
  EXPECT_EQ(base::KindOf(DropUser(client(), context_, {"root"})), ErrorKind::kFinal);
}

TEST_F(UsersTest, AnExistingOneIsNotTouched) {
  ASSERT_OK(CreateUser(client(), context_, {bob_, Password("first"), {}, {}}));
  const absl::Status again = CreateUser(client(), context_, {bob_, Password("second"), {}, {}});
  EXPECT_EQ(base::KindOf(again), ErrorKind::kAlreadyExists) << again;
  const absl::Status role = CreateUser(client(), context_, {{"eve"}, Password("x"), {"gone"}, {}});
  EXPECT_EQ(base::KindOf(role), ErrorKind::kNotFound) << role;
}

TEST_F(UsersTest, AreListedWithAllTheirHostsAndPlugins) {
  const UserIdentity domain{"bob", "etl.example", true};
  const UserIdentity host{"bob", "10.0.0.%", false};
  ASSERT_OK(CreateUser(client(), context_, {bob_, Authentication(), {}, {}}));
  ASSERT_OK(CreateUser(client(), context_, {domain, Password("x"), {}, {}}));
  ASSERT_OK(CreateUser(client(), context_,
                       {host, With("authentication_ldap_simple", "uid=bob,dc=x"), {}, {}}));
  EXPECT_EQ(Sent("CREATE USER 'bob'@'%'"), "CREATE USER 'bob'@'%'");
  EXPECT_EQ(Get(ListUsers(client(), context_)).size(), 4u);
  EXPECT_FALSE(Get(FindUser(client(), context_, bob_))->has_password);
  EXPECT_TRUE(Get(FindUser(client(), context_, domain))->has_password);
  EXPECT_EQ(Get(FindUser(client(), context_, host)),
            (User{host, false, "authentication_ldap_simple", "uid=bob,dc=x"}));
  EXPECT_EQ(Get(FindUser(client(), context_, {"bob", "etl.example", false})), std::nullopt);
  EXPECT_EQ(sandbox().Count("SHOW ALL AUTHENTICATION"), 1);
}

TEST_F(UsersTest, AuthenticationChangesInPlace) {
  ASSERT_OK(CreateUser(client(), context_, {bob_, Password("first"), {}, {}}));
  ASSERT_OK(AlterAuthentication(client(), context_, bob_, Password("second")));
  ASSERT_OK(ClientOf("bob", "second")->Server(context_).status());
  ASSERT_OK(
      AlterAuthentication(client(), context_, bob_, With("authentication_ldap_simple", "uid=bob")));
  EXPECT_EQ(Get(FindUser(client(), context_, bob_))->auth_string, "uid=bob");
  ASSERT_OK(AlterAuthentication(client(), context_, bob_, Authentication()));
  EXPECT_EQ(Get(FindUser(client(), context_, bob_)),
            (User{bob_, false, "mysql_native_password", std::nullopt}));
  EXPECT_EQ(base::KindOf(AlterAuthentication(client(), context_, {"gone"}, Password("x"))),
            ErrorKind::kNotFound);
}

TEST_F(UsersTest, DefaultRolesAreSetAndRead) {
  ASSERT_OK(CreateRole(client(), context_, "a", ""));
  ASSERT_OK(CreateUser(client(), context_, {bob_, Password("x"), {"a"}, {}}));
  ASSERT_OK(SetDefaultRoles(client(), context_, bob_, {}));
  EXPECT_EQ(Sent("DEFAULT ROLE"), "ALTER USER 'bob'@'%' DEFAULT ROLE NONE");
  EXPECT_EQ(Get(ReadDefaultRoles(client(), context_, bob_)), Roles());
  ASSERT_OK(SetDefaultRoles(client(), context_, bob_, {"a"}));
  EXPECT_EQ(Get(ReadDefaultRoles(client(), context_, bob_)), Roles{"a"});
  EXPECT_FALSE(SetDefaultRoles(client(), context_, bob_, {"db_admin"}).ok());
  EXPECT_EQ(base::KindOf(ReadDefaultRoles(client(), context_, {"gone"}).status()),
            ErrorKind::kNotFound);
}

// Nobody else may get the session that has become somebody else.
TEST_F(UsersTest, ReadingDefaultRolesUsesASessionOfItsOwn) {
  ASSERT_OK(CreateUser(client(), context_, {bob_, Password("x"), {}, {}}));
  for (int i = 0; i < 3; ++i) ASSERT_OK(ReadDefaultRoles(client(), context_, bob_).status());
  ASSERT_OK(CreateRole(client(), context_, "made_by_root", ""));
  for (const auto& logged : sandbox().Log()) {
    const bool made = logged.text.find("CREATE ROLE") != std::string::npos;
    EXPECT_TRUE(!made || logged.user == "root") << logged.user;
  }
  EXPECT_EQ(sandbox().Connections(), 4);
}

TEST_F(UsersTest, WhoMayNotImpersonateIsNotTold) {
  ASSERT_OK(CreateUser(client(), context_, {bob_, Password("pw-of-bob"), {}, {}}));
  const std::unique_ptr<Client> bob = ClientOf("bob", "pw-of-bob");
  EXPECT_EQ(Get(ReadDefaultRoles(*bob, context_, {"root"})), std::nullopt);
  EXPECT_TRUE(IsAccessDenied(ListUsers(*bob, context_).status()));
  EXPECT_EQ(Get(CurrentUser(*bob, context_)), bob_);
  EXPECT_EQ(Get(CurrentUser(client(), context_)), (UserIdentity{"root"}));
}

TEST_F(UsersTest, PropertiesAreSetAndReset) {
  ASSERT_OK(CreateUser(client(), context_, {bob_, Password("x"), {}, {}}));
  ASSERT_OK(SetUserProperties(client(), context_, bob_,
                              {{"max_user_connections", "9"}, {"session.query_timeout", "600"}}));
  EXPECT_EQ(Get(UserProperties(client(), context_, "bob")),
            (Properties{{"catalog", "default_catalog"},
                        {"database", ""},
                        {"max_user_connections", "9"},
                        {"session.query_timeout", "600"}}));
  ASSERT_OK(SetUserProperties(client(), context_, bob_, {{"session.query_timeout", ""}}));
  EXPECT_EQ(Get(UserProperties(client(), context_, "bob")).count("session.query_timeout"), 0u);
  EXPECT_EQ(base::KindOf(UserProperties(client(), context_, "gone").status()),
            ErrorKind::kNotFound);
  EXPECT_EQ(base::KindOf(SetUserProperties(client(), context_, {"gone"}, {{"catalog", ""}})),
            ErrorKind::kNotFound);
}

TEST_F(UsersTest, ALostAnswerIsLookedUp) {
  Start({"--fault", "drop-after@CREATE USER"});
  ASSERT_OK(CreateUser(client(), context_, {bob_, Password("x"), {}, {}}));
  EXPECT_EQ(sandbox().Count("CREATE USER"), 1);
  EXPECT_TRUE(Get(FindUser(client(), context_, bob_)).has_value());
}

}  // namespace
}  // namespace starrocks
