#include "provider/clients/starrocks/catalogs.h"

#include <gtest/gtest.h>

#include <ostream>

#include "provider/base/status.h"
#include "provider/clients/starrocks/catalog_databases.h"
#include "provider/clients/starrocks/testing/live.h"

namespace starrocks {
namespace {

using base::ErrorKind;
using testing::Get;

PropertyMap Hive() {
  return {{{"type", "hive"}, {"hive.metastore.uris", "thrift://127.0.0.1:1"}},
          {{"aws.s3.secret_key", base::Secret("fake-secret-key-01")}}};
}

class CatalogsTest : public testing::LiveTest {};

TEST_F(CatalogsTest, FromCreateToDrop) {
  const std::string comment = "it's \"the\" lake \\ données\nline";
  ASSERT_OK(CreateCatalog(client(), context_, "lake", comment, Hive()));
  EXPECT_EQ(Get(FindCatalog(client(), context_, "lake")), (Catalog{"lake", "hive", comment}));
  EXPECT_EQ(Get(ListCatalogs(client(), context_)).size(), 2u);
  const CatalogDefinition shown = Get(ReadCatalog(client(), context_, "lake"));
  EXPECT_EQ(shown.comment, comment);
  EXPECT_EQ(shown.properties.at("hive.metastore.uris"), "thrift://127.0.0.1:1");
  EXPECT_TRUE(
      SameMasked(Hive().secret.at("aws.s3.secret_key"), shown.properties.at("aws.s3.secret_key")));

  const absl::Status again = CreateCatalog(client(), context_, "lake", "", Hive());
  EXPECT_EQ(base::KindOf(again), ErrorKind::kAlreadyExists) << again;
  ASSERT_OK(DropCatalog(client(), context_, "lake"));
  ASSERT_OK(DropCatalog(client(), context_, "lake"));
  EXPECT_EQ(Get(FindCatalog(client(), context_, "lake")), std::nullopt);
  EXPECT_EQ(base::KindOf(ReadCatalog(client(), context_, "lake").status()), ErrorKind::kNotFound);
  EXPECT_EQ(base::KindOf(ReadCatalog(client(), context_, "default_catalog").status()),
            ErrorKind::kNotFound);
}

TEST_F(CatalogsTest, AlterSetsKeysAndLeavesTheOthers) {
  ASSERT_OK(CreateCatalog(client(), context_, "lake", "", Hive()));
  ASSERT_OK(AlterCatalog(client(), context_, "lake",
                         {{{"hive.metastore.uris", "thrift://127.0.0.2:1"}},
                          {{"aws.s3.secret_key", base::Secret("rotated-key-02")}}}));
  const CatalogDefinition shown = Get(ReadCatalog(client(), context_, "lake"));
  EXPECT_EQ(shown.properties.at("hive.metastore.uris"), "thrift://127.0.0.2:1");
  EXPECT_EQ(shown.properties.at("aws.s3.secret_key"), "ro******02");
  EXPECT_EQ(shown.properties.at("type"), "hive");
  EXPECT_EQ(base::KindOf(AlterCatalog(client(), context_, "lake", {{{"type", "iceberg"}}, {}})),
            ErrorKind::kFinal);
  EXPECT_EQ(base::KindOf(AlterCatalog(client(), context_, "gone", {{{"a", "b"}}, {}})),
            ErrorKind::kNotFound);
}

TEST_F(CatalogsTest, NeedAType) {
  EXPECT_FALSE(CreateCatalog(client(), context_, "lake", "", {{{"a", "b"}}, {}}).ok());
  EXPECT_FALSE(CreateCatalog(client(), context_, "lake", "", {{{"type", "nosuch"}}, {}}).ok());
}

TEST_F(CatalogsTest, ALostAnswerIsLookedUp) {
  Start({"--fault", "drop-after@CREATE EXTERNAL", "--fault", "drop-after@ALTER CATALOG"});
  ASSERT_OK(CreateCatalog(client(), context_, "lake", "c", Hive()));
  ASSERT_OK(AlterCatalog(client(), context_, "lake", {{{"enable_metastore_cache", "true"}}, {}}));
  EXPECT_EQ(sandbox().Count("CREATE EXTERNAL CATALOG"), 1);
  EXPECT_EQ(sandbox().Count("ALTER CATALOG"), 1);
}

TEST_F(CatalogsTest, DatabasesInsideAreNamedWithTheirCatalog) {
  ASSERT_OK(CreateCatalog(client(), context_, "lake", "", Hive()));
  EXPECT_EQ(base::KindOf(ListCatalogDatabases(client(), context_, "gone").status()),
            ErrorKind::kNotFound);
  // No metastore listens there: what counts is what was sent.
  EXPECT_FALSE(
      CreateCatalogDatabase(client(), context_, "lake", "d", {{"location", "s3://b/d"}}).ok());
  EXPECT_EQ(Sent("CREATE DATABASE"),
            "CREATE DATABASE `lake`.`d` PROPERTIES ('location' = 's3://b/d')");
  DropCatalogDatabase(client(), context_, "lake", "d", true).IgnoreError();
  EXPECT_EQ(Sent("DROP DATABASE"), "DROP DATABASE `lake`.`d` FORCE");
  ASSERT_OK(DropCatalogDatabase(client(), context_, "gone", "d", false));
}

TEST_F(CatalogsTest, DatabasesOfTheOwnCatalogCanBeNamedSoToo) {
  ASSERT_OK(CreateCatalogDatabase(client(), context_, "default_catalog", "d", {}));
  EXPECT_TRUE(Get(CatalogDatabaseExists(client(), context_, "default_catalog", "d")));
  ASSERT_OK(DropCatalogDatabase(client(), context_, "default_catalog", "d", false));
  EXPECT_FALSE(Get(CatalogDatabaseExists(client(), context_, "default_catalog", "d")));
}

}  // namespace
}  // namespace starrocks
