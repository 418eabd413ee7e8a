#ifndef ACCEPTANCE_TESTS_SANDBOX_NET_LOGIN_H_
#define ACCEPTANCE_TESTS_SANDBOX_NET_LOGIN_H_

#include <cstdint>
#include <memory>
#include <string>

#include "acceptance-tests/sandbox/net/channel.h"
#include "acceptance-tests/sandbox/net/handshake.h"
#include "acceptance-tests/sandbox/session.h"

namespace sandbox {

// A connection's client once it is logged in, and what a later COM_CHANGE_USER needs.
struct Client {
  Login login;
  std::string salt;
  uint32_t capabilities = 0;
  std::unique_ptr<Session> session;
};

// The login phase: greeting, the client's answer, a switch of the plugin if need be, OK or error.
// Without a session in the result the server has to hang up.
Client LogIn(Login login, Cluster* cluster, Channel* channel);

// COM_CHANGE_USER with `payload` behind the command byte. The answer is written, not flushed.
// False if the server has to hang up.
[[nodiscard]] bool ChangeUser(std::string_view payload, Cluster* cluster, Client* client,
                              Channel* channel);

}  // namespace sandbox

#endif  // ACCEPTANCE_TESTS_SANDBOX_NET_LOGIN_H_
