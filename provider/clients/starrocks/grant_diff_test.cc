#include "provider/clients/starrocks/grant_diff.h"

#include <gtest/gtest.h>

#include <ostream>

#include "provider/clients/starrocks/grants.h"
#include "provider/clients/starrocks/testing/live.h"

namespace starrocks {
namespace {

using Names = std::set<std::string>;

const Scope kTable{"TABLE", "default_catalog", "d", "t"};
const Scope kOther{"TABLE", "default_catalog", "d", "u"};

HeldGrant Row(const std::string& object, const Names& privileges, bool option = false) {
  return {"default_catalog", object, "TABLE", privileges, option};
}

GrantChange Diff(const Held& held, const Held& wanted) { return DiffScope(held, kTable, wanted); }

TEST(DiffScope, SendsOnlyDifferences) {
  EXPECT_EQ(Diff({{"SELECT"}, {"DROP"}}, {{"SELECT"}, {"DROP"}}),
            (GrantChange{kTable, {}, {}, {}}));
  EXPECT_EQ(Diff({}, {{"SELECT"}, {"DROP"}}), (GrantChange{kTable, {}, {"SELECT"}, {"DROP"}}));
  EXPECT_EQ(Diff({{"SELECT", "INSERT"}, {}}, {{"SELECT"}, {}}),
            (GrantChange{kTable, {"INSERT"}, {}, {}}));
  EXPECT_EQ(Diff({{"SELECT"}, {"DROP"}}, {}), (GrantChange{kTable, {"SELECT", "DROP"}, {}, {}}));
}

TEST(DiffScope, AnOptionComesByGrantingAndGoesByRevoking) {
  EXPECT_EQ(Diff({{"SELECT"}, {}}, {{}, {"SELECT"}}), (GrantChange{kTable, {}, {}, {"SELECT"}}));
  EXPECT_EQ(Diff({{}, {"SELECT", "DROP"}}, {{"SELECT"}, {"DROP"}}),
            (GrantChange{kTable, {"SELECT"}, {"SELECT"}, {}}));
  EXPECT_EQ(Diff({{}, {}}, {{"SELECT"}, {"SELECT"}}), (GrantChange{kTable, {}, {}, {"SELECT"}}));
}

TEST(DiffGrants, RevokesWhatIsNotWantedAndGrantsFirst) {
  const Holdings holdings({}, {Row("TABLE d.t", {"SELECT", "DROP"})});
  const auto changes = DiffGrants(
      holdings,
      {{kTable, {"SELECT"}, false}, {kOther, {"INSERT"}, false}, {kOther, {"SELECT"}, false}});
  ASSERT_TRUE(changes.ok()) << changes.status();
  EXPECT_EQ(*changes, (std::vector<GrantChange>{{kOther, {}, {"INSERT", "SELECT"}, {}},
                                                {kTable, {"DROP"}, {}, {}}}));
}

TEST(DiffGrants, NothingToDoIsNothing) {
  const Holdings holdings({"role"},
                          {Row("TABLE d.t", {"SELECT"}), Row("TABLE d.t", {"DROP"}, true)});
  const auto changes =
      DiffGrants(holdings, {{kTable, {"SELECT"}, false}, {kTable, {"DROP"}, true}});
  ASSERT_TRUE(changes.ok());
  EXPECT_TRUE(changes->empty());
}

TEST(DiffGrants, ARowThatCannotBeToldIsAnError) {
  const Holdings holdings({}, {{"default_catalog", "ALL DATABASES", "", {"DROP"}, false}});
  EXPECT_FALSE(DiffGrants(holdings, {}).ok());
}

class GrantDiffTest : public testing::LiveTest {};

TEST_F(GrantDiffTest, HoldingsBecomeWhatIsWanted) {
  Sql("CREATE DATABASE d");
  Sql("CREATE ROLE r");
  Sql("GRANT OPERATE, FILE ON SYSTEM TO ROLE r WITH GRANT OPTION");
  Sql("GRANT SELECT ON ALL TABLES IN DATABASE d TO ROLE r");
  const Grantee role = Grantee::Role("r");
  const std::vector<WantedGrant> wanted = {
      {{"SYSTEM", "", "", ""}, {"OPERATE"}, false},
      {{"VIEW", "default_catalog", "d", "*"}, {"SELECT"}, true}};
  const auto before = ReadHoldings(client(), context_, role);
  ASSERT_OK(before.status());
  const auto changes = DiffGrants(**before, wanted);
  ASSERT_OK(changes.status());
  ASSERT_OK(ApplyChanges(client(), context_, role, *changes));

  const auto after = ReadHoldings(client(), context_, role);
  ASSERT_OK(after.status());
  EXPECT_TRUE(DiffGrants(**after, wanted)->empty());
  EXPECT_EQ((*after)->grants().size(), 2u);
  EXPECT_EQ(sandbox().Count("TO ROLE `r`") + sandbox().Count("FROM ROLE `r`"), 4);
}

TEST_F(GrantDiffTest, AnErrorNamesGranteeAndObject) {
  Sql("CREATE ROLE r");
  const absl::Status status =
      ApplyChanges(client(), context_, Grantee::Role("r"), {{kTable, {}, {"SELECT"}, {}}});
  EXPECT_EQ(std::string(status.message()).find("role \"r\" on TABLE d.t: "), 0u) << status;
}

}  // namespace
}  // namespace starrocks
