// The documentation as the Terraform registry shows it.
#ifndef PROVIDER_DOCS_PAGES_H_
#define PROVIDER_DOCS_PAGES_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "provider/docs/prose.h"
#include "provider/sdk/any.h"

namespace docs {

// Markdown by path: docs/index.md, docs/resources/role.md, docs/functions/user_identity.md, ... The
// same catalog and prose give the same bytes.
std::map<std::string, std::string> Pages(const sdk::Catalog& catalog,
                                         std::string_view source_address, const Prose& prose);

// The paths of prose and examples that the catalog's subjects should have and `prose` lacks,
// sorted.
std::vector<std::string> MissingProse(const sdk::Catalog& catalog, std::string_view source_address,
                                      const Prose& prose);

}  // namespace docs

#endif  // PROVIDER_DOCS_PAGES_H_
