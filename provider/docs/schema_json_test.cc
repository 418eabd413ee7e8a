#include "provider/docs/schema_json.h"

#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
#include "provider/docs/prose.h"
#include "provider/docs/test_catalog.h"

namespace docs {
namespace {

using nlohmann::json;

// demo_schema.json is what Terraform 1.11.4 printed (`terraform providers schema -json`) for the
// test catalog, served by the real wire; only indented and sorted.
TEST(SchemaJsonTest, TheSameAsTerraformPrints) {
  const absl::StatusOr<std::string> recorded = ReadFile("provider/docs/testdata/demo_schema.json");
  ASSERT_TRUE(recorded.ok()) << recorded.status();
  EXPECT_EQ(json::parse(SchemaJson(TestCatalog(), kTestAddress)), json::parse(*recorded));
}

TEST(SchemaJsonTest, TheSameBytesEachTime) {
  EXPECT_EQ(SchemaJson(TestCatalog(), kTestAddress), SchemaJson(TestCatalog(), kTestAddress));
}

TEST(SchemaJsonTest, EmptyKindsAreLeftOut) {
  sdk::Catalog catalog = TestCatalog();
  catalog.ephemerals.clear();
  catalog.functions.clear();
  const json schemas = json::parse(SchemaJson(catalog, "a/b/c"))["provider_schemas"]["a/b/c"];
  EXPECT_FALSE(schemas.contains("ephemeral_resource_schemas"));
  EXPECT_FALSE(schemas.contains("functions"));
  EXPECT_TRUE(schemas.contains("data_source_schemas"));
}

}  // namespace
}  // namespace docs
