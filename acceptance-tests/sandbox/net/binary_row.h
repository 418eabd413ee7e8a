#ifndef ACCEPTANCE_TESTS_SANDBOX_NET_BINARY_ROW_H_
#define ACCEPTANCE_TESTS_SANDBOX_NET_BINARY_ROW_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "acceptance-tests/sandbox/session.h"

namespace sandbox {

// A row of a prepared SELECT: each cell's text in the binary form of its column's type. Fails if a
// text does not fit the type.
absl::StatusOr<std::string> BinaryRowPayload(const std::vector<Column>& columns,
                                             const std::vector<Cell>& row);

}  // namespace sandbox

#endif  // ACCEPTANCE_TESTS_SANDBOX_NET_BINARY_ROW_H_
