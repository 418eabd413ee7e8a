// The pieces of statements about tables that several of them have.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_TABLE_GRAMMAR_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_TABLE_GRAMMAR_H_

#include <string>
#include <vector>

#include "acceptance-tests/sandbox/behaviour/context.h"
#include "acceptance-tests/sandbox/behaviour/objects.h"
#include "acceptance-tests/sandbox/behaviour/parser.h"

namespace sandbox::behaviour {

// (a, b, ...)
std::vector<std::string> ParseColumnNames(Parser& p);
// [DISTRIBUTED BY {HASH (...) | RANDOM} [BUCKETS n]]
void ParseDistribution(Parser& p, Table* table);
// name (columns) [USING type] [COMMENT ...]
TableIndex ParseIndex(Parser& p);
// [PARTITION BY ...]
Partitioning ParsePartitioning(Parser& p);
// What follows PARTITION: name VALUES ...
Partition ParsePartition(Parser& p);
// START (..) END (..) EVERY (..)
PartitionBatch ParsePartitionBatch(Parser& p);

// Behind CREATE TABLE and behind ALTER TABLE.
Statement ParseCreateTable(Parser& p);
Statement ParseAlterTable(Parser& p);

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_TABLE_GRAMMAR_H_
