// The probe plugin: -debug for reattach mode; `crash` dies as a plugin would.
#include <cstdlib>
#include <memory>
#include <string_view>

#include "provider/engine/server.h"
#include "provider/wire/crash.h"
#include "provider/wire/probe/probe_catalog.h"
#include "provider/wire/serve.h"

int main(int argc, char** argv) {
  const std::string_view argument = argc > 1 ? argv[1] : "";
  if (argument == "crash") {
    wire::InstallCrashHandler("wire_probe");
    std::abort();
  }
  wire::Serve({.address = "registry.terraform.io/test/probe", .program = "wire_probe"},
              argument == "-debug" ? wire::Mode::kDebug : wire::Mode::kPlugin,
              [] { return std::make_unique<engine::Server>(probe::MakeCatalog()); });
}
