// How clients prove who they are: the plugins mysql_native_password and mysql_clear_password.
#ifndef ACCEPTANCE_TESTS_SANDBOX_NET_NATIVE_PASSWORD_H_
#define ACCEPTANCE_TESTS_SANDBOX_NET_NATIVE_PASSWORD_H_

#include <memory>
#include <string>
#include <string_view>

#include "acceptance-tests/sandbox/session.h"

namespace sandbox {

inline constexpr std::string_view kNativePassword = "mysql_native_password";
inline constexpr size_t kSaltSize = 20;

// Random, printable bytes, as the front end sends them.
std::string MakeSalt();

// The hash that is stored for a password: "*40HEX", empty for the empty password.
std::string PasswordHash(std::string_view password);
// A client's answer to `salt`: 20 bytes, empty for the empty password.
std::string Scramble(std::string_view password, std::string_view salt);

// The check of an `answer` that a client gave with `plugin`: a scramble of `salt` for
// mysql_native_password, else the password itself with or without a NUL behind it.
std::unique_ptr<PasswordCheck> MakePasswordCheck(std::string_view plugin, std::string_view salt,
                                                 std::string_view answer);

}  // namespace sandbox

#endif  // ACCEPTANCE_TESTS_SANDBOX_NET_NATIVE_PASSWORD_H_
