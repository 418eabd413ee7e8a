// Managed resources: validate, plan, read, upgrade, import, move. Apply: server_apply.cc.
#include <utility>

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/cty/json.h"
#include "provider/engine/checks.h"
#include "provider/engine/finish.h"
#include "provider/engine/guard.h"
#include "provider/engine/job.h"
#include "provider/engine/planner.h"
#include "provider/engine/private_data.h"
#include "provider/engine/server.h"
#include "provider/engine/validate.h"
#include "provider/engine/walk.h"
#include "provider/sdk/timeouts.h"

namespace engine {
namespace {

constexpr absl::Duration kPlanBudget = absl::Minutes(1);

sdk::AnyResource* FindResource(const sdk::Catalog& catalog, std::string_view type,
                               Diagnostics* diagnostics) {
  auto it = catalog.resources.find(type);
  if (it != catalog.resources.end()) return it->second.get();
  diagnostics->push_back(UnknownType("resource type", type));
  return nullptr;
}

// The private bytes, or nullopt with a diagnostic.
std::optional<sdk::PrivateData> ReadPrivate(std::string_view bytes, Diagnostics* diagnostics) {
  auto data = DecodePrivate(bytes);
  if (data.ok()) return *std::move(data);
  diagnostics->push_back(FromStatus("Unreadable private data", data.status()));
  return std::nullopt;
}

PlanResult PlanToDestroy(sdk::AnyResource& resource, Job& job, const cty::Value& prior) {
  PlanResult result;
  absl::Status status =
      Guarded(job.Where("PlanDestroy"), [&] { return resource.PlanDestroy(job.call(), prior); });
  if (!status.ok()) result.diagnostics.push_back(FromStatus("Destroy refused", status));
  return result;
}

void PlanToExist(sdk::AnyResource& resource, Job& job, const PlanRequest& request,
                 PlanResult* result) {
  auto planned =
      MakePlan(resource.schema(), request.prior, request.config, request.proposed,
               [&](const cty::Value& so_far, std::vector<cty::Path>* replaced) {
                 auto adjusted = Guarded(job.Where("AdjustPlan"), [&] {
                   return resource.AdjustPlan(job.call(), request.prior, request.config, so_far);
                 });
                 *replaced = job.call().replaced();
                 return adjusted;
               });
  if (!planned.ok()) {
    result->planned = request.prior;
    result->diagnostics.push_back(
        FromStatus(base::StrCat("Planning ", request.type, " failed"), planned.status()));
    return;
  }
  result->planned = planned->value;
  result->requires_replace = std::move(planned->requires_replace);
  AppendViolations(request.type,
                   CheckPlan(resource.schema(), request.prior, request.config, result->planned),
                   &result->diagnostics);
  if (!result->requires_replace.empty()) {
    absl::Status ignored = Guarded(job.Where("PlanReplace"), [&] {
      resource.PlanReplace(job.call(), request.prior, result->planned);
      return absl::OkStatus();
    });
  }
}

// The resource's verdict on a plan that is legal and changes something. A replacement is judged by
// the plan of its create, for which Terraform asks next.
void JudgePlan(sdk::AnyResource& resource, Job& job, const PlanRequest& request,
               PlanResult* result) {
  if (HasError(result->diagnostics) || result->planned == request.prior) return;
  if (!result->requires_replace.empty()) return;
  absl::Status verdict = Guarded(job.Where("CheckPlan"), [&] {
    return resource.CheckPlan(job.call(), request.prior, request.config, result->planned);
  });
  if (verdict.ok()) return;
  result->diagnostics.push_back(FromStatus(base::StrCat("Invalid ", request.type), verdict));
}

// Runs the upgrade steps up to the schema's version.
absl::StatusOr<std::string> UpgradeChain(sdk::AnyResource& resource, std::string_view type,
                                         int64_t version, std::string_view json) {
  const int64_t current = resource.schema().version;
  if (version < 0 || version > current) {
    return base::MakeError(base::ErrorKind::kFinal,
                           base::StrCat("The state of this ", type, " has schema version ", version,
                                        "; this provider knows versions up to ", current, "."),
                           "Use the provider version that wrote the state, or a newer one.");
  }
  std::string text(json);
  for (int64_t v = version; v < current; ++v) {
    TF_ASSIGN(text,
              Guarded(base::StrCat(type, "/Upgrade"), [&] { return resource.Upgrade(v, text); }));
  }
  return text;
}

// Import and Move: an object that is there and stands by itself.
void Take(const schema::Schema& schema, std::string_view type, const cty::Value& object,
          ObjectResult* result) {
  auto violations = CheckObject(schema, object);
  if (object.IsNull()) violations.push_back({"I2", "no object was returned", {}});
  AppendViolations(type, violations, &result->diagnostics);
  if (violations.empty()) result->state = object;
}

// What both kinds of import make of the author's stub.
template <typename Stub>
ObjectResult ImportStub(sdk::AnyResource& resource, std::string_view type, Job& job,
                        const Stub& stub_of) {
  ObjectResult result;
  auto stub = Guarded(job.Where("Import"), stub_of);
  AppendWarnings(job.call(), &result.diagnostics);
  if (!stub.ok()) {
    result.diagnostics.push_back(
        FromStatus(base::StrCat("Importing ", type, " failed"), stub.status()));
    return result;
  }
  Take(resource.schema(), type, *stub, &result);
  job.call().private_data().emplace(sdk::kImported, "true");
  result.private_bytes = EncodePrivate(job.call().private_data());
  result.identity = KnownIdentity(resource, result.state);
  return result;
}

}  // namespace

Diagnostics Server::ValidateResource(const Rpc& rpc, std::string_view type,
                                     const cty::Value& config) {
  Diagnostics diagnostics;
  sdk::AnyResource* resource = FindResource(catalog_, type, &diagnostics);
  if (resource == nullptr) return diagnostics;
  diagnostics = CheckConfig(resource->schema(), config, rpc.write_only_allowed);
  if (HasError(diagnostics)) return diagnostics;
  Job job(type, ContextFor(rpc, kPlanBudget), nullptr);
  absl::Status status =
      Guarded(job.Where("Validate"), [&] { return resource->Validate(job.call(), config); });
  AppendWarnings(job.call(), &diagnostics);
  if (!status.ok()) {
    diagnostics.push_back(FromStatus(base::StrCat("Invalid ", type), status));
  }
  return diagnostics;
}

PlanResult Server::Plan(const Rpc& rpc, const PlanRequest& request) {
  PlanResult result;
  result.planned_private = request.prior_private;
  sdk::AnyResource* resource = FindResource(catalog_, request.type, &result.diagnostics);
  if (resource == nullptr) return result;
  auto private_data = ReadPrivate(request.prior_private, &result.diagnostics);
  if (!private_data) return result;
  Job job(request.type, ContextFor(rpc, kPlanBudget), ProviderData(), *std::move(private_data));
  if (request.config.IsNull()) {
    result = PlanToDestroy(*resource, job, request.prior);
  } else {
    PlanToExist(*resource, job, request, &result);
    JudgePlan(*resource, job, request, &result);
  }
  result.planned_private = EncodePrivate(job.call().private_data());
  result.identity = KnownIdentity(*resource, result.planned);
  AppendWarnings(job.call(), &result.diagnostics);
  return result;
}

ObjectResult Server::Read(const Rpc& rpc, std::string_view type, const cty::Value& state,
                          std::string_view private_bytes) {
  ObjectResult result;
  result.state = state;
  result.private_bytes = std::string(private_bytes);
  sdk::AnyResource* resource = FindResource(catalog_, type, &result.diagnostics);
  if (resource == nullptr || state.IsNull()) return result;
  auto private_data = ReadPrivate(private_bytes, &result.diagnostics);
  if (!private_data) return result;
  Job job(type, ContextFor(rpc, sdk::TimeoutOf(resource->schema(), state, sdk::Operation::kRead)),
          ProviderData(), *std::move(private_data));
  auto found = Guarded(job.Where("Read"), [&] { return resource->Read(job.call(), state); });
  AppendWarnings(job.call(), &result.diagnostics);
  if (!found.ok()) {
    result.diagnostics.push_back(
        FromStatus(base::StrCat("Reading ", type, " failed"), found.status()));
    return result;
  }
  const auto violations = CheckObject(resource->schema(), *found);
  AppendViolations(type, violations, &result.diagnostics);
  if (!violations.empty()) return result;
  result.state = KeepSpelling(resource->schema(), state, *found);
  job.call().private_data().erase(std::string(sdk::kImported));
  result.private_bytes = EncodePrivate(job.call().private_data());
  result.identity = KnownIdentity(*resource, result.state);
  return result;
}

ObjectResult Server::Upgrade(const Rpc&, std::string_view type, int64_t version,
                             std::string_view json) {
  ObjectResult result;
  sdk::AnyResource* resource = FindResource(catalog_, type, &result.diagnostics);
  if (resource == nullptr) return result;
  auto fail = [&](const absl::Status& status) {
    result.diagnostics.push_back(
        FromStatus(base::StrCat("Upgrading the state of ", type, " failed"), status));
    return result;
  };
  auto text = UpgradeChain(*resource, type, version, json);
  if (!text.ok()) return fail(text.status());
  auto state = cty::DecodeJson(*text, *ResourceType(type), cty::UnknownAttributes::kIgnore);
  if (!state.ok()) return fail(state.status());
  result.state = Storable(resource->schema(), *state);
  if (result.state.IsNull()) {
    return fail(base::MakeError(base::ErrorKind::kFinal, "The stored state is empty.",
                                "Restore the state from a backup, or remove the object from the "
                                "state and import it again."));
  }
  return result;
}

ObjectResult Server::Import(const Rpc& rpc, std::string_view type, std::string_view id) {
  ObjectResult result;
  sdk::AnyResource* resource = FindResource(catalog_, type, &result.diagnostics);
  if (resource == nullptr) return result;
  Job job(type, ContextFor(rpc, sdk::TimeoutOf(resource->schema(), {}, sdk::Operation::kRead)),
          ProviderData());
  return ImportStub(*resource, type, job, [&] { return resource->Import(job.call(), id); });
}

ObjectResult Server::ImportByIdentity(const Rpc& rpc, std::string_view type,
                                      const cty::Value& identity) {
  ObjectResult result;
  sdk::AnyResource* resource = FindResource(catalog_, type, &result.diagnostics);
  if (resource == nullptr) return result;
  Job job(type, ContextFor(rpc, sdk::TimeoutOf(resource->schema(), {}, sdk::Operation::kRead)),
          ProviderData());
  return ImportStub(*resource, type, job,
                    [&] { return resource->ImportByIdentity(job.call(), identity); });
}

ObjectResult Server::Move(const Rpc&, const MoveRequest& request) {
  ObjectResult result;
  sdk::AnyResource* resource = FindResource(catalog_, request.target_type, &result.diagnostics);
  if (resource == nullptr) return result;
  auto moved = Guarded(base::StrCat(request.target_type, "/Move"), [&] {
    return resource->Move(request.source_provider, request.source_type, request.source_version,
                          request.source_json);
  });
  if (!moved.ok()) {
    result.diagnostics.push_back(
        FromStatus(base::StrCat("Moving to ", request.target_type, " failed"), moved.status()));
    return result;
  }
  Take(resource->schema(), request.target_type, *moved, &result);
  return result;
}

}  // namespace engine
