#include "provider/wire/service.h"

#include <atomic>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "absl/time/clock.h"
#include "proto/tfplugin6.grpc.pb.h"
#include "provider/base/log.h"
#include "provider/base/strings.h"
#include "provider/wire/answers.h"
#include "provider/wire/convert.h"
#include "provider/wire/rpc_scope.h"

namespace wire {
namespace {

namespace pb = tfplugin6;
using grpc::ServerContext;
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

// Asking gRPC whether a call is cancelled takes a turn among its pollers, with locks and wake-ups;
// checks are many.
constexpr int64_t kCancelledEveryNanos = 20'000'000;

std::function<bool()> CancelledOf(ServerContext* context) {
  struct Known {
    std::atomic<int64_t> ask_at;
    std::atomic<bool> cancelled = false;
  };
  auto known = std::make_shared<Known>();
  known->ask_at = absl::GetCurrentTimeNanos() + kCancelledEveryNanos;
  return [context, known] {
    const int64_t now = absl::GetCurrentTimeNanos();
    if (known->cancelled || now < known->ask_at) return known->cancelled.load();
    known->ask_at = now + kCancelledEveryNanos;
    if (context->IsCancelled()) known->cancelled = true;
    return known->cancelled.load();
  };
}

template <typename Request>
engine::Rpc RpcOf(ServerContext* context, const Request& request) {
  engine::Rpc rpc;
  rpc.cancelled = CancelledOf(context);
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
  grpc::ServerWriter<pb::ListResource::Event>* writer;
  pb::ListResource::Event event;
};

void SetDiagnostics(const engine::Diagnostics& from, ListAnswer* out) {
  for (const engine::Diagnostic& d : from) ToProto(d, out->event.add_diagnostic());
}

void Answer(RpcScope& scope, const pb::ListResource::Request& request, ListAnswer* out) {
  AnswerList(scope, request,
             [out](const pb::ListResource::Event& event) { return out->writer->Write(event); });
}

engine::Diagnostic InternalError(std::string_view rpc, std::string_view type, const char* what) {
  return engine::FromStatus(
      base::StrCat("Internal error in ", rpc),
      absl::InternalError(base::StrCat("The provider failed", type.empty() ? "" : " at ", type,
                                       ": ", what, ". Please report this to its developers.")));
}

class ProviderService final : public pb::Provider::Service {
 public:
  ProviderService(EngineHolder* engine, Calls* calls) : engine_(engine), calls_(calls) {}

  Status GetMetadata(ServerContext* context, const pb::GetMetadataRpc::Request* request,
                     pb::GetMetadataRpc::Response* response) override {
    return Handle("GetMetadata", context, *request, response);
  }
  Status GetProviderSchema(ServerContext* context, const pb::GetProviderSchema::Request* request,
                           pb::GetProviderSchema::Response* response) override {
    return Handle("GetProviderSchema", context, *request, response);
  }
  Status GetResourceIdentitySchemas(ServerContext* context,
                                    const pb::GetResourceIdentitySchemas::Request* request,
                                    pb::GetResourceIdentitySchemas::Response* response) override {
    return Handle("GetResourceIdentitySchemas", context, *request, response);
  }
  Status ValidateProviderConfig(ServerContext* context,
                                const pb::ValidateProviderConfig::Request* request,
                                pb::ValidateProviderConfig::Response* response) override {
    return Handle("ValidateProviderConfig", context, *request, response);
  }
  Status ConfigureProvider(ServerContext* context, const pb::ConfigureProvider::Request* request,
                           pb::ConfigureProvider::Response* response) override {
    return Handle("ConfigureProvider", context, *request, response);
  }
  Status StopProvider(ServerContext* context, const pb::StopProvider::Request* request,
                      pb::StopProvider::Response* response) override {
    return Handle("StopProvider", context, *request, response);
  }
  Status ValidateResourceConfig(ServerContext* context,
                                const pb::ValidateResourceConfig::Request* request,
                                pb::ValidateResourceConfig::Response* response) override {
    return Handle("ValidateResourceConfig", context, *request, response);
  }
  Status UpgradeResourceState(ServerContext* context,
                              const pb::UpgradeResourceState::Request* request,
                              pb::UpgradeResourceState::Response* response) override {
    return Handle("UpgradeResourceState", context, *request, response);
  }
  Status UpgradeResourceIdentity(ServerContext* context,
                                 const pb::UpgradeResourceIdentity::Request* request,
                                 pb::UpgradeResourceIdentity::Response* response) override {
    return Handle("UpgradeResourceIdentity", context, *request, response);
  }
  Status ReadResource(ServerContext* context, const pb::ReadResource::Request* request,
                      pb::ReadResource::Response* response) override {
    return Handle("ReadResource", context, *request, response);
  }
  Status PlanResourceChange(ServerContext* context, const pb::PlanResourceChange::Request* request,
                            pb::PlanResourceChange::Response* response) override {
    return Handle("PlanResourceChange", context, *request, response);
  }
  Status ApplyResourceChange(ServerContext* context,
                             const pb::ApplyResourceChange::Request* request,
                             pb::ApplyResourceChange::Response* response) override {
    return Handle("ApplyResourceChange", context, *request, response);
  }
  Status ImportResourceState(ServerContext* context,
                             const pb::ImportResourceState::Request* request,
                             pb::ImportResourceState::Response* response) override {
    return Handle("ImportResourceState", context, *request, response);
  }
  Status MoveResourceState(ServerContext* context, const pb::MoveResourceState::Request* request,
                           pb::MoveResourceState::Response* response) override {
    return Handle("MoveResourceState", context, *request, response);
  }
  Status ValidateDataResourceConfig(ServerContext* context,
                                    const pb::ValidateDataResourceConfig::Request* request,
                                    pb::ValidateDataResourceConfig::Response* response) override {
    return Handle("ValidateDataResourceConfig", context, *request, response);
  }
  Status ReadDataSource(ServerContext* context, const pb::ReadDataSource::Request* request,
                        pb::ReadDataSource::Response* response) override {
    return Handle("ReadDataSource", context, *request, response);
  }
  Status ValidateEphemeralResourceConfig(
      ServerContext* context, const pb::ValidateEphemeralResourceConfig::Request* request,
      pb::ValidateEphemeralResourceConfig::Response* response) override {
    return Handle("ValidateEphemeralResourceConfig", context, *request, response);
  }
  Status OpenEphemeralResource(ServerContext* context,
                               const pb::OpenEphemeralResource::Request* request,
                               pb::OpenEphemeralResource::Response* response) override {
    return Handle("OpenEphemeralResource", context, *request, response);
  }
  Status RenewEphemeralResource(ServerContext* context,
                                const pb::RenewEphemeralResource::Request* request,
                                pb::RenewEphemeralResource::Response* response) override {
    return Handle("RenewEphemeralResource", context, *request, response);
  }
  Status CloseEphemeralResource(ServerContext* context,
                                const pb::CloseEphemeralResource::Request* request,
                                pb::CloseEphemeralResource::Response* response) override {
    return Handle("CloseEphemeralResource", context, *request, response);
  }
  Status ValidateListResourceConfig(ServerContext* context,
                                    const pb::ValidateListResourceConfig::Request* request,
                                    pb::ValidateListResourceConfig::Response* response) override {
    return Handle("ValidateListResourceConfig", context, *request, response);
  }
  Status ListResource(ServerContext* context, const pb::ListResource::Request* request,
                      grpc::ServerWriter<pb::ListResource::Event>* writer) override {
    ListAnswer last{writer, {}};
    const Status status = Handle("ListResource", context, *request, &last);
    if (last.event.diagnostic_size() > 0) writer->Write(last.event);
    return status;
  }
  Status GetFunctions(ServerContext* context, const pb::GetFunctions::Request* request,
                      pb::GetFunctions::Response* response) override {
    return Handle("GetFunctions", context, *request, response);
  }
  Status CallFunction(ServerContext* context, const pb::CallFunction::Request* request,
                      pb::CallFunction::Response* response) override {
    return Handle("CallFunction", context, *request, response);
  }

 private:
  // Answers one RPC: whatever happens is a diagnostic on an OK status.
  template <typename Request, typename Response>
  Status Handle(std::string_view rpc, ServerContext* context, const Request& request,
                Response* response) {
    const Calls::Scope running(calls_);
    const std::string_view type = TypeNameOf(request);
    base::Log(base::LogLevel::kTrace, "RPC begins", {{"tf_rpc", rpc}, {"tf_resource_type", type}});
    engine::Diagnostics diagnostics;
    try {
      RpcScope scope(engine_->Get(), RpcOf(context, request), &diagnostics);
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
    return Status::OK;
  }

  EngineHolder* engine_;
  Calls* calls_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeProviderService(EngineHolder* engine, Calls* calls) {
  return std::make_unique<ProviderService>(engine, calls);
}

}  // namespace wire
