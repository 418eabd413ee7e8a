#include "provider/clients/starrocks/catalog_properties.h"

#include <gtest/gtest.h>

#include "provider/clients/starrocks/property_pairs.h"

namespace starrocks {
namespace {

TEST(Mask, ShowsTwoCharactersOfEachEnd) {
  EXPECT_EQ(Mask(""), "******");
  EXPECT_EQ(Mask("abcd"), "******");
  EXPECT_EQ(Mask("abcde"), "ab******de");
  EXPECT_EQ(Mask("AKIAFAKEFAKE0001"), "AK******01");
  EXPECT_EQ(Mask("******"), "**********");
  EXPECT_EQ(Mask("éàüñclé"), "éà******lé");
  EXPECT_EQ(Mask("密钥密钥密钥"), "密钥******密钥");
  EXPECT_EQ(Mask("🏨xy🧳"), "🏨******🧳");  // two characters each, as the server counts
  EXPECT_EQ(Mask("x🏨yz🧳w"), "x?******?w");
  EXPECT_EQ(Mask("🏨🧳"), "******");
}

TEST(SameMasked, TakesMaskedAndClear) {
  const base::Secret key("AKIAFAKEFAKE0001");
  EXPECT_TRUE(SameMasked(key, "AK******01"));
  EXPECT_TRUE(SameMasked(key, "AKIAFAKEFAKE0001"));
  EXPECT_FALSE(SameMasked(key, "AK******02"));
  EXPECT_FALSE(SameMasked(key, "******"));
  EXPECT_FALSE(SameMasked(key, ""));
  EXPECT_TRUE(SameMasked(base::Secret("abc"), "******"));
}

TEST(CatalogProperties, AreKnownByType) {
  EXPECT_TRUE(IsKnownCatalogKey("iceberg", "type"));
  EXPECT_TRUE(IsKnownCatalogKey("iceberg", "iceberg.catalog.uri"));
  EXPECT_TRUE(IsKnownCatalogKey("iceberg", "iceberg.catalog.anything"));
  EXPECT_FALSE(IsKnownCatalogKey("iceberg", "iceberg.catalog."));
  EXPECT_TRUE(IsKnownCatalogKey("paimon", "paimon.option.x"));
  EXPECT_TRUE(IsKnownCatalogKey("hive", "aws.s3.region"));
  EXPECT_FALSE(IsKnownCatalogKey("jdbc", "aws.s3.region"));
  EXPECT_FALSE(IsKnownCatalogKey("hive", "aws.s3.regoin"));
  EXPECT_FALSE(IsKnownCatalogKey("nosuch", "type"));
}

TEST(CatalogProperties, TheNearestKeyIsSuggested) {
  EXPECT_EQ(NearestCatalogKey("hive", "aws.s3.regoin"), "aws.s3.region");
  EXPECT_EQ(NearestCatalogKey("hive", "hive.metastore.uri"), "hive.metastore.uris");
  EXPECT_EQ(NearestCatalogKey("jdbc", "jdbc_url"), "jdbc_uri");
  EXPECT_EQ(NearestCatalogKey("hive", "something.entirely.different"), std::nullopt);
  EXPECT_EQ(NearestCatalogKey("nosuch", "type"), std::nullopt);
}

TEST(CatalogProperties, SecretsAreKnownOrGuessed) {
  for (const char* key : {"password", "aws.s3.secret_key", "aws.s3.session_token", "odps.access.id",
                          "iceberg.catalog.oauth2.credential", "hadoop.kerberos.keytab_content",
                          "my.password", "AWS.S3.SECRET_KEY", "iceberg.catalog.some-token"}) {
    EXPECT_TRUE(IsSecretCatalogKey(key)) << key;
  }
  for (const char* key : {"type", "aws.s3.region", "aws.s3.use_web_identity_token_file", "user",
                          "azure.adls2.oauth2_client_id", "gcp.gcs.service_account_email"}) {
    EXPECT_FALSE(IsSecretCatalogKey(key)) << key;
  }
}

TEST(CatalogProperties, SomeAreHiddenOrTheServersOwn) {
  EXPECT_TRUE(IsHiddenCatalogKey("password"));
  EXPECT_FALSE(IsHiddenCatalogKey("hadoop.password"));
  EXPECT_TRUE(IsServerAddedKey("jdbc", "checksum"));
  EXPECT_FALSE(IsServerAddedKey("hive", "checksum"));
  EXPECT_TRUE(IsServerAddedKey("es", "es.net.ssl"));
}

TEST(CatalogProperties, TypesComeWithVersions) {
  EXPECT_EQ(CatalogTypes().size(), 10u);
  const Version old = ParseVersion("3.2.9");
  EXPECT_TRUE(CheckCatalogType("iceberg", &old).ok());
  EXPECT_TRUE(CheckCatalogType("kudu", nullptr).ok());
  EXPECT_FALSE(CheckCatalogType("kudu", &old).ok());
  EXPECT_FALSE(CheckCatalogType("Iceberg", nullptr).ok());
}

TEST(CatalogProperties, OldServersAlterOneKeyOnly) {
  const Capabilities old = CapabilitiesOf(ParseVersion("3.3.11"));
  const Capabilities full = CapabilitiesOf(ParseVersion("3.3.12"));
  EXPECT_TRUE(CheckAlterable(old, "ranger.plugin.hive.service.name").ok());
  EXPECT_FALSE(CheckAlterable(old, "aws.s3.secret_key").ok());
  EXPECT_TRUE(CheckAlterable(full, "aws.s3.secret_key").ok());
  EXPECT_FALSE(CheckAlterable(full, "type").ok());
}

TEST(PropertyPairs, QuotesAndHides) {
  const auto pairs =
      PropertyPairs({{{"a", "it's \\ \"x\""}, {"b", ""}}, {{"c", base::Secret("k\ney")}}});
  ASSERT_TRUE(pairs.ok()) << pairs.status();
  EXPECT_EQ(pairs->Render(), "('a' = 'it\\'s \\\\ \"x\"', 'b' = '', 'c' = 'k\ney')");
  EXPECT_EQ(pairs->Template(), "(? = ?, ? = ?, ? = <secret>)");
  EXPECT_FALSE(PropertyPairs({}).ok());
  EXPECT_FALSE(PropertyPairs({{{"", "x"}}, {}}).ok());
  EXPECT_FALSE(PropertyPairs({{{"a", "x"}}, {{"a", base::Secret("y")}}}).ok());
  EXPECT_FALSE(PropertyPairs({{{"a", std::string("\0", 1)}}, {}}).ok());
}

}  // namespace
}  // namespace starrocks
