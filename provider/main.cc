// terraform-provider-starrocks: started by Terraform it serves; people get subcommands.
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <string_view>
#include <vector>

#include "provider/docs/command.h"
#include "provider/engine/server.h"
#include "provider/wire/serve.h"
#include "resources/catalog.h"

namespace {

using Arguments = std::vector<std::string_view>;

constexpr char kProgram[] = "terraform-provider-starrocks";
constexpr char kAddress[] = "registry.terraform.io/lakehouse/starrocks";
constexpr int kExitUsage = 2;

[[noreturn]] void Serve(wire::Mode mode) {
  wire::Serve({.address = kAddress, .program = kProgram}, mode,
              [] { return std::make_unique<engine::Server>(resources::MakeCatalog()); });
}

int ServeDebug(const Arguments&) { Serve(wire::Mode::kDebug); }

int PrintVersion(const Arguments&) {
  std::printf("%s %s\n", kProgram, TF_VERSION);
  return EXIT_SUCCESS;
}

// Runs one of the docs room's commands over everything that is served.
template <int (*run)(const docs::Command&)>
int OnCatalog(const Arguments& rest) {
  const sdk::Catalog catalog = resources::MakeCatalog();
  return run({catalog, kAddress, rest, std::cout, std::cerr});
}

int PrintHelp(const Arguments&);

struct Command {
  std::string_view name;
  std::string_view alias;    // empty: none
  std::string_view summary;  // one line
  int (*run)(const Arguments& rest);
};

constexpr Command kCommands[] = {
    {"docs", "", "write the registry's pages, or --check them", OnCatalog<docs::RunDocs>},
    {"schema", "", "print what `terraform providers schema -json` prints",
     OnCatalog<docs::RunSchema>},
    {"version", "--version", "print the version", PrintVersion},
    {"-debug", "--debug", "serve until Ctrl-C; prints the variable that makes Terraform attach",
     ServeDebug},
    {"help", "--help", "print this", PrintHelp},
};

void PrintUsage(FILE* out) {
  std::fprintf(out, "Usage: %s [command]\nWithout a command: serve Terraform, which starts it.\n\n",
               kProgram);
  for (const Command& c : kCommands) {
    std::fprintf(out, "  %-10s %s\n", c.name.data(), c.summary.data());
  }
}

int PrintHelp(const Arguments&) {
  PrintUsage(stdout);
  return EXIT_SUCCESS;
}

int Run(const Arguments& arguments) {
  if (arguments.empty()) Serve(wire::Mode::kPlugin);
  for (const Command& c : kCommands) {
    if (arguments[0] == c.name || (!c.alias.empty() && arguments[0] == c.alias)) {
      return c.run(Arguments(arguments.begin() + 1, arguments.end()));
    }
  }
  std::fprintf(stderr, "%s: unknown command \"%s\"\n", kProgram, arguments[0].data());
  PrintUsage(stderr);
  return kExitUsage;
}

}  // namespace

int main(int argc, char** argv) { return Run(Arguments(argv + 1, argv + argc)); }
