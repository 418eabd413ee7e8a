// The hand-written parts of the documentation.
#ifndef PROVIDER_DOCS_PROSE_H_
#define PROVIDER_DOCS_PROSE_H_

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace docs {

// Texts by their path in the source tree, with '/': "resources/starrocks_role.md",
// "examples/resources/starrocks_role/resource.tf".
using Prose = std::map<std::string, std::string, std::less<>>;

// Reads every Markdown file under resources/ and every .tf and .sh file under examples/.
absl::StatusOr<Prose> LoadProse(const std::filesystem::path& source);

// A file of prose taken apart. It may begin with front matter that has one key, `subcategory` (the
// registry's menu), and may end with a section `## Import`, which goes behind the schema.
struct ProseParts {
  std::string subcategory;
  std::string body;          // Markdown without surrounding blank lines
  std::string import_notes;  // likewise, without the heading
};
ProseParts SplitProse(std::string_view text);

// A file's bytes.
absl::StatusOr<std::string> ReadFile(const std::filesystem::path& path);

}  // namespace docs

#endif  // PROVIDER_DOCS_PROSE_H_
