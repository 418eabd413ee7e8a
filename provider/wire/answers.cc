#include "provider/wire/answers.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "proto/tfplugin6.pb.h"
#include "provider/base/strings.h"
#include "provider/cty/json.h"
#include "provider/wire/convert.h"
#include "provider/wire/fit.h"

namespace wire {
namespace {

namespace pb = tfplugin6;

// The JSON of a stored state; nullptr after a diagnostic.
const std::string* JsonOf(RpcScope& scope, const pb::RawState& state) {
  if (state.flatmap().empty()) return &state.json();
  scope.Error("State too old", absl::InvalidArgumentError(
                                   "The state was written by Terraform 0.11 or older, which this "
                                   "provider never supported."));
  return nullptr;
}

// The object that an apply leaves as far as it is known beforehand.
cty::Value LastKnown(const engine::ApplyRequest& request) {
  return request.planned.IsNull() ? request.prior : cty::UnknownsToNull(request.planned);
}

// Leaves `out` (a message's mutable_..._identity) alone where there is no identity.
template <typename Out>
void SetIdentity(RpcScope& scope, std::string_view type, const cty::Value& identity, Out out) {
  if (identity.IsNull()) return;
  scope.Encode(identity, *scope.engine().IdentityType(type), out()->mutable_identity_data());
}

// A listing is asked for by type alone: its configuration has no attributes.
const cty::Type& ListConfigType() {
  static const cty::Type type = cty::Type::Object({});
  return type;
}

void SetTime(absl::Time from, google::protobuf::Timestamp* out) {
  const int64_t seconds = absl::ToUnixSeconds(from);
  out->set_seconds(seconds);
  out->set_nanos(
      static_cast<int32_t>(absl::ToInt64Nanoseconds(from - absl::FromUnixSeconds(seconds))));
}

// What Renew and Open have in common.
template <typename Response>
void SetLease(const engine::EphemeralResult& result, Response* response) {
  response->set_private_(result.private_bytes);
  if (result.renew_at) SetTime(*result.renew_at, response->mutable_renew_at());
}

// By identity where there is no id.
engine::ObjectResult ImportWith(RpcScope& scope, const pb::ImportResourceState::Request& request) {
  const std::string& type = request.type_name();
  const cty::Type* identity_type = scope.engine().IdentityType(type);
  if (!request.id().empty() || !request.has_identity() || identity_type == nullptr) {
    return scope.engine().Import(scope.rpc(), type, request.id());
  }
  const cty::Value identity =
      scope.Decode(request.identity().identity_data(), *identity_type, "identity");
  if (scope.failed()) return {};
  return scope.engine().ImportByIdentity(scope.rpc(), type, identity);
}

void SetError(std::string text, std::optional<int> argument, pb::CallFunction::Response* response) {
  response->mutable_error()->set_text(std::move(text));
  if (argument) response->mutable_error()->set_function_argument(*argument);
}

// The parameter that takes argument `i`; null if there are too many arguments.
const sdk::Parameter* ParameterAt(const sdk::Function& function, size_t i) {
  if (i < function.parameters.size()) return &function.parameters[i];
  return function.variadic ? &*function.variadic : nullptr;
}

// nullopt after an error in `response`.
std::optional<std::vector<cty::Value>> Arguments(const sdk::Function& function,
                                                 const pb::CallFunction::Request& request,
                                                 pb::CallFunction::Response* response) {
  std::vector<cty::Value> out;
  for (int i = 0; i < request.arguments_size(); ++i) {
    const sdk::Parameter* parameter = ParameterAt(function, static_cast<size_t>(i));
    if (parameter == nullptr) {
      SetError("There are too many arguments.", i, response);
      return std::nullopt;
    }
    absl::StatusOr<cty::Value> value = FromProto(request.arguments(i), parameter->type);
    if (!value.ok()) {
      SetError(base::StrCat("The argument can't be read: ", value.status().message(), "."), i,
               response);
      return std::nullopt;
    }
    out.push_back(*std::move(value));
  }
  return out;
}

}  // namespace

void Answer(RpcScope& scope, const pb::ValidateResourceConfig::Request& request,
            pb::ValidateResourceConfig::Response*) {
  const cty::Type* type = scope.ResourceType(request.type_name());
  if (type == nullptr) return;
  if (request.has_client_capabilities()) {
    scope.rpc().write_only_allowed = request.client_capabilities().write_only_attributes_allowed();
  }
  const cty::Value config = scope.Decode(request.config(), *type, "configuration");
  if (scope.failed()) return;
  scope.Add(scope.engine().ValidateResource(scope.rpc(), request.type_name(), config));
}

void Answer(RpcScope& scope, const pb::UpgradeResourceState::Request& request,
            pb::UpgradeResourceState::Response* response) {
  const cty::Type* type = scope.ResourceType(request.type_name());
  if (type == nullptr) return;
  const std::string* json = JsonOf(scope, request.raw_state());
  if (json == nullptr) return;
  const engine::ObjectResult result =
      scope.engine().Upgrade(scope.rpc(), request.type_name(), request.version(), *json);
  scope.Add(result.diagnostics);
  scope.Encode(result.state, *type, response->mutable_upgraded_state());
}

void Answer(RpcScope& scope, const pb::ReadResource::Request& request,
            pb::ReadResource::Response* response) {
  const cty::Type* type = scope.ResourceType(request.type_name());
  if (type == nullptr) return;
  const cty::Value state = scope.Decode(request.current_state(), *type, "current state");
  if (scope.failed()) return;
  const engine::ObjectResult result =
      scope.engine().Read(scope.rpc(), request.type_name(), state, request.private_());
  scope.Add(result.diagnostics);
  scope.Encode(result.state, *type, response->mutable_new_state());
  response->set_private_(result.private_bytes);
  SetIdentity(scope, request.type_name(), result.identity,
              [&] { return response->mutable_new_identity(); });
}

void Answer(RpcScope& scope, const pb::PlanResourceChange::Request& request,
            pb::PlanResourceChange::Response* response) {
  const cty::Type* type = scope.ResourceType(request.type_name());
  if (type == nullptr) return;
  const engine::PlanRequest in{
      .type = request.type_name(),
      .prior = scope.Decode(request.prior_state(), *type, "prior state"),
      .config = scope.Decode(request.config(), *type, "configuration"),
      .proposed = scope.Decode(request.proposed_new_state(), *type, "proposed new state"),
      .prior_private = request.prior_private(),
  };
  if (scope.failed()) return;
  const engine::PlanResult result = scope.engine().Plan(scope.rpc(), in);
  scope.Add(result.diagnostics);
  scope.Encode(result.planned, *type, response->mutable_planned_state());
  for (const cty::Path& path : result.requires_replace) {
    ToProto(path, response->add_requires_replace());
  }
  response->set_planned_private(result.planned_private);
  SetIdentity(scope, request.type_name(), result.identity,
              [&] { return response->mutable_planned_identity(); });
}

void Answer(RpcScope& scope, const pb::ApplyResourceChange::Request& request,
            pb::ApplyResourceChange::Response* response) {
  // Until the engine is asked, nothing has happened: what is stored stays.
  *response->mutable_new_state() = request.prior_state();
  response->set_private_(request.planned_private());
  const cty::Type* type = scope.ResourceType(request.type_name());
  if (type == nullptr) return;
  const engine::ApplyRequest in{
      .type = request.type_name(),
      .prior = scope.Decode(request.prior_state(), *type, "prior state"),
      .planned = scope.Decode(request.planned_state(), *type, "planned state"),
      .config = scope.Decode(request.config(), *type, "configuration"),
      .planned_private = request.planned_private(),
  };
  if (scope.failed()) return;
  // From here on the object may exist: an answer that breaks off must not make Terraform forget it.
  const cty::Value last_known = LastKnown(in);
  scope.Encode(FitTo(last_known, *type), *type, response->mutable_new_state());
  const engine::ObjectResult result = scope.engine().Apply(scope.rpc(), in);
  scope.Add(result.diagnostics);
  scope.EncodeStorable(result.state, *type, last_known, response->mutable_new_state());
  response->set_private_(result.private_bytes);
  SetIdentity(scope, request.type_name(), result.identity,
              [&] { return response->mutable_new_identity(); });
}

void Answer(RpcScope& scope, const pb::ImportResourceState::Request& request,
            pb::ImportResourceState::Response* response) {
  const cty::Type* type = scope.ResourceType(request.type_name());
  if (type == nullptr) return;
  const engine::ObjectResult result = ImportWith(scope, request);
  scope.Add(result.diagnostics);
  if (scope.failed()) return;
  pb::ImportResourceState::ImportedResource* imported = response->add_imported_resources();
  imported->set_type_name(request.type_name());
  imported->set_private_(result.private_bytes);
  scope.Encode(result.state, *type, imported->mutable_state());
  SetIdentity(scope, request.type_name(), result.identity,
              [&] { return imported->mutable_identity(); });
}

void Answer(RpcScope& scope, const pb::MoveResourceState::Request& request,
            pb::MoveResourceState::Response* response) {
  const cty::Type* type = scope.ResourceType(request.target_type_name());
  if (type == nullptr) return;
  const std::string* json = JsonOf(scope, request.source_state());
  if (json == nullptr) return;
  const engine::ObjectResult result =
      scope.engine().Move(scope.rpc(), {.target_type = request.target_type_name(),
                                        .source_provider = request.source_provider_address(),
                                        .source_type = request.source_type_name(),
                                        .source_json = *json,
                                        .source_private = request.source_private(),
                                        .source_version = request.source_schema_version()});
  scope.Add(result.diagnostics);
  if (scope.failed()) return;
  scope.Encode(result.state, *type, response->mutable_target_state());
  response->set_target_private(result.private_bytes);
  SetIdentity(scope, request.target_type_name(), result.identity,
              [&] { return response->mutable_target_identity(); });
}

void Answer(RpcScope& scope, const pb::ValidateDataResourceConfig::Request& request,
            pb::ValidateDataResourceConfig::Response*) {
  const cty::Type* type = scope.DataSourceType(request.type_name());
  if (type == nullptr) return;
  const cty::Value config = scope.Decode(request.config(), *type, "configuration");
  if (scope.failed()) return;
  scope.Add(scope.engine().ValidateDataSource(scope.rpc(), request.type_name(), config));
}

void Answer(RpcScope& scope, const pb::ReadDataSource::Request& request,
            pb::ReadDataSource::Response* response) {
  const cty::Type* type = scope.DataSourceType(request.type_name());
  if (type == nullptr) return;
  const cty::Value config = scope.Decode(request.config(), *type, "configuration");
  if (scope.failed()) return;
  const engine::ObjectResult result =
      scope.engine().ReadDataSource(scope.rpc(), request.type_name(), config);
  scope.Add(result.diagnostics);
  scope.Encode(result.state, *type, response->mutable_state());
}

void Answer(RpcScope& scope, const pb::ValidateEphemeralResourceConfig::Request& request,
            pb::ValidateEphemeralResourceConfig::Response*) {
  const cty::Type* type = scope.EphemeralType(request.type_name());
  if (type == nullptr) return;
  const cty::Value config = scope.Decode(request.config(), *type, "configuration");
  if (scope.failed()) return;
  scope.Add(scope.engine().ValidateEphemeral(scope.rpc(), request.type_name(), config));
}

void Answer(RpcScope& scope, const pb::OpenEphemeralResource::Request& request,
            pb::OpenEphemeralResource::Response* response) {
  const cty::Type* type = scope.EphemeralType(request.type_name());
  if (type == nullptr) return;
  const cty::Value config = scope.Decode(request.config(), *type, "configuration");
  if (scope.failed()) return;
  const engine::EphemeralResult result =
      scope.engine().OpenEphemeral(scope.rpc(), request.type_name(), config);
  scope.Add(result.diagnostics);
  scope.Encode(result.result, *type, response->mutable_result());
  SetLease(result, response);
}

void Answer(RpcScope& scope, const pb::RenewEphemeralResource::Request& request,
            pb::RenewEphemeralResource::Response* response) {
  const engine::EphemeralResult result =
      scope.engine().RenewEphemeral(scope.rpc(), request.type_name(), request.private_());
  scope.Add(result.diagnostics);
  SetLease(result, response);
}

void Answer(RpcScope& scope, const pb::CloseEphemeralResource::Request& request,
            pb::CloseEphemeralResource::Response*) {
  scope.Add(scope.engine()
                .CloseEphemeral(scope.rpc(), request.type_name(), request.private_())
                .diagnostics);
}

// Identities have had one version only: what is stored is read as it is.
void Answer(RpcScope& scope, const pb::UpgradeResourceIdentity::Request& request,
            pb::UpgradeResourceIdentity::Response* response) {
  const cty::Type* type = scope.engine().IdentityType(request.type_name());
  if (type == nullptr) return;
  absl::StatusOr<cty::Value> identity =
      cty::DecodeJson(request.raw_identity().json(), *type, cty::UnknownAttributes::kIgnore);
  if (!identity.ok()) return scope.Error("Unreadable identity", identity.status());
  SetIdentity(scope, request.type_name(), *identity,
              [&] { return response->mutable_upgraded_identity(); });
}

void Answer(RpcScope& scope, const pb::ValidateListResourceConfig::Request& request,
            pb::ValidateListResourceConfig::Response*) {
  scope.Decode(request.config(), ListConfigType(), "list configuration");
}

void AnswerList(RpcScope& scope, const pb::ListResource::Request& request,
                const std::function<bool(const pb::ListResource::Event&)>& write) {
  const cty::Type* type = scope.ResourceType(request.type_name());
  if (type == nullptr) return;
  int64_t left = request.limit();
  scope.Add(scope.engine().List(scope.rpc(), request.type_name(), request.include_resource_object(),
                                [&](const engine::Server::Listed& listed) {
                                  pb::ListResource::Event event;
                                  event.set_display_name(listed.display_name);
                                  SetIdentity(scope, request.type_name(), listed.identity,
                                              [&] { return event.mutable_identity(); });
                                  if (!listed.state.IsNull()) {
                                    scope.Encode(listed.state, *type,
                                                 event.mutable_resource_object());
                                  }
                                  for (const auto& d : listed.diagnostics)
                                    ToProto(d, event.add_diagnostic());
                                  return write(event) && --left != 0;
                                }));
}

void Answer(RpcScope& scope, const pb::CallFunction::Request& request,
            pb::CallFunction::Response* response) {
  const auto& functions = scope.engine().catalog().functions;
  const auto function = functions.find(request.name());
  if (function == functions.end()) {
    SetError(base::StrCat("The provider has no function ", request.name(), "."), std::nullopt,
             response);
    return;
  }
  const auto arguments = Arguments(function->second, request, response);
  if (!arguments) return;
  engine::FunctionResult result = scope.engine().CallFunction(request.name(), *arguments);
  if (result.error) {
    SetError(*std::move(result.error), result.argument, response);
    return;
  }
  scope.Encode(result.result, function->second.result, response->mutable_result());
}

}  // namespace wire
