// A small catalog for the tests of this room: one subject of each kind, every word of a schema
// once.
#ifndef PROVIDER_DOCS_TEST_CATALOG_H_
#define PROVIDER_DOCS_TEST_CATALOG_H_

#include <string_view>

#include "provider/docs/prose.h"
#include "provider/sdk/any.h"

namespace docs {

constexpr std::string_view kTestAddress = "registry.terraform.io/acme/demo";

// Types demo_thing (resource), demo_things (data source), demo_token (ephemeral), function shout.
sdk::Catalog TestCatalog();

// Complete prose for TestCatalog().
Prose TestProse();

}  // namespace docs

#endif  // PROVIDER_DOCS_TEST_CATALOG_H_
