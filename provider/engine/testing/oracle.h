// Judges plans and results by Terraform's rules, apart from engine/checks.h and much plainer, so
// that each can be held against the other.
#ifndef PROVIDER_ENGINE_TESTING_ORACLE_H_
#define PROVIDER_ENGINE_TESTING_ORACLE_H_

#include <string>
#include <vector>

#include "provider/cty/path.h"
#include "provider/cty/type.h"
#include "provider/cty/value.h"
#include "provider/schema/schema.h"

namespace engine_testing {

// What is wrong with planning `planned` for a configuration that isn't null; empty if nothing.
std::string PlanProblem(const schema::Schema& schema, const cty::Value& prior,
                        const cty::Value& config, const cty::Value& planned);

// What speaks against `actual` being `planned` with more of it known; empty if nothing does.
std::string CompletionProblem(const cty::Type& type, const cty::Value& planned,
                              const cty::Value& actual);

// What keeps `object` out of a state: unknown and write-only values.
std::string StateProblem(const std::vector<schema::Attribute>& attributes,
                         const cty::Value& object);

// True if `path` leads somewhere in `object`.
bool LeadsSomewhere(const cty::Path& path, const cty::Value& object);

}  // namespace engine_testing

#endif  // PROVIDER_ENGINE_TESTING_ORACLE_H_
