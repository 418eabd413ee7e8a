#ifndef ACCEPTANCE_TESTS_SANDBOX_NET_HTTP_CONNECTION_H_
#define ACCEPTANCE_TESTS_SANDBOX_NET_HTTP_CONNECTION_H_

#include <optional>
#include <string_view>

#include "acceptance-tests/sandbox/net/rest.h"
#include "acceptance-tests/sandbox/net/stop_signal.h"

namespace sandbox {

// The request in a head, without its last empty line; nullopt if it is none.
std::optional<RestRequest> ParseRestRequest(std::string_view head);

// Serves one HTTP client from request to request, until it hangs up or `stop` is raised. Owns `fd`.
// Bodies of requests are refused: nothing here takes one.
void ServeHttp(int fd, const RestPeer& peer, const StopSignal& stop);

}  // namespace sandbox

#endif  // ACCEPTANCE_TESTS_SANDBOX_NET_HTTP_CONNECTION_H_
