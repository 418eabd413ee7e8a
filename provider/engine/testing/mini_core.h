// Terraform's own share of a plan, written anew from the protocol's contract.
#ifndef PROVIDER_ENGINE_TESTING_MINI_CORE_H_
#define PROVIDER_ENGINE_TESTING_MINI_CORE_H_

#include "provider/cty/value.h"
#include "provider/schema/schema.h"

namespace engine_testing {

// What Terraform proposes as the new state: the configured value where there is one, else for
// computed attributes the prior one. Elements of lists are matched by index, of maps by key, of
// sets if the prior element is the configured one but for computed parts. `prior` may be null,
// `config` not. Write-only values of the configuration are in it.
cty::Value ProposedNew(const schema::Schema& schema, const cty::Value& prior,
                       const cty::Value& config);

}  // namespace engine_testing

#endif  // PROVIDER_ENGINE_TESTING_MINI_CORE_H_
