#include "provider/clients/starrocks/privileges.h"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

namespace starrocks {
namespace {

nlohmann::json Matrix() {
  std::ifstream file("provider/clients/starrocks/testdata/privilege_matrix.json");
  return nlohmann::json::parse(file);
}

using Since = std::pair<int, int>;

Since SinceOf(const std::string& text) { return {text.at(0) - '0', text.at(2) - '0'}; }

// `SYSTEM: SECURITY` in the list of what a version added.
Since SinceOf(const nlohmann::json& matrix, std::string_view type, std::string_view privilege) {
  const std::string entry = std::string(type) + ": " + std::string(privilege);
  for (const auto& [version, added] : matrix["since"].items()) {
    if (!added.is_array()) continue;
    for (const std::string text : added) {
      if (text.starts_with(entry)) return SinceOf(version);
    }
  }
  return {3, 0};
}

TEST(Privileges, AgreeWithTheServersMatrix) {
  const nlohmann::json matrix = Matrix();
  ASSERT_EQ(matrix["objects"].size(), ObjectKinds().size());
  for (const nlohmann::json& object : matrix["objects"]) {
    const std::string type = object["object_type"];
    SCOPED_TRACE(type);
    const ObjectKind* kind = FindObjectKind(type);
    ASSERT_NE(kind, nullptr);
    EXPECT_EQ(kind->plural, object["plural"].is_null() ? "" : object["plural"]);
    EXPECT_EQ((Since{kind->since_major, kind->since_minor}), SinceOf(object["since"]));
    std::vector<std::string> names;
    for (const Privilege& privilege : kind->privileges) {
      if (privilege.since_major < 4) names.emplace_back(privilege.name);
      const Since since = SinceOf(matrix, type, privilege.name);
      if (since != Since{3, 0}) {
        EXPECT_EQ((Since{privilege.since_major, privilege.since_minor}), since) << privilege.name;
      }
    }
    EXPECT_EQ(names, object["privileges"].get<std::vector<std::string>>());
  }
}

TEST(Privileges, TheListHasTheServersOrder) {
  const ObjectKind& table = *FindObjectKind("TABLE");
  EXPECT_EQ(PrivilegeList(table, {"UPDATE", "SELECT", "DELETE"})->Render(),
            "DELETE, SELECT, UPDATE");
  EXPECT_FALSE(PrivilegeList(table, {"SELECT", "USAGE"}).ok());
  EXPECT_FALSE(PrivilegeList(table, {"select"}).ok());
  EXPECT_FALSE(PrivilegeList(table, {"ALL"}).ok());
  EXPECT_FALSE(PrivilegeList(table, {}).ok());
}

TEST(Privileges, WhatCanBeGrantedDependsOnTheVersion) {
  const ObjectKind& system = *FindObjectKind("SYSTEM");
  const Version old = ParseVersion("3.2.0");
  const std::vector<std::string> names = GrantablePrivileges(system, &old);
  EXPECT_EQ(names.front(), "CREATE RESOURCE");
  EXPECT_EQ(names.back(), "CREATE STORAGE VOLUME");
  EXPECT_TRUE(CheckPrivileges(system, {"CREATE WAREHOUSE"}, nullptr).ok());
  EXPECT_FALSE(CheckPrivileges(system, {"CREATE WAREHOUSE"}, &old).ok());
  EXPECT_FALSE(CheckPrivileges(system, {"GRANT"}, nullptr).ok());
  EXPECT_FALSE(CheckPrivileges(system, {"SELECT"}, nullptr).ok());
  EXPECT_FALSE(CheckPrivileges(system, {}, nullptr).ok());
  EXPECT_TRUE(CheckPrivileges(system, {"ALL"}, nullptr).ok());
  EXPECT_FALSE(CheckPrivileges(system, {"ALL", "OPERATE"}, nullptr).ok());
}

TEST(Privileges, AllIsWhatTheServersVersionHas) {
  const ObjectKind& table = *FindObjectKind("TABLE");
  EXPECT_EQ(ExpandAll(table, {"ALL"}, ParseVersion("3.5.0")).count("REFRESH"), 0u);
  EXPECT_EQ(ExpandAll(table, {"ALL"}, ParseVersion("3.5.0")).size(), 7u);
  EXPECT_EQ(ExpandAll(table, {"ALL"}, ParseVersion("4.0.1")).count("REFRESH"), 1u);
  EXPECT_EQ(ExpandAll(table, {"SELECT"}, ParseVersion("3.5.0")), (std::set<std::string>{"SELECT"}));
}

}  // namespace
}  // namespace starrocks
