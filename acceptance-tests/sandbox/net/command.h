#ifndef ACCEPTANCE_TESTS_SANDBOX_NET_COMMAND_H_
#define ACCEPTANCE_TESTS_SANDBOX_NET_COMMAND_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "acceptance-tests/sandbox/session.h"

namespace sandbox {

// The first byte of a command, for those that the front end carries out.
enum class Command : uint8_t {
  kQuit = 0x01,
  kInitDb = 0x02,
  kQuery = 0x03,
  kFieldList = 0x04,
  kPing = 0x0e,
  kChangeUser = 0x11,
  kPrepare = 0x16,
  kExecute = 0x17,
  kLongData = 0x18,
  kCloseStatement = 0x19,
  kResetStatement = 0x1a,
  kResetConnection = 0x1f,
};

// The command's name in the protocol, or its number as "0x7f".
std::string CommandName(uint8_t code);

// The answer to a command that is not carried out: the front end tells those that it knows by name
// from those that it has never heard of.
ErrorResult RefuseCommand(uint8_t code);

}  // namespace sandbox

#endif  // ACCEPTANCE_TESTS_SANDBOX_NET_COMMAND_H_
