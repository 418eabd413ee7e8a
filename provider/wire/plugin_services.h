// The services that go-plugin expects beside the provider's own.
#ifndef PROVIDER_WIRE_PLUGIN_SERVICES_H_
#define PROVIDER_WIRE_PLUGIN_SERVICES_H_

#include <functional>

#include "provider/wire/methods.h"

namespace wire {

// Adds health, GRPCController, GRPCStdio and GRPCBroker. `on_shutdown` runs while Shutdown is being
// answered, on a thread of the server's: it must not block. The two streams stay open until the
// host ends them, and hold no thread.
void AddPluginServices(std::function<void()> on_shutdown, Methods* methods);

}  // namespace wire

#endif  // PROVIDER_WIRE_PLUGIN_SERVICES_H_
