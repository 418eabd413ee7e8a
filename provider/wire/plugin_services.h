// The services that go-plugin expects beside the provider's own.
#ifndef PROVIDER_WIRE_PLUGIN_SERVICES_H_
#define PROVIDER_WIRE_PLUGIN_SERVICES_H_

#include <functional>
#include <memory>
#include <vector>

#include "grpcpp/impl/codegen/service_type.h"

namespace wire {

// Health, GRPCController, GRPCStdio and GRPCBroker. `on_shutdown` runs while Shutdown is being
// answered, on a thread of gRPC: it must not block. The two streams stay open until the host ends
// them, and hold no thread.
std::vector<std::unique_ptr<grpc::Service>> MakePluginServices(std::function<void()> on_shutdown);

}  // namespace wire

#endif  // PROVIDER_WIRE_PLUGIN_SERVICES_H_
