#ifndef ACCEPTANCE_TESTS_SANDBOX_NET_CONNECTION_H_
#define ACCEPTANCE_TESTS_SANDBOX_NET_CONNECTION_H_

#include <chrono>
#include <cstdint>
#include <string>

#include "acceptance-tests/sandbox/net/fault.h"
#include "acceptance-tests/sandbox/net/statement_log.h"
#include "acceptance-tests/sandbox/net/stop_signal.h"
#include "acceptance-tests/sandbox/session.h"

namespace sandbox {

// What all connections share. Owns nothing.
struct PortContext {
  Cluster* cluster = nullptr;
  const StopSignal* stop = nullptr;       // set by Server
  FaultPlan* faults = nullptr;            // nullptr = none
  StatementLog* statement_log = nullptr;  // nullptr = none
  std::chrono::milliseconds latency{0};   // in front of each of the server's answers
};

// Serves one client from greeting to hangup, or until `context.stop` is raised. Owns `fd`, a
// connected socket. `host` is the client's address.
void ServeConnection(int fd, uint32_t connection_id, const std::string& host,
                     const PortContext& context);

}  // namespace sandbox

#endif  // ACCEPTANCE_TESTS_SANDBOX_NET_CONNECTION_H_
