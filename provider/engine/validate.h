// The checks of a configuration that need nothing but the schema.
#ifndef PROVIDER_ENGINE_VALIDATE_H_
#define PROVIDER_ENGINE_VALIDATE_H_

#include "provider/cty/value.h"
#include "provider/engine/diagnostic.h"
#include "provider/schema/schema.h"

namespace engine {

// Runs every attribute's checks over the known values of `config`, at any depth. With
// `write_only_allowed` false, a write-only value is an error: that Terraform would store it.
Diagnostics CheckConfig(const schema::Schema& schema, const cty::Value& config,
                        bool write_only_allowed);

}  // namespace engine

#endif  // PROVIDER_ENGINE_VALIDATE_H_
