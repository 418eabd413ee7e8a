// Bounds of range partitions: how they are written, compared and shown.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_PARTITION_BOUNDS_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_PARTITION_BOUNDS_H_

#include <string>
#include <vector>

#include "acceptance-tests/sandbox/behaviour/errors.h"
#include "acceptance-tests/sandbox/behaviour/objects.h"

namespace sandbox::behaviour {

using Bounds = std::vector<std::string>;

// The types of the columns that a table is partitioned by.
class BoundTypes {
 public:
  explicit BoundTypes(const Table& table);

  // The bounds in the server's spelling, or why they are none.
  MaybeError Normalize(Bounds* bounds) const;
  Bounds Minimum() const;
  bool Less(const Bounds& a, const Bounds& b) const;
  // "[types: [DATE]; keys: [2024-01-01]; ..types: [DATE]; keys: [2024-02-01]; )"
  std::string RangeText(const Partition& partition) const;

 private:
  std::string KeyText(const Bounds& bounds) const;

  std::vector<std::string> types_;  // upper case: "DATE", "INT"
};

// The partitions of a batch with their names; empty for units that are not simulated.
std::vector<Partition> ExpandBatch(const PartitionBatch& batch);

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_PARTITION_BOUNDS_H_
