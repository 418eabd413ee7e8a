// One answer per RPC: message in, engine, message out. Diagnostics stay in the scope; the service
// adds them to the response. An answer that throws leaves a response that may be sent.
#ifndef PROVIDER_WIRE_ANSWERS_H_
#define PROVIDER_WIRE_ANSWERS_H_

#include <functional>

#include "provider/wire/rpc_scope.h"

namespace tfplugin6 {
class ValidateResourceConfig_Request;
class ValidateResourceConfig_Response;
class UpgradeResourceState_Request;
class UpgradeResourceState_Response;
class ReadResource_Request;
class ReadResource_Response;
class PlanResourceChange_Request;
class PlanResourceChange_Response;
class ApplyResourceChange_Request;
class ApplyResourceChange_Response;
class ImportResourceState_Request;
class ImportResourceState_Response;
class MoveResourceState_Request;
class MoveResourceState_Response;
class ValidateDataResourceConfig_Request;
class ValidateDataResourceConfig_Response;
class ReadDataSource_Request;
class ReadDataSource_Response;
class ValidateEphemeralResourceConfig_Request;
class ValidateEphemeralResourceConfig_Response;
class OpenEphemeralResource_Request;
class OpenEphemeralResource_Response;
class RenewEphemeralResource_Request;
class RenewEphemeralResource_Response;
class CloseEphemeralResource_Request;
class CloseEphemeralResource_Response;
class UpgradeResourceIdentity_Request;
class UpgradeResourceIdentity_Response;
class ValidateListResourceConfig_Request;
class ValidateListResourceConfig_Response;
class ListResource_Request;
class ListResource_Event;
class CallFunction_Request;
class CallFunction_Response;
}  // namespace tfplugin6

namespace wire {

void Answer(RpcScope& scope, const tfplugin6::ValidateResourceConfig_Request& request,
            tfplugin6::ValidateResourceConfig_Response* response);
void Answer(RpcScope& scope, const tfplugin6::UpgradeResourceState_Request& request,
            tfplugin6::UpgradeResourceState_Response* response);
void Answer(RpcScope& scope, const tfplugin6::ReadResource_Request& request,
            tfplugin6::ReadResource_Response* response);
void Answer(RpcScope& scope, const tfplugin6::PlanResourceChange_Request& request,
            tfplugin6::PlanResourceChange_Response* response);
void Answer(RpcScope& scope, const tfplugin6::ApplyResourceChange_Request& request,
            tfplugin6::ApplyResourceChange_Response* response);
void Answer(RpcScope& scope, const tfplugin6::ImportResourceState_Request& request,
            tfplugin6::ImportResourceState_Response* response);
void Answer(RpcScope& scope, const tfplugin6::MoveResourceState_Request& request,
            tfplugin6::MoveResourceState_Response* response);
void Answer(RpcScope& scope, const tfplugin6::ValidateDataResourceConfig_Request& request,
            tfplugin6::ValidateDataResourceConfig_Response* response);
void Answer(RpcScope& scope, const tfplugin6::ReadDataSource_Request& request,
            tfplugin6::ReadDataSource_Response* response);
void Answer(RpcScope& scope, const tfplugin6::ValidateEphemeralResourceConfig_Request& request,
            tfplugin6::ValidateEphemeralResourceConfig_Response* response);
void Answer(RpcScope& scope, const tfplugin6::OpenEphemeralResource_Request& request,
            tfplugin6::OpenEphemeralResource_Response* response);
void Answer(RpcScope& scope, const tfplugin6::RenewEphemeralResource_Request& request,
            tfplugin6::RenewEphemeralResource_Response* response);
void Answer(RpcScope& scope, const tfplugin6::CloseEphemeralResource_Request& request,
            tfplugin6::CloseEphemeralResource_Response* response);
void Answer(RpcScope& scope, const tfplugin6::UpgradeResourceIdentity_Request& request,
            tfplugin6::UpgradeResourceIdentity_Response* response);
void Answer(RpcScope& scope, const tfplugin6::ValidateListResourceConfig_Request& request,
            tfplugin6::ValidateListResourceConfig_Response* response);
// Hands the events to `write` until that says false or the request's limit is reached.
void AnswerList(RpcScope& scope, const tfplugin6::ListResource_Request& request,
                const std::function<bool(const tfplugin6::ListResource_Event&)>& write);
void Answer(RpcScope& scope, const tfplugin6::CallFunction_Request& request,
            tfplugin6::CallFunction_Response* response);

}  // namespace wire

#endif  // PROVIDER_WIRE_ANSWERS_H_
