#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/schema_registry/errors.h"
#include "provider/clients/schema_registry/schemas.h"
#include "provider/sdk/resource.h"
#include "resources/shared/backends.h"
#include "resources/shared/exists.h"
#include "resources/shared/registry_schema.h"

namespace resources {
namespace {

RegistrySchema WithVersion(RegistrySchema schema, const schema_registry::Version& version) {
  schema.version = version.version;
  schema.schema_id = version.id;
  return schema;
}

// The content as the registry has it, in place of what was known.
RegistrySchema WithContent(RegistrySchema schema, const schema_registry::Schema& found) {
  schema.schema = found.text;
  schema.schema_type = found.type;
  schema.references = {};
  if (!found.references.empty()) {
    schema.references = ReferenceRows<SchemaReference>(found.references);
  }
  return schema;
}

class RegistrySchemaResource final : public sdk::Resource<RegistrySchema> {
 public:
  absl::Status AdjustPlan(sdk::Call&, const RegistrySchema* prior, const RegistrySchema&,
                          RegistrySchema& planned) override {
    if (prior == nullptr || !SameContent(*prior, planned)) return absl::OkStatus();
    if (!(prior->subject == planned.subject)) return absl::OkStatus();
    planned.version = prior->version;
    planned.schema_id = prior->schema_id;
    return absl::OkStatus();
  }

  absl::Status CheckPlan(sdk::Call& call, const RegistrySchema* prior, const RegistrySchema&,
                         const RegistrySchema& planned) override {
    const bool same = prior != nullptr && SameContent(*prior, planned);
    const auto client = SchemaRegistry(call);
    if (same || !IsKnown(planned) || !client.ok()) return absl::OkStatus();
    const auto verdict = schema_registry::CheckCompatibility(
        **client, call.context().WithTimeout(kPlanBudget), *planned.subject, ToRegistry(planned),
        planned.normalize.value_or(false));
    if (verdict.ok()) {
      return verdict->compatible ? absl::OkStatus() : Incompatible(planned, *verdict);
    }
    const absl::Status refusal = AtSchema(verdict.status());
    // What a reference leads to may be made by the same apply.
    const bool certain = planned.references.value_or({}).empty();
    if (certain && !sdk::PathOf(refusal).empty()) return refusal;
    call.Warn("The schema's compatibility could not be checked",
              base::StrCat("The registry will check it with the apply. ",
                           std::string(verdict.status().message())),
              cty::Path("schema"));
    return absl::OkStatus();
  }

  void PlanReplace(sdk::Call& call, const RegistrySchema& state, const RegistrySchema&) override {
    call.Warn("Replacing a schema deletes its subject",
              base::StrCat("The subject ", state.subject.value_or(""),
                           " will be deleted with all its versions."));
  }

  absl::StatusOr<RegistrySchema> Create(sdk::Call& call, const RegistrySchema& plan,
                                        const RegistrySchema&) override {
    TF_ASSIGN(const http::Client* client, SchemaRegistry(call));
    TF_ASSIGN(const auto versions,
              schema_registry::ListVersions(*client, call.context(), *plan.subject));
    if (!versions.empty()) return Adopted(call, *client, plan, versions.back());
    return Registered(call, *client, plan);
  }

  absl::StatusOr<std::optional<RegistrySchema>> Read(sdk::Call& call,
                                                     const RegistrySchema& state) override {
    TF_ASSIGN(const http::Client* client, SchemaRegistry(call));
    const auto found = schema_registry::GetVersion(*client, call.context(), *state.subject,
                                                   state.version.value_or(0));
    if (!found.ok() && base::KindOf(found.status()) == base::ErrorKind::kNotFound) {
      return std::nullopt;
    }
    if (!found.ok()) return found.status();
    // The content of a version never changes; only a registry that was filled anew has another.
    const bool known = state.schema_id.has_value() && *state.schema_id == found->id;
    return WithVersion(known ? state : WithContent(state, found->schema), *found);
  }

  absl::StatusOr<RegistrySchema> Update(sdk::Call& call, const RegistrySchema& state,
                                        const RegistrySchema& plan,
                                        const RegistrySchema&) override {
    if (SameContent(state, plan)) return plan;
    TF_ASSIGN(const http::Client* client, SchemaRegistry(call));
    TF_ASSIGN(RegistrySchema made, Registered(call, *client, plan));
    WarnIfOld(call, *client, made);
    return made;
  }

  absl::Status Delete(sdk::Call& call, const RegistrySchema& state) override {
    TF_ASSIGN(const http::Client* client, SchemaRegistry(call));
    return schema_registry::DeleteSubject(*client, call.context(), *state.subject,
                                          state.permanent_delete.value_or(false));
  }

  absl::StatusOr<RegistrySchema> Import(sdk::Call&, std::string_view id) override {
    return ParseSchemaId(id);
  }

  bool Lists() const override { return true; }

  absl::Status List(sdk::Call& call,
                    const std::function<bool(const RegistrySchema&, std::string)>& emit) override {
    TF_ASSIGN(const http::Client* client, SchemaRegistry(call));
    TF_ASSIGN(const auto subjects,
              schema_registry::ListSubjects(*client, call.context(), /*deleted=*/false));
    for (const std::string& subject : subjects) {
      RegistrySchema stub;
      stub.subject = subject;
      if (!emit(stub, subject)) break;
    }
    return absl::OkStatus();
  }

  std::string LockKey(const RegistrySchema& schema) override { return schema.subject.value_or(""); }

 private:
  static absl::StatusOr<RegistrySchema> Registered(sdk::Call& call, const http::Client& client,
                                                   const RegistrySchema& plan) {
    const auto version = schema_registry::Register(
        client, call.context(), *plan.subject, ToRegistry(plan), plan.normalize.value_or(false));
    if (!version.ok()) return AtSchema(version.status());
    return WithVersion(plan, *version);
  }

  static absl::StatusOr<RegistrySchema> Adopted(sdk::Call& call, const http::Client& client,
                                                const RegistrySchema& plan, int64_t latest) {
    const Existing existing{"subject", "starrocks_schema_registry_schema", *plan.subject};
    if (!MayAdopt(call)) return AlreadyExists(existing);
    const auto found = schema_registry::Lookup(client, call.context(), *plan.subject,
                                               ToRegistry(plan), plan.normalize.value_or(false));
    const bool differs = found.ok() ? found->version != latest
                                    : base::KindOf(found.status()) == base::ErrorKind::kNotFound;
    if (differs) return NotAdopted(existing, "its latest version is another schema.");
    if (!found.ok()) return found.status();
    WarnAdopted(call, existing);
    return WithVersion(plan, *found);
  }

  // A registry doesn't register again what a subject has as an older version.
  static void WarnIfOld(sdk::Call& call, const http::Client& client, const RegistrySchema& made) {
    const auto versions = schema_registry::ListVersions(client, call.context(), *made.subject);
    if (!versions.ok() || versions->empty() || versions->back() == *made.version) return;
    call.Warn("The schema is an older version of its subject",
              base::StrCat("The registry has this schema as version ", *made.version, " of ",
                           *made.subject, ". The latest version stays ", versions->back(), "."),
              cty::Path("schema"));
  }
};

}  // namespace

namespace make_resource {
std::unique_ptr<sdk::AnyResource> starrocks_schema_registry_schema() {
  return sdk::Adapt<RegistrySchema>(std::make_unique<RegistrySchemaResource>());
}
}  // namespace make_resource
}  // namespace resources
