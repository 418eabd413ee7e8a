// Types in words.
#ifndef PROVIDER_DOCS_TYPE_NAME_H_
#define PROVIDER_DOCS_TYPE_NAME_H_

#include <string>

#include "provider/cty/type.h"

namespace docs {

// As attribute lists of the registry have it: "String", "List of Number", "Object".
std::string TypeTitle(const cty::Type& type);

// As a type constraint of the Terraform language: "list(number)", "object({ a = string })".
std::string TypeConstraint(const cty::Type& type);

}  // namespace docs

#endif  // PROVIDER_DOCS_TYPE_NAME_H_
