#include "provider/wire/handshake.h"

#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "provider/base/strings.h"

namespace wire {
namespace {

// Part of Terraform's plugin interface: keeps people from running plugins by hand, no secret.
constexpr std::string_view kCookieName = "TF_PLUGIN_MAGIC_COOKIE";
constexpr std::string_view kCookie =
    "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";
constexpr int kLastPort = 65535;

std::string Variable(std::string_view name, std::string_view fallback = {}) {
  const char* value = std::getenv(std::string(name).c_str());
  return std::string(value == nullptr || *value == '\0' ? fallback : std::string_view(value));
}

absl::StatusOr<int> Port(std::string_view name) {
  const std::string text = Variable(name, "0");
  int port = 0;
  if (!absl::SimpleAtoi(text, &port) || port < 0 || port > kLastPort) {
    return absl::InvalidArgumentError(base::StrCat(name, "=", text, " is not a TCP port"));
  }
  return port;
}

}  // namespace

absl::StatusOr<HostEnvironment> ReadHostEnvironment() {
  absl::StatusOr<int> min_port = Port("PLUGIN_MIN_PORT");
  if (!min_port.ok()) return min_port.status();
  absl::StatusOr<int> max_port = Port("PLUGIN_MAX_PORT");
  if (!max_port.ok()) return max_port.status();
  if (*min_port > *max_port) {
    return absl::InvalidArgumentError(
        base::StrCat("PLUGIN_MIN_PORT=", *min_port, " is above PLUGIN_MAX_PORT=", *max_port));
  }
  return HostEnvironment{
      .cookie = Variable(kCookieName) == kCookie,
      .protocol_versions = Variable("PLUGIN_PROTOCOL_VERSIONS"),
      .client_certificate = Variable("PLUGIN_CLIENT_CERT"),
      .socket_directory = Variable("PLUGIN_UNIX_SOCKET_DIR", Variable("TMPDIR", "/tmp")),
      .min_port = *min_port,
      .max_port = *max_port,
      .multiplex = !Variable("PLUGIN_MULTIPLEX_GRPC").empty(),
  };
}

bool SpeaksOurProtocol(std::string_view protocol_versions) {
  if (protocol_versions.empty()) return true;
  for (absl::string_view version : absl::StrSplit(base::ToAbsl(protocol_versions), ',')) {
    int number = 0;
    if (absl::SimpleAtoi(version, &number) && number == kPluginProtocol) return true;
  }
  return false;
}

std::string HandshakeLine(const Endpoint& endpoint, std::string_view certificate, bool multiplex) {
  return base::StrCat(kCoreProtocol, "|", kPluginProtocol, "|", endpoint.network, "|",
                      endpoint.address, "|grpc|", certificate, multiplex ? "|false" : "", "\n");
}

std::string ReattachJson(const Endpoint& endpoint, std::string_view provider_address, int pid) {
  return nlohmann::json{{std::string(provider_address),
                         {{"Protocol", "grpc"},
                          {"ProtocolVersion", kPluginProtocol},
                          {"Pid", pid},
                          {"Test", true},
                          {"Addr", {{"Network", endpoint.network}, {"String", endpoint.address}}}}}}
      .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

absl::Status WriteAll(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return absl::ErrnoToStatus(errno, "cannot write to the plugin host");
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  return absl::OkStatus();
}

}  // namespace wire
