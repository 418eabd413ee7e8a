// The reader of SHOW GRANTS on rows that a real front end printed.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "provider/base/status.h"
#include "provider/clients/starrocks/grant_holdings.h"
#include "provider/clients/starrocks/grant_render.h"
#include "provider/clients/starrocks/privileges.h"

namespace starrocks {
namespace {

constexpr char kRecorded[] = "provider/clients/starrocks/testdata/show_grants_rows.jsonl";

Rows RowsOf(const nlohmann::json& answer) {
  Rows rows;
  rows.columns = answer["columns"];
  for (const nlohmann::json& row : answer["rows"]) {
    std::vector<Cell> cells;
    for (const nlohmann::json& cell : row) {
      cells.push_back(cell.is_null() ? Cell() : Cell(cell.get<std::string>()));
    }
    rows.rows.push_back(std::move(cells));
  }
  return rows;
}

std::vector<Rows> Recorded() {
  std::vector<Rows> answers;
  std::ifstream file(kRecorded);
  for (std::string line; std::getline(file, line);) {
    answers.push_back(RowsOf(nlohmann::json::parse(line)));
  }
  return answers;
}

// The grantee's one row.
Rows OneRow(const std::string& grantee, const Cell& catalog, const std::string& text) {
  return Rows{{"UserIdentity", "Catalog", "Grants"}, {{grantee, catalog, text}}};
}

void ExpectGrant(const HeldGrant& grant, const std::string& row) {
  SCOPED_TRACE(row);
  const ObjectKind* kind = FindObjectKind(grant.type);
  ASSERT_NE(kind, nullptr);
  for (const std::string& name : grant.privileges) {
    EXPECT_TRUE(PrivilegeList(*kind, {name}).ok()) << name;
  }
  const absl::StatusOr<Scope> scope = ScopeOf(grant);
  ASSERT_TRUE(scope.ok()) << scope.status();
  EXPECT_EQ(Render(*scope), (RenderedScope{grant.catalog, grant.object}));
}

TEST(GrantRows, EveryRecordedRowIsRead) {
  const std::vector<Rows> answers = Recorded();
  ASSERT_EQ(answers.size(), 93u);
  std::size_t rows_read = 0;
  for (const Rows& rows : answers) {
    const absl::StatusOr<Holdings> holdings = ParseHoldings(rows);
    ASSERT_TRUE(holdings.ok()) << holdings.status();
    std::size_t next = 0;
    for (const std::vector<Cell>& row : rows.rows) {
      const bool is_grant = TextOf(row[2]).find(" ON ") != std::string::npos;
      if (is_grant) ExpectGrant(holdings->grants()[next++], TextOf(row[2]));
      EXPECT_TRUE(is_grant || !holdings->roles().empty());
      ++rows_read;
    }
    EXPECT_EQ(holdings->grants().size(), next);
  }
  EXPECT_EQ(rows_read, 280u);
}

TEST(GrantRows, EveryRecordedGrantIsFoundByItsScope) {
  for (const Rows& rows : Recorded()) {
    const absl::StatusOr<Holdings> holdings = ParseHoldings(rows);
    ASSERT_TRUE(holdings.ok()) << holdings.status();
    for (const HeldGrant& grant : holdings->grants()) {
      const Held held = HeldFor(*holdings, *ScopeOf(grant));
      EXPECT_EQ(grant.with_grant_option ? held.with_option : held.plain, grant.privileges)
          << grant.object;
    }
  }
}

TEST(GrantRows, RolesOfUsersRolesAndGroups) {
  const auto roles_in = [](const std::string& grantee, const std::string& text) {
    const absl::StatusOr<Holdings> holdings = ParseHoldings(OneRow(grantee, std::nullopt, text));
    EXPECT_TRUE(holdings.ok()) << holdings.status();
    return holdings.ok() ? holdings->roles() : std::vector<std::string>();
  };
  using Roles = std::vector<std::string>;
  EXPECT_EQ(roles_in("'bob'@'%'", "GRANT 'a', 'b' TO 'bob'@'%'"), (Roles{"a", "b"}));
  EXPECT_EQ(roles_in("r", "GRANT 'a' TO ROLE r"), Roles{"a"});
  EXPECT_EQ(roles_in("g", "GRANT 'a' TO EXTERNAL GROUP g"), Roles{"a"});
}

TEST(GrantRows, NamesMayLookLikeTheRowItself) {
  const std::string text =
      "GRANT SELECT ON TABLE d.t ON x TO ROLE 'r' WITH GRANT OPTION TO ROLE 'r'";
  const absl::StatusOr<Holdings> holdings = ParseHoldings(OneRow("r", "default_catalog", text));
  ASSERT_TRUE(holdings.ok()) << holdings.status();
  const HeldGrant& grant = holdings->grants().at(0);
  EXPECT_EQ(grant.object, "TABLE d.t ON x TO ROLE 'r' WITH GRANT OPTION");
  EXPECT_FALSE(grant.with_grant_option);
  EXPECT_EQ(ScopeOf(grant)->name, "t ON x TO ROLE 'r' WITH GRANT OPTION");
}

TEST(GrantRows, UnknownShapesAreErrorsThatShowThem) {
  for (const std::string text :
       {"", "GRANT", "GRANT SELECT", "GRANT SELECT ON TABLE d.t", "REVOKE SELECT ON TABLE d.t",
        "GRANT SELECT ON TABLE d.t TO ROLE 'other'", "GRANT select ON TABLE d.t TO ROLE 'r'",
        "GRANT 'a, 'b' TO ROLE r", "GRANT 'a' 'b' TO ROLE r", "GRANT  ON TABLE d.t TO ROLE 'r'"}) {
    const absl::StatusOr<Holdings> holdings = ParseHoldings(OneRow("r", std::nullopt, text));
    ASSERT_FALSE(holdings.ok()) << text;
    EXPECT_EQ(base::KindOf(holdings.status()), base::ErrorKind::kFinal);
    EXPECT_NE(holdings.status().message().find(text), std::string::npos) << holdings.status();
  }
  const Rows no_catalog{{"UserIdentity", "Grants"},
                        {{"r", "GRANT SELECT ON TABLE d.t TO ROLE 'r'"}}};
  EXPECT_FALSE(ParseHoldings(no_catalog).ok());
}

// What a newer server may have is no reason to refuse the rows beside it.
TEST(GrantRows, AnUnknownTypeIsKeptButHasNoScope) {
  const absl::StatusOr<Holdings> holdings =
      ParseHoldings(OneRow("r", "default_catalog", "GRANT USAGE ON AI MODEL m TO ROLE 'r'"));
  ASSERT_TRUE(holdings.ok()) << holdings.status();
  EXPECT_EQ(holdings->grants().at(0).type, "");
  const absl::Status status = ScopeOf(holdings->grants()[0]).status();
  EXPECT_NE(status.message().find("AI MODEL m"), std::string::npos) << status;
}

struct AllDatabases {
  std::vector<std::string> rows;  // the privileges of each
  std::vector<std::string> types;
};

TEST(GrantRows, PipesAndDatabasesAreToldApart) {
  const std::vector<AllDatabases> cases = {
      {{"CREATE TABLE"}, {"DATABASE"}},
      {{"USAGE"}, {"PIPE"}},
      {{"ALTER, DROP, USAGE"}, {"PIPE"}},
      {{"DROP, ALTER"}, {"DATABASE"}},
      {{"ALTER, DROP"}, {"PIPE"}},
      {{"DROP"}, {""}},
      {{"ALTER"}, {""}},
      {{"DROP", "ALTER"}, {"", ""}},
      {{"DROP", "DROP"}, {"DATABASE", "PIPE"}},
      {{"DROP", "CREATE TABLE, DROP"}, {"PIPE", "DATABASE"}},
      {{"ALTER, USAGE", "DROP"}, {"PIPE", "DATABASE"}},
  };
  for (const AllDatabases& c : cases) {
    Rows rows{{"UserIdentity", "Catalog", "Grants"}, {}};
    for (const std::string& privileges : c.rows) {
      rows.rows.push_back(
          {"r", "default_catalog", "GRANT " + privileges + " ON ALL DATABASES TO ROLE 'r'"});
    }
    const absl::StatusOr<Holdings> holdings = ParseHoldings(rows);
    ASSERT_TRUE(holdings.ok()) << holdings.status();
    std::vector<std::string> types;
    for (const HeldGrant& grant : holdings->grants()) types.push_back(grant.type);
    EXPECT_EQ(types, c.types) << c.rows[0];
  }
}

TEST(GrantRows, WhatCannotBeToldIsFoundByBothAndNamedByNone) {
  const absl::StatusOr<Holdings> holdings =
      ParseHoldings(OneRow("r", "default_catalog", "GRANT DROP ON ALL DATABASES TO ROLE 'r'"));
  ASSERT_TRUE(holdings.ok());
  EXPECT_EQ(HeldFor(*holdings, {"DATABASE", "default_catalog", "", "*"}).plain,
            (std::set<std::string>{"DROP"}));
  EXPECT_EQ(HeldFor(*holdings, {"PIPE", "default_catalog", "*", "*"}).plain,
            (std::set<std::string>{"DROP"}));
  const absl::Status status = ScopeOf(holdings->grants()[0]).status();
  EXPECT_NE(status.message().find("DROP ON ALL DATABASES"), std::string::npos) << status;
}

TEST(GrantRows, ExternalTablesAreFoundWhateverTheirCase) {
  const absl::StatusOr<Holdings> holdings =
      ParseHoldings(OneRow("r", "lake", "GRANT SELECT ON TABLE Sales.Orders TO ROLE 'r'"));
  ASSERT_TRUE(holdings.ok());
  EXPECT_FALSE(HeldFor(*holdings, {"TABLE", "lake", "sales", "orders"}).plain.empty());
  EXPECT_TRUE(HeldFor(*holdings, {"TABLE", "lake2", "sales", "orders"}).plain.empty());
}

// A role with very many grants is read in no time, and each of them is found at once.
TEST(GrantRows, ManyGrantsAreFoundFast) {
  Rows rows{{"UserIdentity", "Catalog", "Grants"}, {}};
  constexpr int kMany = 20000;
  for (int i = 0; i < kMany; ++i) {
    rows.rows.push_back(
        {"r", "default_catalog", "GRANT SELECT ON TABLE d.t" + std::to_string(i) + " TO ROLE 'r'"});
  }
  const absl::StatusOr<Holdings> holdings = ParseHoldings(rows);
  ASSERT_TRUE(holdings.ok());
  for (int i = 0; i < kMany; ++i) {
    const Scope scope{"TABLE", "default_catalog", "d", "t" + std::to_string(i)};
    ASSERT_EQ(HeldFor(*holdings, scope).plain.size(), 1u);
  }
}

}  // namespace
}  // namespace starrocks
