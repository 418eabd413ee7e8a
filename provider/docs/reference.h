// The generated part of a page: everything that the schema or a function's signature says.
#ifndef PROVIDER_DOCS_REFERENCE_H_
#define PROVIDER_DOCS_REFERENCE_H_

#include <string>
#include <vector>

#include "provider/schema/schema.h"
#include "provider/sdk/any.h"

namespace docs {

// The section "Schema": attributes by what a configuration must set, may set and can only read,
// then one part per nested object, with an anchor. Ends with a newline.
std::string SchemaReference(const std::vector<schema::Attribute>& attributes);

// The sections "Signature", "Arguments" and "Return Type". Ends with a newline.
std::string FunctionReference(const sdk::Function& function);

}  // namespace docs

#endif  // PROVIDER_DOCS_REFERENCE_H_
