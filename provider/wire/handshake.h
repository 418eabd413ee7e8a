// What a plugin and its host tell each other before the first RPC: the host in environment
// variables, the plugin in one line on stdout.
#ifndef PROVIDER_WIRE_HANDSHAKE_H_
#define PROVIDER_WIRE_HANDSHAKE_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace wire {

inline constexpr int kCoreProtocol = 1;
inline constexpr int kPluginProtocol = 6;

// The host's variables, as they are.
struct HostEnvironment {
  bool cookie = false;             // TF_PLUGIN_MAGIC_COOKIE is Terraform's
  std::string protocol_versions;   // "5,6"; empty: the host doesn't say
  std::string client_certificate;  // PEM; empty: no TLS
  std::string socket_directory;    // PLUGIN_UNIX_SOCKET_DIR, else TMPDIR, else /tmp
  int min_port = 0, max_port = 0;  // of TCP; 0: any
  bool multiplex = false;          // the host asks whether we multiplex the broker
};
absl::StatusOr<HostEnvironment> ReadHostEnvironment();

// True if the host speaks our protocol, or doesn't say. Otherwise the handshake line still goes
// out: it makes Terraform say "incompatible API version" instead of guessing.
bool SpeaksOurProtocol(std::string_view protocol_versions);

// Where the plugin listens. network: "unix" (address: a path) or "tcp" (address: 127.0.0.1:port).
struct Endpoint {
  std::string network;
  std::string address;
};

// The line, newline included. `certificate` is EncodeForHandshake()'s text, empty without TLS.
std::string HandshakeLine(const Endpoint& endpoint, std::string_view certificate, bool multiplex);

// The JSON of TF_REATTACH_PROVIDERS that points Terraform at a plugin which runs already.
std::string ReattachJson(const Endpoint& endpoint, std::string_view provider_address, int pid);

// All bytes with as few write(2) as the kernel allows: one, for a pipe and a short text.
absl::Status WriteAll(int fd, std::string_view bytes);

}  // namespace wire

#endif  // PROVIDER_WIRE_HANDSHAKE_H_
