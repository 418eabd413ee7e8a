// The packets of the login phase and of COM_CHANGE_USER, as payloads.
#ifndef ACCEPTANCE_TESTS_SANDBOX_NET_HANDSHAKE_H_
#define ACCEPTANCE_TESTS_SANDBOX_NET_HANDSHAKE_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace sandbox {

// Who a client says it is. What it did not send is empty; without CLIENT_PLUGIN_AUTH the plugin is
// mysql_native_password.
struct Identification {
  std::string user;
  std::string answer;  // to the salt, made by `plugin`
  std::string database;
  std::string plugin;
  uint32_t capabilities = 0;
};

// True if the client wants to go on in TLS, which the server does not offer.
bool WantsTls(const Identification& identification);

// The server's first packet. `salt` has kSaltSize bytes.
std::string Greeting(uint32_t connection_id, std::string_view salt);
// Asks the client to answer again with another plugin. `salt` may be empty.
std::string AuthSwitchRequest(std::string_view plugin, std::string_view salt);

// Fails if the packet is malformed or older than protocol 4.1.
absl::StatusOr<Identification> ParseLogin(std::string_view payload);
// `payload` is without the command byte; `capabilities` are those of the login.
absl::StatusOr<Identification> ParseChangeUser(std::string_view payload, uint32_t capabilities);

}  // namespace sandbox

#endif  // ACCEPTANCE_TESTS_SANDBOX_NET_HANDSHAKE_H_
