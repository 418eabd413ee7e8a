#include "acceptance-tests/sandbox/behaviour/privileges.h"

#include <gtest/gtest.h>

namespace sandbox::behaviour {
namespace {

const ObjectKey kOrders = {"-11", "5", "7"};
const ObjectKey kHotels = {"-11", "5", "8"};
const ObjectKey kDatabaseTables = {"-11", "5", std::string(kAnything)};

PrivilegeMask Bit(std::string_view privilege) {
  return *PrivilegeBit(ObjectType::kTable, privilege);
}

TEST(GrantSetTest, KeepsTheGrantOptionWhenGrantedAgainWithout) {
  GrantSet grants;
  grants.Grant(ObjectType::kTable, kOrders, Bit("SELECT"), true);
  grants.Grant(ObjectType::kTable, kOrders, Bit("SELECT") | Bit("INSERT"), false);
  const auto& entries = grants.entries().at(ObjectType::kTable);
  ASSERT_EQ(entries.size(), 2u);
  EXPECT_EQ(entries[0].privileges, Bit("SELECT"));
  EXPECT_TRUE(entries[0].grant_option);
  EXPECT_EQ(entries[1].privileges, Bit("INSERT"));
}

TEST(GrantSetTest, MovesPrivilegesToTheGrantOption) {
  GrantSet grants;
  grants.Grant(ObjectType::kTable, kOrders, Bit("SELECT"), false);
  grants.Grant(ObjectType::kTable, kOrders, Bit("SELECT"), true);
  const auto& entries = grants.entries().at(ObjectType::kTable);
  ASSERT_EQ(entries.size(), 1u);
  EXPECT_TRUE(entries[0].grant_option);
  EXPECT_TRUE(grants.MayGrant(ObjectType::kTable, kOrders, Bit("SELECT")));
  EXPECT_FALSE(grants.MayGrant(ObjectType::kTable, kOrders, Bit("INSERT")));
}

TEST(GrantSetTest, RevokeStopsAtTheFirstMissingKey) {
  GrantSet grants;
  EXPECT_EQ(grants.Revoke(ObjectType::kTable, {kOrders}, Bit("SELECT")), std::nullopt);
  grants.Grant(ObjectType::kTable, kOrders, Bit("SELECT"), false);
  EXPECT_EQ(grants.Revoke(ObjectType::kTable, {kOrders, kHotels}, Bit("SELECT")), 1u);
  EXPECT_FALSE(grants.Allows(ObjectType::kTable, kOrders, Bit("SELECT")));
}

TEST(GrantSetTest, WildcardsCoverButAreNotCovered) {
  GrantSet grants;
  grants.Grant(ObjectType::kTable, kDatabaseTables, Bit("SELECT"), false);
  EXPECT_TRUE(grants.Allows(ObjectType::kTable, kOrders, Bit("SELECT")));
  EXPECT_FALSE(grants.Allows(ObjectType::kTable, kOrders, Bit("INSERT")));
  EXPECT_FALSE(grants.Allows(ObjectType::kView, kOrders, AllPrivileges(ObjectType::kView)));
  EXPECT_TRUE(grants.AnyInDatabase(ObjectType::kTable, {"-11", "5", ""}));
  EXPECT_FALSE(grants.AnyInDatabase(ObjectType::kTable, {"-11", "6", ""}));
}

TEST(PrivilegeListTest, HasTheOrderOfTheServer) {
  EXPECT_EQ(PrivilegeList(ObjectType::kTable, Bit("UPDATE") | Bit("DELETE") | Bit("SELECT")),
            "DELETE, SELECT, UPDATE");
  EXPECT_EQ(PrivilegeBit(ObjectType::kDatabase, "SELECT"), std::nullopt);
}

}  // namespace
}  // namespace sandbox::behaviour
