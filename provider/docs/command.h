// The subcommands `docs` and `schema` of the provider's program.
#ifndef PROVIDER_DOCS_COMMAND_H_
#define PROVIDER_DOCS_COMMAND_H_

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "provider/sdk/any.h"

namespace docs {

// What a subcommand works on. `arguments` are those behind the subcommand's name.
struct Command {
  const sdk::Catalog& catalog;
  std::string_view source_address;  // "registry.terraform.io/lakehouse/starrocks"
  std::vector<std::string_view> arguments;
  std::ostream& out;
  std::ostream& err;
};

// docs [--source DIR] [--check]: brings the generated pages of the source tree DIR (default: the
// working directory) up to date, or only names those that aren't. Returns the exit code: 0, 1 if a
// page is out of date (--check) or a subject lacks its prose or example, 2 for wrong arguments.
int RunDocs(const Command& command);

// schema: prints SchemaJson(). Returns the exit code: 0, or 2 for wrong arguments.
int RunSchema(const Command& command);

}  // namespace docs

#endif  // PROVIDER_DOCS_COMMAND_H_
