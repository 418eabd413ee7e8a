#include "provider/docs/schema_json.h"

#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
#include "provider/docs/test_catalog.h"

namespace docs {
namespace {

using nlohmann::json;

json TestProviderSchemas() {
  const json document = json::parse(SchemaJson(TestCatalog(), kTestAddress));
  EXPECT_EQ(document.size(), 2u);
  EXPECT_EQ(document["format_version"], "1.0");
  EXPECT_EQ(document["provider_schemas"].size(), 1u);
  return document["provider_schemas"][std::string(kTestAddress)];
}

TEST(SchemaJsonTest, Provider) {
  EXPECT_EQ(TestProviderSchemas()["provider"], json::parse(R"({
    "version": 0,
    "block": {
      "attributes": {
        "url": {
          "type": "string", "description": "Where the demo is.", "description_kind": "markdown",
          "optional": true
        }
      },
      "description": "Manages demos.",
      "description_kind": "markdown"
    }
  })"));
}

TEST(SchemaJsonTest, ResourceHasVersionAndEveryWordOfItsAttributes) {
  const json thing = TestProviderSchemas()["resource_schemas"]["demo_thing"];
  EXPECT_EQ(thing["version"], 2);
  const json& attributes = thing["block"]["attributes"];
  EXPECT_EQ(attributes["pin_wo"], json::parse(R"({
    "type": "string", "description": "Code.", "description_kind": "markdown", "optional": true,
    "sensitive": true, "write_only": true
  })"));
  EXPECT_EQ(attributes["old"]["deprecated"], true);
  EXPECT_EQ(attributes["size"]["computed"], true);
  EXPECT_EQ(attributes["name"]["required"], true);
  EXPECT_EQ(attributes["labels"], json::parse(R"({
    "type": ["map", "string"], "description_kind": "markdown", "computed": true
  })"));
}

TEST(SchemaJsonTest, NestedAttributesHaveANestedTypeInsteadOfAType) {
  const json schemas = TestProviderSchemas();
  const json& box = schemas["resource_schemas"]["demo_thing"]["block"]["attributes"]["box"];
  EXPECT_EQ(box, json::parse(R"({
    "nested_type": {
      "nesting_mode": "single",
      "attributes": {
        "label": {"type": "string", "description_kind": "markdown", "required": true},
        "deep": {
          "nested_type": {
            "nesting_mode": "list",
            "attributes": {
              "depth": {
                "type": "number", "description": "In metres.", "description_kind": "markdown",
                "computed": true
              }
            }
          },
          "description": "Inner part.", "description_kind": "markdown", "optional": true
        }
      }
    },
    "description": "Its box.", "description_kind": "markdown", "optional": true
  })"));
}

TEST(SchemaJsonTest, EphemeralWithoutAttributes) {
  EXPECT_EQ(TestProviderSchemas()["ephemeral_resource_schemas"], json::parse(R"({
    "demo_token": {
      "version": 0,
      "block": {"description": "A token.", "description_kind": "markdown"}
    }
  })"));
}

TEST(SchemaJsonTest, Function) {
  EXPECT_EQ(TestProviderSchemas()["functions"]["shout"], json::parse(R"({
    "summary": "Says it louder",
    "description": "Returns the text in capitals.",
    "return_type": ["object", {"a": ["list", "string"]}],
    "parameters": [
      {"name": "text", "description": "What to say.", "is_nullable": true, "type": "string"}
    ],
    "variadic_parameter": {"name": "times", "description": "How often.", "type": "number"}
  })"));
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
