// The service of package tfplugin6: every RPC of Terraform, answered by an engine.
#ifndef PROVIDER_WIRE_SERVICE_H_
#define PROVIDER_WIRE_SERVICE_H_

#include "provider/wire/calls.h"
#include "provider/wire/engine_holder.h"
#include "provider/wire/methods.h"

namespace wire {

// Adds the methods. What goes wrong inside a call is a diagnostic on an OK status. `engine` and
// `calls` must outlive the calls.
void AddProviderService(EngineHolder* engine, Calls* calls, Methods* methods);

}  // namespace wire

#endif  // PROVIDER_WIRE_SERVICE_H_
