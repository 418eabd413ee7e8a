// Last help for a value that does not have the shape it must have.
#ifndef PROVIDER_WIRE_FIT_H_
#define PROVIDER_WIRE_FIT_H_

#include "provider/cty/type.h"
#include "provider/cty/value.h"

namespace wire {

// The value of `type` that keeps most of `value`: what is unknown, missing or of another kind
// becomes null, what the type lacks goes. The result Conforms() to `type` and is wholly known.
cty::Value FitTo(const cty::Value& value, const cty::Type& type);

}  // namespace wire

#endif  // PROVIDER_WIRE_FIT_H_
