// The planner: a pure function over values. It knows no resource and no protocol.
#ifndef PROVIDER_ENGINE_PLANNER_H_
#define PROVIDER_ENGINE_PLANNER_H_

#include <functional>
#include <vector>

#include "absl/status/statusor.h"
#include "provider/cty/path.h"
#include "provider/cty/value.h"
#include "provider/schema/schema.h"

namespace engine {

struct Planned {
  cty::Value value;
  std::vector<cty::Path> requires_replace;  // sorted, unique
};

// The resource's own word on the planned value. May add paths whose change needs a new object.
using Adjust = std::function<absl::StatusOr<cty::Value>(const cty::Value& planned,
                                                        std::vector<cty::Path>* replaced)>;

// Plans a create (`prior` null) or an update; a destroy needs no plan. `proposed` is Terraform's
// merge of prior and config. Defaults, write-only nulling, spelling, unknowns, `adjust`,
// replacement, in that order. Errors come only from `adjust`.
absl::StatusOr<Planned> MakePlan(const schema::Schema& schema, const cty::Value& prior,
                                 const cty::Value& config, const cty::Value& proposed,
                                 const Adjust& adjust);

}  // namespace engine

#endif  // PROVIDER_ENGINE_PLANNER_H_
