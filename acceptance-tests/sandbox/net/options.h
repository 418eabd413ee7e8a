#ifndef ACCEPTANCE_TESTS_SANDBOX_NET_OPTIONS_H_
#define ACCEPTANCE_TESTS_SANDBOX_NET_OPTIONS_H_

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace sandbox {

// The command line of starrocks-sandbox.
struct Options {
  bool help = false;
  bool version = false;
  uint16_t port = 9030;
  std::optional<uint16_t> http_port;  // nullopt = no HTTP
  std::string statement_log;          // path, empty = none
  std::string init;                   // path, empty = none
  std::chrono::milliseconds latency{0};
  std::vector<std::string> faults;  // for FaultPlan::Add
};

// `arguments` without the program's name. Values are given as "--name value" or "--name=value".
absl::StatusOr<Options> ParseOptions(const std::vector<std::string_view>& arguments);

// The text of --help.
std::string HelpText();

}  // namespace sandbox

#endif  // ACCEPTANCE_TESTS_SANDBOX_NET_OPTIONS_H_
