// Makes what an author returned into an object that Terraform can store, whatever it was.
#ifndef PROVIDER_ENGINE_FINISH_H_
#define PROVIDER_ENGINE_FINISH_H_

#include "provider/cty/value.h"
#include "provider/schema/schema.h"
#include "provider/sdk/any.h"

namespace engine {

// The plan's value where the plan knew it, the author's where it didn't. Write-only values are
// null. Unknown values stay, for the checks to find.
cty::Value MergeWithPlan(const schema::Schema& schema, const cty::Value& planned,
                         const cty::Value& returned);

// `found` with the spelling of `known` (a state or a plan) where it means the same. Both are of the
// schema's shape; `known` may hold unknowns.
cty::Value KeepSpelling(const schema::Schema& schema, const cty::Value& known,
                        const cty::Value& found);

// `object` as it can be stored: unknowns and write-only values null, exactly the schema's shape.
// Null if it can't be made to fit.
cty::Value Storable(const schema::Schema& schema, const cty::Value& object);

// The identity of `object`; null if the type has none, there is no object, or a part isn't known
// yet.
cty::Value KnownIdentity(sdk::AnyResource& resource, const cty::Value& object);

}  // namespace engine

#endif  // PROVIDER_ENGINE_FINISH_H_
