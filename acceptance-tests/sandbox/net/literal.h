#ifndef ACCEPTANCE_TESTS_SANDBOX_NET_LITERAL_H_
#define ACCEPTANCE_TESTS_SANDBOX_NET_LITERAL_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "acceptance-tests/sandbox/net/packet.h"

namespace sandbox {

// Text in single quotes, as StarRocks reads it back.
std::string QuoteLiteral(std::string_view text);

// Reads one value in the binary form of a parameter and renders it as a SQL literal. `type` is the
// protocol's: the type's number and, in the highest bit, whether it is unsigned.
absl::StatusOr<std::string> ReadLiteral(uint16_t type, PayloadReader* packet);

}  // namespace sandbox

#endif  // ACCEPTANCE_TESTS_SANDBOX_NET_LITERAL_H_
