// SHOW PARTITIONS and SHOW DYNAMIC PARTITION TABLES.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_PARTITION_SHOWS_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_PARTITION_SHOWS_H_

#include <optional>
#include <string>

#include "acceptance-tests/sandbox/behaviour/context.h"
#include "acceptance-tests/sandbox/behaviour/parser.h"

namespace sandbox::behaviour {

struct ShowPartitions {
  QualifiedName name;
  std::optional<std::string> partition;
};
struct ShowDynamicPartitions {};

Result Execute(const ShowPartitions& statement, Context& context);
Result Execute(const ShowDynamicPartitions& statement, Context& context);

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_PARTITION_SHOWS_H_
