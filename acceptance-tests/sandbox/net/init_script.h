#ifndef ACCEPTANCE_TESTS_SANDBOX_NET_INIT_SCRIPT_H_
#define ACCEPTANCE_TESTS_SANDBOX_NET_INIT_SCRIPT_H_

#include <string>

#include "absl/status/status.h"
#include "acceptance-tests/sandbox/session.h"

namespace sandbox {

// Runs the lines of a file as root, whatever root's password is: each a statement (or several with
// ';' between them), except empty lines and those that begin with "--". Stops at the first line
// that fails, with file, line number and the front end's message.
absl::Status RunInitScript(const std::string& path, Cluster* cluster);

}  // namespace sandbox

#endif  // ACCEPTANCE_TESTS_SANDBOX_NET_INIT_SCRIPT_H_
