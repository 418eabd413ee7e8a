#include "provider/clients/starrocks/role_grants.h"

#include <gtest/gtest.h>

#include "provider/base/status.h"
#include "provider/clients/starrocks/grant_effective.h"
#include "provider/clients/starrocks/testing/live.h"

namespace starrocks {
namespace {

using testing::Get;
using Roles = std::vector<std::string>;

TEST(RoleRules, ACircleIsNamed) {
  const RoleEdges edges = {{"a", {"b", "x"}}, {"b", {"c"}}, {"c", {}}, {"x", {"c"}}};
  EXPECT_TRUE(CheckRoleCycle(edges, "b", Grantee::Role("a")).ok());
  EXPECT_TRUE(CheckRoleCycle(edges, "a", Grantee::User({"c"})).ok());
  EXPECT_TRUE(CheckRoleCycle(edges, "a", Grantee::Role("unheard_of")).ok());
  const absl::Status circle = CheckRoleCycle(edges, "a", Grantee::Role("c"));
  EXPECT_NE(circle.message().find("c has a has b has c"), std::string::npos) << circle;
  const absl::Status itself = CheckRoleCycle(edges, "a", Grantee::Role("a"));
  EXPECT_NE(itself.message().find("a has a"), std::string::npos) << itself;
}

RoleEdges Chain(int roles) {
  RoleEdges edges;
  for (int i = 0; i < roles; ++i) {
    edges["r" + std::to_string(i)] = i + 1 < roles ? Roles{"r" + std::to_string(i + 1)} : Roles{};
  }
  return edges;
}

TEST(RoleRules, DepthIsLimited) {
  const Grantee top = Grantee::Role("top");
  EXPECT_TRUE(CheckRoleLimits(Chain(kMaxRoleDepth), "r0", top, {}).ok());
  const absl::Status status = CheckRoleLimits(Chain(kMaxRoleDepth + 1), "r0", top, {});
  EXPECT_NE(status.message().find("17 roles deep"), std::string::npos) << status;
}

TEST(RoleRules, AUserHasSoManyRoles) {
  RoleEdges edges = {{"wide", {}}, {"other", {"wide"}}};
  for (int i = 0; i < kMaxRolesPerUser - 2; ++i) {
    edges["wide"].push_back("r" + std::to_string(i));
  }
  const Grantee bob = Grantee::User({"bob"});
  EXPECT_TRUE(CheckRoleLimits(edges, "wide", bob, {"other"}).ok());
  const absl::Status status = CheckRoleLimits(edges, "wide", bob, {"other", "one_more"});
  EXPECT_NE(status.message().find("65 roles"), std::string::npos) << status;
  EXPECT_TRUE(CheckRoleLimits(edges, "wide", Grantee::Role("g"), {"other", "one_more"}).ok());
}

class RoleGrantsTest : public testing::LiveTest {
 protected:
  RoleGrantsTest() {
    for (const char* role : {"a", "b", "c"}) Sql(std::string("CREATE ROLE ") + role);
    Sql("CREATE USER bob IDENTIFIED BY 'pw'");
  }
  const Grantee bob_ = Grantee::User({"bob"});
};

TEST_F(RoleGrantsTest, FromGrantToRevoke) {
  ASSERT_OK(GrantRole(client(), context_, "a", bob_));
  ASSERT_OK(GrantRole(client(), context_, "a", bob_));
  ASSERT_OK(GrantRole(client(), context_, "b", Grantee::Role("a")));
  EXPECT_EQ(Get(RolesOf(client(), context_, bob_)), Roles{"a"});
  EXPECT_EQ(Get(RolesOf(client(), context_, Grantee::Role("a"))), Roles{"b"});
  EXPECT_EQ(Sent("TO USER"), "GRANT `a` TO USER 'bob'@'%'");
  ASSERT_OK(RevokeRole(client(), context_, "a", bob_));
  ASSERT_OK(RevokeRole(client(), context_, "a", bob_));
  EXPECT_EQ(Get(RolesOf(client(), context_, bob_)), Roles());
}

TEST_F(RoleGrantsTest, WhatIsAbsent) {
  const auto kind = [](const absl::Status& status) { return base::KindOf(status); };
  EXPECT_EQ(kind(GrantRole(client(), context_, "gone", bob_)), base::ErrorKind::kNotFound);
  EXPECT_EQ(kind(GrantRole(client(), context_, "a", Grantee::User({"gone"}))),
            base::ErrorKind::kNotFound);
  EXPECT_EQ(kind(RolesOf(client(), context_, Grantee::Role("gone")).status()),
            base::ErrorKind::kNotFound);
  ASSERT_OK(RevokeRole(client(), context_, "gone", bob_));
  ASSERT_OK(RevokeRole(client(), context_, "a", Grantee::Role("gone")));
  EXPECT_EQ(kind(GrantRole(client(), context_, "public", bob_)), base::ErrorKind::kFinal);
}

TEST_F(RoleGrantsTest, TheServersCircleIsFoundBefore) {
  ASSERT_OK(GrantRole(client(), context_, "b", Grantee::Role("a")));
  ASSERT_OK(GrantRole(client(), context_, "c", Grantee::Role("b")));
  const RoleEdges edges = Get(RoleEdgesFrom(client(), context_, {"a"}));
  EXPECT_EQ(edges, (RoleEdges{{"a", {"b"}}, {"b", {"c"}}, {"c", {}}}));
  EXPECT_FALSE(CheckRoleCycle(edges, "a", Grantee::Role("c")).ok());
  EXPECT_FALSE(GrantRole(client(), context_, "a", Grantee::Role("c")).ok());
}

TEST_F(RoleGrantsTest, ExternalGroupsTakeRoles) {
  const Grantee group = Grantee::ExternalGroup("analysts");
  EXPECT_FALSE(GrantRole(client(), context_, "a", group).ok());  // before 4.0
  EXPECT_EQ(Sent("EXTERNAL"), "GRANT `a` TO EXTERNAL GROUP `analysts`");
}

TEST_F(RoleGrantsTest, EffectiveGrantsComeByWays) {
  ASSERT_OK(GrantRole(client(), context_, "a", bob_));
  ASSERT_OK(GrantRole(client(), context_, "b", Grantee::Role("a")));
  Sql("GRANT OPERATE ON SYSTEM TO ROLE b");
  Sql("GRANT FILE ON SYSTEM TO USER bob");
  const auto grants = Get(EffectiveGrants(client(), context_, bob_));
  std::map<std::string, Roles> ways;
  for (const EffectiveGrant& grant : grants) ways[*grant.grant.privileges.begin()] = grant.path;
  EXPECT_EQ(ways, (std::map<std::string, Roles>{
                      {"FILE", {}}, {"OPERATE", {"a", "b"}}, {"SELECT", {"public"}}}));
  EXPECT_EQ(sandbox().Count("SHOW GRANTS"), 4);
}

}  // namespace
}  // namespace starrocks
