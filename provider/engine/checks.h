// Terraform's own rules for what a provider may plan and return, written from the protocol's
// contract. They run in all builds: a broken promise becomes our diagnostic with the attribute's
// name instead of a lost object.
#ifndef PROVIDER_ENGINE_CHECKS_H_
#define PROVIDER_ENGINE_CHECKS_H_

#include <string>
#include <vector>

#include "provider/cty/path.h"
#include "provider/cty/value.h"
#include "provider/schema/schema.h"

namespace engine {

struct Violation {
  std::string rule;  // P3, A2, ...
  std::string message;
  cty::Path path;
};

// Rules P1-P9, P14 for a plan.
std::vector<Violation> CheckPlan(const schema::Schema& schema, const cty::Value& prior,
                                 const cty::Value& config, const cty::Value& planned);

// Rules A2-A5 for the object that Create or Update returned.
std::vector<Violation> CheckApplied(const schema::Schema& schema, const cty::Value& planned,
                                    const cty::Value& applied);

// Rules Q3, Q4, I3, U4, T2: an object that stands by itself is wholly known, conforms, and has no
// write-only value.
std::vector<Violation> CheckObject(const schema::Schema& schema, const cty::Value& object);

// Rules T3 and E1: what the configuration says is echoed.
std::vector<Violation> CheckEcho(const schema::Schema& schema, const cty::Value& config,
                                 const cty::Value& result);

// Rule P13: a plan made when more was known keeps what the first plan promised.
std::vector<Violation> CheckFinalPlan(const schema::Schema& schema, const cty::Value& first,
                                      const cty::Value& second);

// Rule N4: an update keeps the identity. Null where none is known.
std::vector<Violation> CheckIdentityKept(const cty::Value& before, const cty::Value& after);

}  // namespace engine

#endif  // PROVIDER_ENGINE_CHECKS_H_
