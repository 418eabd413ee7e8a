// What gets a page of its own, and where its hand-written parts are kept.
#ifndef PROVIDER_DOCS_SUBJECT_H_
#define PROVIDER_DOCS_SUBJECT_H_

#include <string>
#include <string_view>
#include <vector>

#include "provider/sdk/any.h"

namespace docs {

// One page: the provider, a resource type, a data source, an ephemeral resource or a function.
// Paths are relative to the source tree.
struct Subject {
  std::string name;       // as configurations write it: "starrocks_role", "user_identity"
  std::string title;      // of the page: "starrocks_role (Resource)"
  std::string kind;       // "Resource"; "Provider" for the provider
  std::string doc;        // Markdown: what it is
  std::string reference;  // Markdown, generated (reference.h)

  std::string page;          // docs/resources/role.md
  std::string prose;         // resources/starrocks_role.md
  std::string example;       // examples/resources/starrocks_role/resource.tf
  std::string import_shell;  // …/import.sh; empty for what can't be imported
  std::string import_block;  // …/import-by-string-id.tf; likewise
};

// All subjects of a catalog, the provider first, then sorted by kind and name. `provider` is the
// short name ("starrocks"), the prefix of its type names.
std::vector<Subject> SubjectsOf(const sdk::Catalog& catalog, std::string_view provider);

// The short name in a source address: "starrocks" of "registry.terraform.io/lakehouse/starrocks".
std::string_view ShortName(std::string_view source_address);

// The directories that hold nothing but generated pages.
std::vector<std::string> GeneratedDirectories();

}  // namespace docs

#endif  // PROVIDER_DOCS_SUBJECT_H_
