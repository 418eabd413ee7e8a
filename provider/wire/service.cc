#include "provider/wire/service.h"

#include <exception>
#include <string>
#include <string_view>

#include "proto/tfplugin6.pb.h"
#include "provider/base/log.h"
#include "provider/base/strings.h"
#include "provider/wire/answers.h"
#include "provider/wire/convert.h"
#include "provider/wire/rpc_scope.h"

namespace wire {
namespace {

namespace pb = tfplugin6;
using grpc::Status;

void SetCapabilities(pb::ServerCapabilities* out) {
  out->set_plan_destroy(true);
  out->set_get_provider_schema_optional(true);
  out->set_move_resource_state(true);
}

void Answer(RpcScope& scope, const pb::GetMetadataRpc::Request&,
            pb::GetMetadataRpc::Response* response) {
  const sdk::Catalog& catalog = scope.engine().catalog();
  SetCapabilities(response->mutable_server_capabilities());
  for (const auto& entry : catalog.resources) {
    response->add_resources()->set_type_name(entry.first);
  }
  for (const auto& entry : catalog.data_sources) {
    response->add_data_sources()->set_type_name(entry.first);
  }
  for (const auto& entry : catalog.ephemerals) {
    response->add_ephemeral_resources()->set_type_name(entry.first);
  }
  for (const auto& entry : catalog.functions) response->add_functions()->set_name(entry.first);
  for (const auto& [name, resource] : catalog.resources) {
    if (resource->Lists()) response->add_list_resources()->set_type_name(name);
  }
}

template <typename Entries, typename Out>
void SetSchemas(const Entries& entries, Out* out) {
  for (const auto& [name, entry] : entries) ToProto(entry->schema(), &(*out)[name]);
}

template <typename Response>
void SetFunctions(const sdk::Catalog& catalog, Response* response) {
  for (const auto& [name, function] : catalog.functions) {
    ToProto(function, &(*response->mutable_functions())[name]);
  }
}

// The schema of a listing's configuration: it has no attributes.
void SetListSchemas(const sdk::Catalog& catalog, pb::GetProviderSchema::Response* response) {
  for (const auto& [name, resource] : catalog.resources) {
    if (!resource->Lists()) continue;
    schema::Schema empty;
    empty.doc = base::StrCat("All objects of type ", name, ", managed or not.");
    ToProto(empty, &(*response->mutable_list_resource_schemas())[name]);
  }
}

void Answer(RpcScope& scope, const pb::GetProviderSchema::Request&,
            pb::GetProviderSchema::Response* response) {
  const sdk::Catalog& catalog = scope.engine().catalog();
  SetCapabilities(response->mutable_server_capabilities());
  ToProto(catalog.provider->schema(), response->mutable_provider());
  SetSchemas(catalog.resources, response->mutable_resource_schemas());
  SetSchemas(catalog.data_sources, response->mutable_data_source_schemas());
  SetSchemas(catalog.ephemerals, response->mutable_ephemeral_resource_schemas());
  SetFunctions(catalog, response);
  SetListSchemas(catalog, response);
}

void Answer(RpcScope& scope, const pb::GetFunctions::Request&,
            pb::GetFunctions::Response* response) {
  SetFunctions(scope.engine().catalog(), response);
}

void Answer(RpcScope& scope, const pb::GetResourceIdentitySchemas::Request&,
            pb::GetResourceIdentitySchemas::Response* response) {
  for (const auto& [name, resource] : scope.engine().catalog().resources) {
    const auto& identity = resource->schema().identity;
    if (!identity.empty()) ToProto(identity, &(*response->mutable_identity_schemas())[name]);
  }
}

void Answer(RpcScope& scope, const pb::ValidateProviderConfig::Request& request,
            pb::ValidateProviderConfig::Response*) {
  const cty::Value config =
      scope.Decode(request.config(), scope.engine().ProviderType(), "provider configuration");
  if (scope.failed()) return;
  scope.Add(scope.engine().ValidateProvider(scope.rpc(), config));
}

void Answer(RpcScope& scope, const pb::ConfigureProvider::Request& request,
            pb::ConfigureProvider::Response*) {
  const cty::Value config =
      scope.Decode(request.config(), scope.engine().ProviderType(), "provider configuration");
  if (scope.failed()) return;
  scope.Add(scope.engine().Configure(scope.rpc(), config, request.terraform_version()));
}

void Answer(RpcScope& scope, const pb::StopProvider::Request&, pb::StopProvider::Response*) {
  scope.engine().Stop();
}

// The type that a request is about; empty if it is about none.
template <typename Request>
std::string_view TypeNameOf(const Request& request) {
  if constexpr (requires { request.type_name(); }) {
    return request.type_name();
  } else if constexpr (requires { request.target_type_name(); }) {
    return request.target_type_name();
  } else {
    return {};
  }
}

template <typename Request>
engine::Rpc RpcOf(const Caller& caller, const Request& request) {
  engine::Rpc rpc;
  rpc.cancelled = [&caller] { return caller.gone(); };
  if constexpr (requires { request.client_capabilities(); }) {
    rpc.deferral_allowed = request.client_capabilities().deferral_allowed();
  }
  return rpc;
}

// One sentence per error, for the responses that have no diagnostics.
std::string Text(const engine::Diagnostics& diagnostics) {
  std::string out;
  for (const engine::Diagnostic& d : diagnostics) {
    base::StrAppend(&out, out.empty() ? "" : "\n", d.summary, ": ", d.detail);
  }
  return out;
}

void SetDiagnostics(const engine::Diagnostics& from, pb::CallFunction::Response* out) {
  if (engine::HasError(from)) out->mutable_error()->set_text(Text(from));
}
void SetDiagnostics(const engine::Diagnostics& from, pb::StopProvider::Response* out) {
  if (engine::HasError(from)) out->set_error(Text(from));
}
template <typename Response>
void SetDiagnostics(const engine::Diagnostics& from, Response* out) {
  for (const engine::Diagnostic& d : from) ToProto(d, out->add_diagnostics());
}

// What a listing answers with: events as they come, and one more for the diagnostics.
struct ListAnswer {
  Caller* caller;
  pb::ListResource::Event event;
};

void SetDiagnostics(const engine::Diagnostics& from, ListAnswer* out) {
  for (const engine::Diagnostic& d : from) ToProto(d, out->event.add_diagnostic());
}

bool WriteTo(Caller& caller, const pb::ListResource::Event& event) {
  grpc::ByteBuffer bytes;
  return ToBytes(event, &bytes).ok() && caller.Write(bytes);
}

void Answer(RpcScope& scope, const pb::ListResource::Request& request, ListAnswer* out) {
  AnswerList(scope, request,
             [out](const pb::ListResource::Event& event) { return WriteTo(*out->caller, event); });
}

engine::Diagnostic InternalError(std::string_view rpc, std::string_view type, const char* what) {
  return engine::FromStatus(
      base::StrCat("Internal error in ", rpc),
      absl::InternalError(base::StrCat("The provider failed", type.empty() ? "" : " at ", type,
                                       ": ", what, ". Please report this to its developers.")));
}

class Service {
 public:
  Service(EngineHolder* engine, Calls* calls) : engine_(engine), calls_(calls) {}

  // Answers one RPC: whatever happens is a diagnostic on an OK status.
  template <typename Request, typename Response>
  void Handle(std::string_view rpc, const Caller& caller, const Request& request,
              Response* response) const {
    const Calls::Scope running(calls_);
    const std::string_view type = TypeNameOf(request);
    base::Log(base::LogLevel::kTrace, "RPC begins", {{"tf_rpc", rpc}, {"tf_resource_type", type}});
    engine::Diagnostics diagnostics;
    try {
      RpcScope scope(engine_->Get(), RpcOf(caller, request), &diagnostics);
      Answer(scope, request, response);
    } catch (const std::exception& e) {
      diagnostics.push_back(InternalError(rpc, type, e.what()));
    } catch (...) {
      diagnostics.push_back(InternalError(rpc, type, "an unknown exception"));
    }
    SetDiagnostics(diagnostics, response);
    base::Log(base::LogLevel::kDebug, "RPC answered",
              {{"tf_rpc", rpc},
               {"tf_resource_type", type},
               {"tf_diagnostics", std::to_string(diagnostics.size())}});
  }

 private:
  EngineHolder* engine_;
  Calls* calls_;
};

std::string PathOf(std::string_view rpc) { return base::StrCat("/tfplugin6.Provider/", rpc); }

// Adds the method of that name. Rpc: the message that holds its Request and Response.
template <typename Rpc>
void Add(const Service& service, std::string_view rpc, Methods* methods) {
  using Request = typename Rpc::Request;
  using Response = typename Rpc::Response;
  (*methods)[PathOf(rpc)] = Unary<Request, Response>(
      [service, rpc](const Request& request, Caller& caller, Response* response) {
        service.Handle(rpc, caller, request, response);
        return Status::OK;
      });
}

void AddListResource(const Service& service, Methods* methods) {
  constexpr std::string_view kName = "ListResource";
  (*methods)[PathOf(kName)] = [service](grpc::ByteBuffer* in, Caller& caller) {
    pb::ListResource::Request request;
    if (Status status = FromBytes(in, &request); !status.ok()) return Reply{status, {}};
    ListAnswer last{&caller, {}};
    service.Handle(kName, caller, request, &last);
    if (last.event.diagnostic_size() > 0) WriteTo(caller, last.event);
    return Reply{};
  };
}

}  // namespace

void AddProviderService(EngineHolder* engine, Calls* calls, Methods* methods) {
  const Service service(engine, calls);
  Add<pb::GetMetadataRpc>(service, "GetMetadata", methods);
  Add<pb::GetProviderSchema>(service, "GetProviderSchema", methods);
  Add<pb::GetResourceIdentitySchemas>(service, "GetResourceIdentitySchemas", methods);
  Add<pb::ValidateProviderConfig>(service, "ValidateProviderConfig", methods);
  Add<pb::ConfigureProvider>(service, "ConfigureProvider", methods);
  Add<pb::StopProvider>(service, "StopProvider", methods);
  Add<pb::ValidateResourceConfig>(service, "ValidateResourceConfig", methods);
  Add<pb::UpgradeResourceState>(service, "UpgradeResourceState", methods);
  Add<pb::UpgradeResourceIdentity>(service, "UpgradeResourceIdentity", methods);
  Add<pb::ReadResource>(service, "ReadResource", methods);
  Add<pb::PlanResourceChange>(service, "PlanResourceChange", methods);
  Add<pb::ApplyResourceChange>(service, "ApplyResourceChange", methods);
  Add<pb::ImportResourceState>(service, "ImportResourceState", methods);
  Add<pb::MoveResourceState>(service, "MoveResourceState", methods);
  Add<pb::ValidateDataResourceConfig>(service, "ValidateDataResourceConfig", methods);
  Add<pb::ReadDataSource>(service, "ReadDataSource", methods);
  Add<pb::ValidateEphemeralResourceConfig>(service, "ValidateEphemeralResourceConfig", methods);
  Add<pb::OpenEphemeralResource>(service, "OpenEphemeralResource", methods);
  Add<pb::RenewEphemeralResource>(service, "RenewEphemeralResource", methods);
  Add<pb::CloseEphemeralResource>(service, "CloseEphemeralResource", methods);
  Add<pb::ValidateListResourceConfig>(service, "ValidateListResourceConfig", methods);
  Add<pb::GetFunctions>(service, "GetFunctions", methods);
  Add<pb::CallFunction>(service, "CallFunction", methods);
  AddListResource(service, methods);
}

}  // namespace wire
