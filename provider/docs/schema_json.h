// The schema as machines read it.
#ifndef PROVIDER_DOCS_SCHEMA_JSON_H_
#define PROVIDER_DOCS_SCHEMA_JSON_H_

#include <string>
#include <string_view>

#include "provider/sdk/any.h"

namespace docs {

// The same JSON document (format_version 1.0) as `terraform providers schema -json` prints for a
// configuration that needs only this provider; indented, keys sorted, no newline at its end.
// `source_address` is the whole address: "registry.terraform.io/lakehouse/starrocks".
std::string SchemaJson(const sdk::Catalog& catalog, std::string_view source_address);

}  // namespace docs

#endif  // PROVIDER_DOCS_SCHEMA_JSON_H_
