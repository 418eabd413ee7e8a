#ifndef ACCEPTANCE_TESTS_SANDBOX_NET_ROOT_SESSION_H_
#define ACCEPTANCE_TESTS_SANDBOX_NET_ROOT_SESSION_H_

#include <cstdint>
#include <memory>

#include "acceptance-tests/sandbox/session.h"

namespace sandbox {

// A session of root for what the front end does by itself, whatever root's password is. Null if it
// is refused.
std::unique_ptr<Session> RootSession(Cluster* cluster, uint32_t connection_id);

}  // namespace sandbox

#endif  // ACCEPTANCE_TESTS_SANDBOX_NET_ROOT_SESSION_H_
