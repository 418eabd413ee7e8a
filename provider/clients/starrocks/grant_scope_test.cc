#include "provider/clients/starrocks/grant_scope.h"

#include <gtest/gtest.h>

#include <vector>

#include "provider/base/status.h"
#include "provider/clients/starrocks/grant_holdings.h"
#include "provider/clients/starrocks/grant_object_text.h"
#include "provider/clients/starrocks/grant_render.h"
#include "provider/clients/starrocks/privileges.h"

namespace starrocks {
namespace {

// Every type in every width, canonical, and what StarRocks prints for it.
struct Case {
  Scope scope;
  std::optional<std::string> catalog;
  std::string object;
};

std::vector<Case> Cases() {
  const std::string own = "default_catalog";
  return {
      {{"SYSTEM", "", "", ""}, own, "SYSTEM"},
      {{"CATALOG", "", "", "lake"}, "lake", "CATALOG lake"},
      {{"CATALOG", "", "", "default_catalog"}, own, "CATALOG default_catalog"},
      {{"CATALOG", "", "", "*"}, std::nullopt, "ALL CATALOGS"},
      {{"DATABASE", own, "", "d-1"}, own, "DATABASE d-1"},
      {{"DATABASE", "lake", "", "sales"}, "lake", "DATABASE sales"},
      {{"DATABASE", own, "", "*"}, own, "ALL DATABASES"},
      {{"DATABASE", "lake", "", "*"}, "lake", "ALL DATABASES"},
      {{"TABLE", own, "d", "a b.c"}, own, "TABLE d.a b.c"},
      {{"TABLE", "lake", "sales", "orders"}, "lake", "TABLE sales.orders"},
      {{"TABLE", own, "d", "*"}, own, "ALL TABLES IN DATABASE d"},
      {{"TABLE", "lake", "*", "*"}, "lake", "ALL TABLES IN ALL DATABASES"},
      {{"VIEW", own, "d", "v"}, own, "VIEW d.v"},
      {{"VIEW", own, "d", "*"}, own, "ALL VIEWS IN DATABASE d"},
      {{"VIEW", own, "*", "*"}, own, "ALL VIEWS IN ALL DATABASES"},
      {{"MATERIALIZED VIEW", own, "d", "m"}, own, "MATERIALIZED VIEW d.m"},
      {{"MATERIALIZED VIEW", own, "d", "*"}, own, "ALL MATERIALIZED VIEWS IN DATABASE d"},
      {{"MATERIALIZED VIEW", own, "*", "*"}, own, "ALL MATERIALIZED VIEWS IN ALL DATABASES"},
      {{"FUNCTION", own, "d", "f(INT,VARCHAR)"}, own, "FUNCTION f(INT,VARCHAR) in DATABASE d"},
      {{"FUNCTION", own, "d", "f()"}, own, "FUNCTION f() in DATABASE d"},
      {{"FUNCTION", own, "d", "*"}, own, "ALL FUNCTIONS IN DATABASE d"},
      {{"FUNCTION", own, "*", "*"}, own, "ALL FUNCTIONS IN ALL DATABASES"},
      {{"GLOBAL FUNCTION", "", "", "f(INT,...)"}, own, "GLOBAL FUNCTION f(INT, ...)"},
      {{"GLOBAL FUNCTION", "", "", "*"}, own, "ALL GLOBAL FUNCTIONS"},
      {{"RESOURCE", "", "", "hive0"}, own, "RESOURCE hive0"},
      {{"RESOURCE", "", "", "*"}, own, "ALL RESOURCES"},
      {{"RESOURCE GROUP", "", "", "rg"}, own, "RESOURCE GROUP rg"},
      {{"RESOURCE GROUP", "", "", "*"}, own, "ALL RESOURCE GROUPS"},
      {{"STORAGE VOLUME", "", "", "s3"}, own, "STORAGE VOLUME s3"},
      {{"STORAGE VOLUME", "", "", "*"}, own, "ALL STORAGE VOLUMES"},
      {{"PIPE", own, "d", "p"}, own, "PIPE d.p"},
      {{"PIPE", own, "d", "*"}, own, "ALL PIPES  IN DATABASE d"},
      {{"PIPE", own, "*", "*"}, own, "ALL DATABASES"},
      {{"WAREHOUSE", "", "", "w"}, own, "WAREHOUSE w"},
      {{"WAREHOUSE", "", "", "*"}, own, "ALL WAREHOUSES"},
      {{"USER", "", "", "'u'@'10.0.0.%'"}, own, "USER 'u'@'10.0.0.%'"},
      {{"USER", "", "", "'u'@['etl.example']"}, own, "USER 'u'@['etl.example']"},
      {{"USER", "", "", "*"}, own, "ALL USERS"},
  };
}

TEST(Scope, IsRenderedAsTheServerPrintsIt) {
  for (const Case& c : Cases()) {
    EXPECT_EQ(Render(c.scope), (RenderedScope{c.catalog, c.object})) << ToString(c.scope);
  }
}

TEST(Scope, ComesBackFromWhatTheServerPrints) {
  for (const Case& c : Cases()) {
    const absl::StatusOr<Scope> scope = ScopeOf({c.catalog, c.object, c.scope.type, {}, false});
    ASSERT_TRUE(scope.ok()) << scope.status();
    EXPECT_EQ(*scope, c.scope) << ToString(c.scope);
  }
}

TEST(Scope, CanonicalOnesStayAsTheyAre) {
  for (const Case& c : Cases()) {
    const absl::StatusOr<Scope> canonical = Canonical(c.scope);
    ASSERT_TRUE(canonical.ok()) << canonical.status();
    EXPECT_EQ(*canonical, c.scope);
  }
}

TEST(Scope, TheCasesCoverEveryTypeNarrowAndWide) {
  for (const ObjectKind& kind : ObjectKinds()) {
    bool narrow = false;
    bool wide = kind.addressing == Addressing::kNone;
    for (const Case& c : Cases()) {
      if (c.scope.type == kind.name) (c.scope.name == "*" ? wide : narrow) = true;
    }
    EXPECT_TRUE(narrow && wide) << kind.name;
  }
}

TEST(Scope, CanonicalFillsInAndNormalises) {
  EXPECT_EQ(*Canonical({"TABLE", "", "d", "t"}), (Scope{"TABLE", "default_catalog", "d", "t"}));
  EXPECT_EQ(*Canonical({"VIEW", "", "d", "v"}), (Scope{"VIEW", "default_catalog", "d", "v"}));
  EXPECT_EQ(Canonical({"USER", "", "", "bob"})->name, "'bob'@'%'");
  EXPECT_EQ(Canonical({"USER", "", "", "bob@localhost"})->name, "'bob'@'localhost'");
  EXPECT_EQ(Canonical({"FUNCTION", "", "d", "f( int, string )"})->name, "f(INT,VARCHAR)");
  EXPECT_EQ(Canonical({"DATABASE", "", "", "*"})->catalog, "default_catalog");
}

TEST(Scope, FaultsNameTheMember) {
  struct Fault {
    Scope scope;
    std::string member;
  };
  const std::vector<Fault> faults = {
      {{"TABEL", "", "d", "t"}, "type"},
      {{"table", "", "d", "t"}, "type"},
      {{"SYSTEM", "lake", "", ""}, "catalog"},
      {{"SYSTEM", "", "d", ""}, "database"},
      {{"SYSTEM", "", "", "*"}, "name"},
      {{"CATALOG", "lake", "", "lake"}, "catalog"},
      {{"CATALOG", "", "", "la-ke"}, "name"},
      {{"CATALOG", "", "", ""}, "name"},
      {{"DATABASE", "*", "", "*"}, "catalog"},
      {{"DATABASE", "", "d", "d"}, "database"},
      {{"DATABASE", "", "", ""}, "name"},
      {{"TABLE", "", "", "t"}, "database"},
      {{"TABLE", "", "d", ""}, "name"},
      {{"TABLE", "", "*", "t"}, "name"},
      {{"TABLE", "", "d`", "t"}, "database"},
      {{"TABLE", "", "d", "t`"}, "name"},
      {{"VIEW", "lake", "d", "v"}, "catalog"},
      {{"FUNCTION", "", "d", "f"}, "name"},
      {{"FUNCTION", "", "d", "f(NOSUCH)"}, "name"},
      {{"RESOURCE", "", "d", "r"}, "database"},
      {{"USER", "", "", "a@b@c"}, "name"},
  };
  for (const Fault& fault : faults) {
    const ScopeCheck check = CheckScope(fault.scope);
    EXPECT_FALSE(check.status.ok()) << ToString(fault.scope);
    EXPECT_EQ(check.member, fault.member) << ToString(fault.scope) << check.status;
    EXPECT_FALSE(Canonical(fault.scope).ok());
  }
  EXPECT_EQ(CheckScope({"TABLE", "", "*", "*"}).member, "");
}

TEST(Scope, IsToldInWords) {
  EXPECT_EQ(ToString(Scope{"TABLE", "default_catalog", "d", "t"}), "TABLE d.t");
  EXPECT_EQ(ToString(Scope{"TABLE", "lake", "d", "*"}), "ALL TABLES IN DATABASE d of catalog lake");
  EXPECT_EQ(ToString(Scope{"PIPE", "", "*", "*"}), "ALL PIPES IN ALL DATABASES");
  EXPECT_EQ(ToString(Scope{"SYSTEM", "", "", ""}), "SYSTEM");
}

TEST(ObjectText, TakesTheLongestKind) {
  EXPECT_EQ(SplitObject("RESOURCE GROUP x").kind->name, "RESOURCE GROUP");
  EXPECT_EQ(SplitObject("RESOURCE GROUPS").kind->name, "RESOURCE");
  EXPECT_EQ(SplitObject("ALL RESOURCE GROUPS").kind->name, "RESOURCE GROUP");
  EXPECT_EQ(SplitObject("TABLESPACE x").kind, nullptr);
}

}  // namespace
}  // namespace starrocks
