// The nodes of the cluster: one front end and three backends.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_NODES_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_NODES_H_

#include <string>

#include "acceptance-tests/sandbox/behaviour/state.h"
#include "acceptance-tests/sandbox/session.h"

namespace sandbox::behaviour {

// host_port_milliseconds.
std::string FrontendName(const State& state);
// host:port of the front end's journal, by which ALTER SYSTEM names it.
std::string FrontendAddress();
RowsResult ListFrontends(const State& state);
RowsResult ListBackends(const State& state);
RowsResult ListComputeNodes(const State& state);

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_NODES_H_
