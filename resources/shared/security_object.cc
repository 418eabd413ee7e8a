#include "resources/shared/security_object.h"

#include <optional>
#include <string>

#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/starrocks/names.h"
#include "provider/sdk/resource.h"
#include "resources/shared/backends.h"
#include "resources/shared/checks.h"
#include "resources/shared/exists.h"
#include "resources/shared/property_map.h"

namespace resources {
namespace {

constexpr SecurityTraits kIntegration = {
    starrocks::SecurityKind::kIntegration,
    "starrocks_security_integration",
    "security integration",
    true,
    "A security integration (StarRocks 3.5 and later): users of a directory or an identity "
    "provider "
    "log in without an account of their own. It does nothing until "
    "`starrocks_authentication_chain` names it.",
    "authentication_ldap_simple authentication_jwt authentication_oauth2",
    "`authentication_ldap_simple`, `authentication_jwt` or `authentication_oauth2`.",
    "Logins through it fail in between."};

constexpr SecurityTraits kGroupProvider = {starrocks::SecurityKind::kGroupProvider,
                                           "starrocks_group_provider",
                                           "group provider",
                                           false,
                                           "A group provider (StarRocks 3.5 and later): tells "
                                           "which groups an external user is in. StarRocks "
                                           "can't change one in place: every change replaces it.",
                                           "ldap unix file",
                                           "`ldap`, `unix` or `file`.",
                                           "Groups can't be looked up in between."};

template <const SecurityTraits& kTraits>
struct SecurityObject {
  sdk::String name, type;
  sdk::StringMap properties, properties_wo;
  sdk::Int properties_wo_version;

  static void Describe(sdk::Schema<SecurityObject>& s) {
    s.Doc(kTraits.doc);
    s.Required("name", &SecurityObject::name)
        .Replace()
        .Must([](const std::string& name) { return starrocks::CheckCatalogName(name); })
        .Doc("Name of the object.");
    s.Required("type", &SecurityObject::type).Replace().Must(CheckType).Doc(kTraits.type_doc);
    s.Optional("properties", &SecurityObject::properties)
        .Must(CheckShown)
        .Doc("Properties without secrets. A key that is taken away replaces the object.");
    s.WriteOnly("properties_wo", &SecurityObject::properties_wo)
        .Must(CheckProperties)
        .Doc(
            "Properties with secrets, never stored in plan or state. Raise `properties_wo_version` "
            "to "
            "send them again.");
    s.Optional("properties_wo_version", &SecurityObject::properties_wo_version)
        .Doc("Any number; a change sends `properties_wo` again.");
    s.Timeouts();
  }

  static absl::Status CheckType(const std::string& type) {
    for (const absl::string_view legal : absl::StrSplit(kTraits.types, ' ')) {
      if (legal == type) return absl::OkStatus();
    }
    return base::MakeError(
        base::ErrorKind::kFinal, base::StrCat("\"", type, "\" is no type of ", kTraits.words, "."),
        base::StrCat("Use one of: ", absl::StrReplaceAll(kTraits.types, {{" ", ", "}}), "."));
  }

  static absl::Status CheckShown(const Properties& properties) {
    TF_TRY(CheckProperties(properties));
    for (const auto& [key, value] : properties) {
      if (!starrocks::IsSecretSecurityKey(key)) continue;
      return base::MakeError(base::ErrorKind::kFinal,
                             base::StrCat("The value of ", key, " is a secret."),
                             "Move it to properties_wo, which is never stored.");
    }
    return absl::OkStatus();
  }

  Existing AsExisting() const { return {kTraits.words, kTraits.type, *name}; }
};

template <const SecurityTraits& kTraits>
class SecurityResource final : public sdk::Resource<SecurityObject<kTraits>> {
 public:
  using Object = SecurityObject<kTraits>;

  absl::Status Validate(sdk::Call&, const Object& config) override {
    return CheckDisjoint(config.properties, config.properties_wo, "properties_wo");
  }

  absl::Status AdjustPlan(sdk::Call& call, const Object* prior, const Object&,
                          Object& planned) override {
    if (prior == nullptr) return absl::OkStatus();
    if (planned.properties.IsUnknown()) {
      // What comes may differ: a plan can't turn into a replacement later.
      const bool may_remove =
          MayRemove(prior->properties.value_or({}), call.planned().Get("properties"));
      if (may_remove || !kTraits.alters) call.RequireReplace(cty::Path("properties"));
      return absl::OkStatus();
    }
    const Properties before = prior->properties.value_or({});
    const Properties after = planned.properties.value_or({});
    if (Removes(before, after) || (!kTraits.alters && before != after)) {
      call.RequireReplace(cty::Path("properties"));
    }
    // From null it is the first word on secrets after an import: those in place are kept.
    if (!kTraits.alters && !prior->properties_wo_version.IsNull() &&
        !(prior->properties_wo_version == planned.properties_wo_version)) {
      call.RequireReplace(cty::Path("properties_wo_version"));
    }
    return absl::OkStatus();
  }

  void PlanReplace(sdk::Call& call, const Object& state, const Object&) override {
    call.Warn(base::StrCat("Replacing a ", kTraits.words),
              base::StrCat("The ", kTraits.words, " ", state.name.value_or(""),
                           " will be dropped and made again. ", kTraits.lost));
  }

  absl::StatusOr<Object> Create(sdk::Call& call, const Object& plan,
                                const Object& config) override {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    starrocks::PropertyMap all;
    all.plain = plan.properties.value_or({});
    all.plain.emplace("type", *plan.type);
    all.secret = AsSecrets(config.properties_wo.value_or({}));
    absl::Status made =
        starrocks::CreateSecurityObject(*client, call.context(), kTraits.kind, *plan.name, all);
    if (made.ok()) return plan;
    if (base::KindOf(made) != base::ErrorKind::kAlreadyExists) return made;
    return AlreadyExists(plan.AsExisting());
  }

  absl::StatusOr<std::optional<Object>> Read(sdk::Call& call, const Object& state) override {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    auto found = starrocks::ReadSecurityObject(*client, call.context(), kTraits.kind, *state.name);
    if (!found.ok() && base::KindOf(found.status()) == base::ErrorKind::kNotFound) {
      return std::nullopt;
    }
    if (!found.ok()) return found.status();
    Object object = state;
    if (auto type = found->plain.find("type"); type != found->plain.end()) {
      object.type = type->second;
      found->plain.erase(type);
    }
    if (call.Imported()) {
      object.properties = found->plain.empty() ? sdk::StringMap() : sdk::StringMap(found->plain);
    } else if (state.properties.has_value()) {
      object.properties = ReadBack(
          *state.properties, found->plain, [](const std::string&) { return false; },
          [](const std::string&, const std::string& a, const std::string& b) { return a == b; });
    }
    return object;
  }

  absl::StatusOr<Object> Update(sdk::Call& call, const Object& state, const Object& plan,
                                const Object& config) override {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    starrocks::PropertyMap changed;
    changed.plain = Changed(state.properties.value_or({}), plan.properties.value_or({}));
    if (!(state.properties_wo_version == plan.properties_wo_version)) {
      changed.secret = AsSecrets(config.properties_wo.value_or({}));
    }
    if (changed.empty() || !kTraits.alters) return plan;
    TF_TRY(starrocks::AlterSecurityIntegration(*client, call.context(), *plan.name, changed));
    return plan;
  }

  absl::Status Delete(sdk::Call& call, const Object& state) override {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    return starrocks::DropSecurityObject(*client, call.context(), kTraits.kind, *state.name);
  }

  absl::StatusOr<Object> Import(sdk::Call&, std::string_view id) override {
    absl::Status legal = starrocks::CheckCatalogName(id);
    if (!legal.ok()) return base::Annotate(legal, "The import id is the object's name");
    Object object;
    object.name = std::string(id);
    return object;
  }

  std::string LockKey(const Object& object) override { return object.name.value_or(""); }
};

template <const SecurityTraits& kTraits>
std::unique_ptr<sdk::AnyResource> Make() {
  return sdk::Adapt<SecurityObject<kTraits>>(std::make_unique<SecurityResource<kTraits>>());
}

}  // namespace

std::unique_ptr<sdk::AnyResource> MakeSecurityIntegration() { return Make<kIntegration>(); }
std::unique_ptr<sdk::AnyResource> MakeGroupProvider() { return Make<kGroupProvider>(); }

}  // namespace resources
