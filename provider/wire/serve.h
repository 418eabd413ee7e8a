// Runs this process as a Terraform plugin.
#ifndef PROVIDER_WIRE_SERVE_H_
#define PROVIDER_WIRE_SERVE_H_

#include <functional>
#include <memory>
#include <string>

#include "provider/engine/server.h"
#include "provider/wire/lifetime.h"

namespace wire {

struct Options {
  std::string
      address;  // of the provider in the registry: "registry.terraform.io/lakehouse/starrocks"
  std::string program;  // for messages to people: "terraform-provider-starrocks"
};

// Makes what answers the RPCs. Called once, after the handshake, on any thread.
using EngineFactory = std::function<std::unique_ptr<engine::Server>()>;

// Serves until the process is to end, and ends it: with 0 after serving, with 1 and one line on
// stderr where it couldn't begin. stdout carries the handshake line (kDebug: the line that sets
// TF_REATTACH_PROVIDERS) and nothing else. Call it from main(), before any thread was started.
[[noreturn]] void Serve(const Options& options, Mode mode, const EngineFactory& factory);

}  // namespace wire

#endif  // PROVIDER_WIRE_SERVE_H_
