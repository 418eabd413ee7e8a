// The service of package tfplugin6: every RPC of Terraform, answered by an engine.
#ifndef PROVIDER_WIRE_SERVICE_H_
#define PROVIDER_WIRE_SERVICE_H_

#include <memory>

#include "grpcpp/impl/codegen/service_type.h"
#include "provider/wire/calls.h"
#include "provider/wire/engine_holder.h"

namespace wire {

// Holds one thread of gRPC per running call. What goes wrong inside a call is a diagnostic on an OK
// status. Both arguments must outlive the service.
std::unique_ptr<grpc::Service> MakeProviderService(EngineHolder* engine, Calls* calls);

}  // namespace wire

#endif  // PROVIDER_WIRE_SERVICE_H_
