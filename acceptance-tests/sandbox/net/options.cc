#include "acceptance-tests/sandbox/net/options.h"

#include <limits>
#include <optional>

#include "absl/strings/numbers.h"
#include "provider/base/strings.h"

namespace sandbox {
namespace {

constexpr int kMaxLatencyMs = 60 * 1000;

// A number of 0 to `limit`.
bool ParseNumber(std::string_view text, int limit, int* number) {
  return absl::SimpleAtoi(base::ToAbsl(text), number) && *number >= 0 && *number <= limit;
}

// Sets the option `name`; false if it does not take that value.
bool SetPort(std::string_view value, Options* options) {
  int port = 0;
  if (!ParseNumber(value, std::numeric_limits<uint16_t>::max(), &port)) return false;
  options->port = static_cast<uint16_t>(port);
  return true;
}

bool SetHttpPort(std::string_view value, Options* options) {
  Options parsed;
  if (!SetPort(value, &parsed)) return false;
  options->http_port = parsed.port;
  return true;
}

bool SetLatency(std::string_view value, Options* options) {
  int milliseconds = 0;
  if (!ParseNumber(value, kMaxLatencyMs, &milliseconds)) return false;
  options->latency = std::chrono::milliseconds(milliseconds);
  return true;
}

bool SetStatementLog(std::string_view value, Options* options) {
  options->statement_log = value;
  return !value.empty();
}

bool SetInit(std::string_view value, Options* options) {
  options->init = value;
  return !value.empty();
}

bool AddFault(std::string_view value, Options* options) {
  options->faults.emplace_back(value);
  return true;
}

struct ValueOption {
  std::string_view name;
  bool (*set)(std::string_view value, Options* options);
};

constexpr ValueOption kValueOptions[] = {
    {"--port", SetPort}, {"--http-port", SetHttpPort}, {"--statement-log", SetStatementLog},
    {"--init", SetInit}, {"--latency", SetLatency},    {"--fault", AddFault}};

const ValueOption* FindOption(std::string_view name) {
  for (const ValueOption& option : kValueOptions) {
    if (option.name == name) return &option;
  }
  return nullptr;
}

struct Argument {
  std::string_view name;
  std::optional<std::string_view> value;
};

Argument SplitArgument(std::string_view argument) {
  const size_t equals = argument.find('=');
  if (equals == std::string_view::npos) return {argument, std::nullopt};
  return {argument.substr(0, equals), argument.substr(equals + 1)};
}

}  // namespace

absl::StatusOr<Options> ParseOptions(const std::vector<std::string_view>& arguments) {
  Options options;
  for (size_t i = 0; i < arguments.size(); ++i) {
    auto [name, value] = SplitArgument(arguments[i]);
    if (arguments[i] == "--help") {
      options.help = true;
    } else if (arguments[i] == "--version") {
      options.version = true;
    } else if (const ValueOption* option = FindOption(name); option == nullptr) {
      return absl::InvalidArgumentError(base::StrCat("unknown option ", arguments[i]));
    } else {
      if (!value.has_value() && i + 1 < arguments.size()) value = arguments[++i];
      if (!value.has_value() || !option->set(*value, &options)) {
        return absl::InvalidArgumentError(base::StrCat("bad value of ", name));
      }
    }
  }
  return options;
}

std::string HelpText() {
  return R"(starrocks-sandbox: a stand-in for a StarRocks front end, all in memory.

Usage: starrocks-sandbox [options]

Listens on 127.0.0.1 and prints "listening on 127.0.0.1:PORT", after "http listening on
127.0.0.1:PORT" if it was asked for HTTP. SIGTERM or SIGINT ends it.
It starts with empty metadata and the user root without a password.

  --port N              port of the MySQL protocol; 0 = any free one (default 9030)
  --http-port N         port of the HTTP interface (/api/health, /api/bootstrap, /api/show_proc);
                        0 = any free one (default: none)
  --init FILE           statements to run as root before listening, one per line;
                        a line that fails ends the program with code 2
  --statement-log FILE  append a line per command that arrives: connection id, user, command
                        and text, with tabs between them
  --latency MS          hold back each answer for this time
  --fault SPEC          let a statement go wrong, once; may be repeated.
                        SPEC is KIND@REGEX[#N]: the Nth statement (default: the first) in which
                        REGEX is found. KIND is one of
                          drop-before  hang up without running it
                          drop-after   run it, hang up without an answer
                          hang         neither run it nor answer
                          not-leader   do not run it, answer error 5401
  --help                print this text
  --version             print the version
)";
}

}  // namespace sandbox
