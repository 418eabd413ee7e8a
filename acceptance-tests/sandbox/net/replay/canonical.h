#ifndef ACCEPTANCE_TESTS_SANDBOX_NET_REPLAY_CANONICAL_H_
#define ACCEPTANCE_TESTS_SANDBOX_NET_REPLAY_CANONICAL_H_

#include <string>
#include <string_view>
#include <vector>

#include "acceptance-tests/sandbox/net/testing/raw_client.h"

namespace sandbox {

// The server's packets between two of the client's, as text in which equal answers are equal:
// - a greeting without connection id and salt, a request to switch plugins without the salt;
// - a syntax error without the inputs it suggests, which depend on the whole grammar;
// - no lengths of text columns, which mean nothing;
// - the rows of a result set sorted, as the front end keeps no order;
// - the rows of SHOW PROC '/dbs' without the first column, an object id;
// - no rows of an executed prepared statement (nor the number of the packet behind them): the
//   recorded front end had no backend to fill them.
// `command` is the client's packet that is answered.
std::vector<std::string> Canonical(std::string_view command, const std::vector<Packet>& answer);

}  // namespace sandbox

#endif  // ACCEPTANCE_TESTS_SANDBOX_NET_REPLAY_CANONICAL_H_
