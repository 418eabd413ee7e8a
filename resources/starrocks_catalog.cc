#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/starrocks/catalog_properties.h"
#include "provider/clients/starrocks/catalogs.h"
#include "provider/clients/starrocks/names.h"
#include "provider/sdk/resource.h"
#include "resources/shared/backends.h"
#include "resources/shared/checks.h"
#include "resources/shared/exists.h"
#include "resources/shared/property_map.h"

namespace resources {
namespace {

constexpr char kCanAlter[] = "can_alter";  // private data: "yes" or "no", of the server's version
constexpr std::size_t kWarnings = 10;      // more unknown keys than that share one

struct Catalog {
  sdk::String name, type, comment;
  sdk::StringMap properties, sensitive_properties, properties_wo;
  sdk::Int properties_wo_version;

  static void Describe(sdk::Schema<Catalog>& s) {
    s.Doc(
        "An external catalog: the tables of a Hive, Iceberg, Hudi, Delta Lake, Paimon, Kudu or "
        "other "
        "system, to be queried in place.");
    s.Required("name", &Catalog::name)
        .Replace()
        .Must([](const std::string& name) { return CheckName(name); })
        .Doc("Name of the catalog.");
    s.Required("type", &Catalog::type)
        .Replace()
        .Must([](const std::string& type) { return starrocks::CheckCatalogType(type, nullptr); })
        .Doc(
            "`hive`, `iceberg`, `hudi`, `deltalake`, `jdbc`, `es`, `paimon`, `odps`, "
            "`kudu` "
            "or `unified`, as StarRocks names it.");
    s.Optional("comment", &Catalog::comment)
        .Replace()
        .Must(StorableText)
        .Doc("What the catalog is for. StarRocks can't change it in place.");
    s.Optional("properties", &Catalog::properties)
        .Must(CheckShownProperties)
        .Doc(
            "Properties without secrets. Those that the server adds by itself are no difference. A "
            "key can be added and changed in place, but not removed: that replaces the catalog.");
    s.Optional("sensitive_properties", &Catalog::sensitive_properties)
        .Sensitive()
        .Must(CheckProperties)
        .Doc(
            "Properties with secrets, stored in the state. Use `properties_wo` where Terraform "
            "can.");
    s.WriteOnly("properties_wo", &Catalog::properties_wo)
        .Must(CheckProperties)
        .Doc(
            "Properties with secrets, never stored in plan or state. Raise "
            "`properties_wo_version` to send them again.");
    s.Optional("properties_wo_version", &Catalog::properties_wo_version)
        .Doc("Any number; a change sends `properties_wo` again.");
    s.Identity("name", &Catalog::name, "Name of the catalog.");
    s.Timeouts();
  }

  static absl::Status CheckName(std::string_view name) {
    if (name != "default_catalog") return starrocks::CheckCatalogName(name);
    return base::MakeError(base::ErrorKind::kFinal, "default_catalog is StarRocks' own catalog.",
                           "Choose another name.");
  }

  static absl::Status CheckShownProperties(const Properties& properties) {
    TF_TRY(CheckProperties(properties));
    for (const auto& [key, value] : properties) {
      if (!starrocks::IsSecretCatalogKey(key)) continue;
      return base::MakeError(base::ErrorKind::kFinal,
                             base::StrCat("The value of ", key, " is a secret."),
                             "Move it to properties_wo, which is never stored, or to "
                             "sensitive_properties.");
    }
    return absl::OkStatus();
  }
};

Existing AsExisting(const Catalog& catalog) {
  return {"catalog", "starrocks_catalog", *catalog.name};
}

bool SameShown(const std::string& key, const std::string& written, const std::string& shown) {
  if (!starrocks::IsSecretCatalogKey(key)) return written == shown;
  return starrocks::SameMasked(base::Secret(written), shown);
}

bool NeverShown(const std::string& key) { return starrocks::IsHiddenCatalogKey(key); }

class CatalogResource final : public sdk::Resource<Catalog> {
 public:
  absl::Status Validate(sdk::Call& call, const Catalog& config) override {
    TF_TRY(CheckDisjoint(config.properties, config.sensitive_properties, "sensitive_properties"));
    TF_TRY(CheckDisjoint(config.properties, config.properties_wo, "properties_wo"));
    TF_TRY(CheckDisjoint(config.sensitive_properties, config.properties_wo, "properties_wo"));
    WarnOfUnknownKeys(call, config);
    return absl::OkStatus();
  }

  absl::Status AdjustPlan(sdk::Call& call, const Catalog* prior, const Catalog&,
                          Catalog& planned) override {
    if (prior == nullptr) return absl::OkStatus();
    const auto can_alter = call.private_data().find(kCanAlter);
    const bool alters = can_alter == call.private_data().end() || can_alter->second != "no";
    PlanMap(call, "properties", prior->properties, planned.properties, alters);
    PlanMap(call, "sensitive_properties", prior->sensitive_properties, planned.sensitive_properties,
            alters);
    if (!alters && !(prior->properties_wo_version == planned.properties_wo_version)) {
      call.RequireReplace(cty::Path("properties_wo_version"));
    }
    return absl::OkStatus();
  }

  void PlanReplace(sdk::Call& call, const Catalog& state, const Catalog&) override {
    call.Warn(
        "Replacing a catalog drops what hangs on it",
        base::StrCat("The catalog ", state.name.value_or(""),
                     " will be dropped and a new one made. All grants on it and on everything "
                     "in it are lost unless this configuration makes them again, and "
                     "materialized views on its tables go inactive. The data itself is not "
                     "touched."));
  }

  absl::StatusOr<Catalog> Create(sdk::Call& call, const Catalog& plan,
                                 const Catalog& config) override {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    TF_TRY(Remember(call, *client));
    starrocks::PropertyMap all;
    all.plain = plan.properties.value_or({});
    all.plain.emplace("type", *plan.type);
    all.secret = AsSecrets(plan.sensitive_properties.value_or({}));
    all.secret.merge(AsSecrets(config.properties_wo.value_or({})));
    absl::Status made = starrocks::CreateCatalog(*client, call.context(), *plan.name,
                                                 plan.comment.value_or(""), all);
    if (made.ok()) return plan;
    if (base::KindOf(made) != base::ErrorKind::kAlreadyExists) return made;
    if (!MayAdopt(call)) return AlreadyExists(AsExisting(plan));
    return NotAdopted(AsExisting(plan), "its secrets can't be compared.");
  }

  absl::StatusOr<std::optional<Catalog>> Read(sdk::Call& call, const Catalog& state) override {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    auto found = starrocks::ReadCatalog(*client, call.context(), *state.name);
    if (!found.ok() && base::KindOf(found.status()) == base::ErrorKind::kNotFound) {
      return std::nullopt;
    }
    if (!found.ok()) return found.status();
    TF_TRY(Remember(call, *client));
    return AsRead(state, *found, call.Imported());
  }

  absl::StatusOr<Catalog> Update(sdk::Call& call, const Catalog& state, const Catalog& plan,
                                 const Catalog& config) override {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    starrocks::PropertyMap changed;
    changed.plain = Changed(state.properties.value_or({}), plan.properties.value_or({}));
    changed.secret = AsSecrets(
        Changed(state.sensitive_properties.value_or({}), plan.sensitive_properties.value_or({})));
    if (!(state.properties_wo_version == plan.properties_wo_version)) {
      changed.secret.merge(AsSecrets(config.properties_wo.value_or({})));
    }
    if (changed.plain.empty() && changed.secret.empty()) return plan;
    TF_TRY(starrocks::AlterCatalog(*client, call.context(), *plan.name, changed));
    return plan;
  }

  absl::Status Delete(sdk::Call& call, const Catalog& state) override {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    return starrocks::DropCatalog(*client, call.context(), *state.name);
  }

  absl::StatusOr<Catalog> Import(sdk::Call&, std::string_view id) override {
    absl::Status legal = Catalog::CheckName(id);
    if (!legal.ok()) return base::Annotate(legal, "The import id is the catalog's name");
    Catalog catalog;
    catalog.name = std::string(id);
    return catalog;
  }

  absl::StatusOr<Catalog> ImportByIdentity(sdk::Call& call, Catalog stub) override {
    return Import(call, *stub.name);
  }

  bool Lists() const override { return true; }

  absl::Status List(sdk::Call& call,
                    const std::function<bool(const Catalog&, std::string)>& emit) override {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    TF_ASSIGN(auto catalogs, starrocks::ListCatalogs(*client, call.context()));
    for (const starrocks::Catalog& found : catalogs) {
      if (!Catalog::CheckName(found.name).ok()) continue;
      Catalog stub;
      stub.name = found.name;
      if (!emit(stub, found.name)) break;
    }
    return absl::OkStatus();
  }

  std::string LockKey(const Catalog& catalog) override { return catalog.name.value_or(""); }

 private:
  // What plans need to know of the server, since they don't ask it.
  static absl::Status Remember(sdk::Call& call, starrocks::Client& client) {
    TF_ASSIGN(auto server, client.Server(call.context()));
    call.private_data()[kCanAlter] = server.can.full_alter_catalog ? "yes" : "no";
    return absl::OkStatus();
  }

  static void PlanMap(sdk::Call& call, const char* attribute, const sdk::StringMap& prior,
                      const sdk::StringMap& planned, bool alters) {
    if (prior == planned) return;
    if (planned.IsUnknown()) {
      // What comes may differ: a plan can't turn into a replacement later.
      const bool may_remove = MayRemove(prior.value_or({}), call.planned().Get(attribute));
      if (may_remove || !alters) call.RequireReplace(cty::Path(attribute));
      return;
    }
    const bool removes = Removes(prior.value_or({}), planned.value_or({}));
    const bool changes = !Changed(prior.value_or({}), planned.value_or({})).empty();
    if (removes || (changes && !alters)) call.RequireReplace(cty::Path(attribute));
  }

  static void WarnOfUnknownKeys(sdk::Call& call, const Catalog& config) {
    if (!config.type.has_value() || !config.properties.has_value()) return;
    std::vector<std::string> unknown;
    for (const auto& [key, value] : *config.properties) {
      if (!starrocks::IsKnownCatalogKey(*config.type, key)) unknown.push_back(key);
    }
    const std::string why = base::StrCat(
        "StarRocks stores properties that it doesn't know without a word. For catalogs of type ",
        *config.type);
    if (unknown.size() > kWarnings) return WarnOfMany(call, *config.type, why, unknown);
    for (const std::string& key : unknown) {
      const auto nearest = starrocks::NearestCatalogKey(*config.type, key);
      call.Warn(base::StrCat("Unknown property ", key),
                base::StrCat(why, " this one is not known",
                             nearest ? base::StrCat("; did you mean ", *nearest, "?") : "."),
                cty::Path("properties").Key(key));
    }
  }

  // One warning that names the first few.
  static void WarnOfMany(sdk::Call& call, const std::string& type, const std::string& why,
                         const std::vector<std::string>& unknown) {
    std::string named;
    for (std::size_t i = 0; i < kWarnings; ++i) {
      const auto nearest = starrocks::NearestCatalogKey(type, unknown[i]);
      base::StrAppend(&named, "\n  - ", unknown[i],
                      nearest ? base::StrCat(" (did you mean ", *nearest, "?)") : "");
    }
    call.Warn(base::StrCat(unknown.size(), " unknown properties"),
              base::StrCat(why, " these are not known:", named, "\n  - and ",
                           unknown.size() - kWarnings, " others"),
              cty::Path("properties"));
  }

  static Catalog AsRead(const Catalog& state, const starrocks::CatalogDefinition& found,
                        bool imported) {
    Catalog catalog = state;
    const auto type = found.properties.find("type");
    if (type != found.properties.end()) catalog.type = type->second;
    if (found.comment != state.comment.value_or("")) {
      catalog.comment = found.comment.empty() ? sdk::String() : found.comment;
    }
    auto read = [&](const sdk::StringMap& written) {
      if (!written.has_value()) return written;
      return sdk::StringMap(ReadBack(*written, found.properties, NeverShown, SameShown));
    };
    catalog.properties = imported ? Importable(*catalog.type, found) : read(state.properties);
    catalog.sensitive_properties = read(state.sensitive_properties);
    return catalog;
  }

  // All but what the server added and what are secrets, which it masks.
  static sdk::StringMap Importable(const std::string& type,
                                   const starrocks::CatalogDefinition& found) {
    Properties properties;
    for (const auto& [key, value] : found.properties) {
      const bool own = key == "type" || starrocks::IsServerAddedKey(type, key);
      if (!own && !starrocks::IsSecretCatalogKey(key)) properties.emplace(key, value);
    }
    if (properties.empty()) return {};
    return properties;
  }
};

}  // namespace

namespace make_resource {
std::unique_ptr<sdk::AnyResource> starrocks_catalog() {
  return sdk::Adapt<Catalog>(std::make_unique<CatalogResource>());
}
}  // namespace make_resource
}  // namespace resources
