// Logging in: which identity a user name and an address mean, and with what the session starts.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_LOGIN_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_LOGIN_H_

#include <memory>

#include "acceptance-tests/sandbox/behaviour/context.h"

namespace sandbox::behaviour {

struct LoginResult {
  std::unique_ptr<SessionState> session;  // null: refused
  ErrorResult error;
  bool hang_up = false;  // refused without a packet
};

// The client plugin that the user of `login` has to answer with. The caller holds State::mutex.
std::string ClientPluginOf(const Login& login, const State& state);

// The caller holds State::mutex.
LoginResult LogIn(const Login& login, const PasswordCheck& password, State* state);

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_LOGIN_H_
