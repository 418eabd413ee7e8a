#include "resources/shared/database.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/base/status.h"
#include "provider/clients/starrocks/quota.h"

namespace resources {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

Database Named(const char* name) {
  Database database;
  database.name = std::string(name);
  return database;
}

Database Shown(const Database& known, const char* data, int64_t replicas) {
  return WithQuotas(known, {data, replicas}).value();
}

const std::string kUnlimitedShown = starrocks::ShownSize(starrocks::kUnlimitedBytes);

TEST(Database, Q5_AQuotaOfTheSameSizeKeepsItsSpelling) {
  Database known = Named("d");
  known.data_quota = std::string("10240 MB");
  EXPECT_EQ(*Shown(known, "10.000 GB", starrocks::kUnlimitedReplicas).data_quota, "10240 MB");
}

TEST(Database, Q5_AnotherQuotaIsDrift) {
  Database known = Named("d");
  known.data_quota = std::string("10GB");
  known.replica_quota = 5;
  const Database found = Shown(known, "11.000 GB", 6);
  EXPECT_EQ(*found.data_quota, "11GB");
  EXPECT_EQ(*found.replica_quota, 6);
}

TEST(Database, NoLimitIsNull) {
  const Database none = Shown(Named("d"), kUnlimitedShown.c_str(), starrocks::kUnlimitedReplicas);
  EXPECT_TRUE(none.data_quota.IsNull() && none.replica_quota.IsNull());
  Database known = Named("d");
  known.data_quota = std::string("10GB");
  known.replica_quota = 5;
  const Database lifted = Shown(known, kUnlimitedShown.c_str(), starrocks::kUnlimitedReplicas);
  EXPECT_TRUE(lifted.data_quota.IsNull() && lifted.replica_quota.IsNull());
}

TEST(Database, Q7_QuotasAppearAfterAnImport) {
  const Database found = Shown(Named("d"), "1.000 TB", 9);
  EXPECT_EQ(*found.data_quota, "1TB");
  EXPECT_EQ(*found.replica_quota, 9);
}

TEST(Database, AnUnreadablePrintIsAnError) {
  EXPECT_FALSE(WithQuotas(Named("d"), {"a lot", 1}).ok());
}

TEST(Database, I1_ImportIds) {
  const Database own = ParseDatabaseId("sales").value();
  EXPECT_EQ(*own.name, "sales");
  EXPECT_TRUE(own.catalog.IsNull());
  EXPECT_EQ(own.Id(), "sales");
  const Database external = ParseDatabaseId("lake.sales").value();
  EXPECT_EQ(*external.catalog, "lake");
  EXPECT_EQ(external.Id(), "lake.sales");
  EXPECT_TRUE(ParseDatabaseId("default_catalog.sales").value().catalog.IsNull());
}

TEST(Database, I1_BadImportIdsAreExplained) {
  for (const char* id : {"", "1a", "a b", "lake.", ".a", "information_schema", "sys", "a`b"}) {
    const absl::Status status = ParseDatabaseId(id).status();
    EXPECT_THAT(std::string(status.message()), HasSubstr("The import id is")) << id;
  }
}

TEST(Database, PropertiesOfItsCreation) {
  Database database = Named("d");
  EXPECT_TRUE(database.Properties().empty());
  database.location = std::string("s3://b/p");
  database.storage_volume = std::string("v");
  EXPECT_THAT(database.Properties(),
              ElementsAre(Pair("location", "s3://b/p"), Pair("storage_volume", "v")));
  database.storage_volume = sdk::String::Unknown();
  EXPECT_EQ(database.Properties().size(), 1u);
}

TEST(Database, R4_AttributesOfTheOtherKindOfCatalog) {
  Database own = Named("d");
  EXPECT_TRUE(CheckDatabase(own).ok());
  own.location = std::string("s3://b/p");
  EXPECT_EQ(sdk::PathOf(CheckDatabase(own)), cty::Path("location"));
  Database external = Named("d");
  external.catalog = std::string("lake");
  external.location = std::string("s3://b/p");
  EXPECT_TRUE(CheckDatabase(external).ok());
  external.replica_quota = 1;
  EXPECT_EQ(sdk::PathOf(CheckDatabase(external)), cty::Path("replica_quota"));
  external.data_quota = std::string("1GB");
  EXPECT_EQ(sdk::PathOf(CheckDatabase(external)), cty::Path("data_quota"));
  external.catalog = sdk::String::Unknown();
  EXPECT_TRUE(CheckDatabase(external).ok());
}

}  // namespace
}  // namespace resources
