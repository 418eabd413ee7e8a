// What the front end checks in partitions and what it fills in.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_PARTITION_RULES_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_PARTITION_RULES_H_

#include "acceptance-tests/sandbox/behaviour/errors.h"
#include "acceptance-tests/sandbox/behaviour/state.h"

namespace sandbox::behaviour {

// Checks the partitions of a new table, fills in their bounds and gives them their ids.
MaybeError CompletePartitions(State* state, Table* table);
// Puts one more partition where it belongs: ranges are kept in order.
MaybeError InsertPartition(Partition partition, Table* table);

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_PARTITION_RULES_H_
