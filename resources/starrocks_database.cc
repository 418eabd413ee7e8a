#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "absl/strings/str_join.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/starrocks/catalog_databases.h"
#include "provider/clients/starrocks/databases.h"
#include "provider/clients/starrocks/names.h"
#include "provider/clients/starrocks/quota.h"
#include "provider/sdk/resource.h"
#include "resources/shared/backends.h"
#include "resources/shared/database.h"
#include "resources/shared/exists.h"

namespace resources {
namespace {

constexpr char kKind[] = "database", kType[] = "starrocks_database";

// SHOW DATABASES hides what the account may not see; only a refusal by name is certain.
absl::StatusOr<bool> Exists(sdk::Call& call, starrocks::Client& client, const Database& database) {
  if (database.catalog.has_value()) {
    auto listed =
        starrocks::CatalogDatabaseExists(client, call.context(), *database.catalog, *database.name);
    const bool no_catalog =
        !listed.ok() && base::KindOf(listed.status()) == base::ErrorKind::kNotFound;
    return no_catalog ? false : listed;
  }
  TF_ASSIGN(bool listed, starrocks::DatabaseExists(client, call.context(), *database.name));
  if (listed) return true;
  absl::Status shown =
      starrocks::ShowCreateDatabase(client, call.context(), *database.name).status();
  if (!shown.ok() && base::KindOf(shown) == base::ErrorKind::kNotFound) return false;
  if (!shown.ok()) return shown;
  return true;
}

// Quotas that the account may not see stay as they are known.
absl::StatusOr<Database> ReadQuotas(sdk::Call& call, starrocks::Client& client,
                                    const Database& known) {
  TF_ASSIGN(auto quotas, starrocks::QuotasOf(client, call.context(), *known.name));
  return quotas ? WithQuotas(known, *quotas) : known;
}

absl::StatusOr<Database> ReadStorageVolume(sdk::Call& call, starrocks::Client& client,
                                           const Database& known) {
  TF_ASSIGN(auto definition, starrocks::ShowCreateDatabase(client, call.context(), *known.name));
  Database found = known;
  auto volume = definition.properties.find(std::string(kStorageVolume));
  if (volume != definition.properties.end()) found.storage_volume = volume->second;
  return found;
}

absl::Status CheckEmpty(sdk::Call& call, starrocks::Client& client, std::string_view name) {
  TF_ASSIGN(bool counts_none, starrocks::CountsNoTables(client, call.context(), name));
  if (counts_none) return absl::OkStatus();
  auto tables = starrocks::ListTables(client, call.context(), name);
  if (!tables.ok() && base::KindOf(tables.status()) == base::ErrorKind::kNotFound) {
    return absl::OkStatus();
  }
  if (!tables.ok() || tables->empty()) return tables.status();
  constexpr size_t kNamed = 5;
  const size_t named = std::min(tables->size(), kNamed);
  return sdk::WithTitle(
      "Database is not empty",
      sdk::AtAttribute(
          cty::Path("force_destroy"),
          base::MakeError(
              base::ErrorKind::kFinal,
              base::StrCat("The database ", name, " holds ", tables->size(), " tables or views: ",
                           absl::StrJoin(tables->begin(), tables->begin() + named, ", "),
                           tables->size() > named ? ", ..." : "", "."),
              "Drop them first, or set force_destroy = true, apply, and destroy again.")));
}

class DatabaseResource final : public sdk::Resource<Database> {
 public:
  absl::Status Validate(sdk::Call&, const Database& config) override {
    return CheckDatabase(config);
  }

  void PlanReplace(sdk::Call& call, const Database& state, const Database&) override {
    const std::string_view tables =
        state.force_destroy.value_or(false)
            ? ", and so are its tables, since force_destroy is true."
            : ". Its tables are safe: a database that isn't empty is not dropped while "
              "force_destroy is false.";
    call.Warn("Replacing a database drops what hangs on it",
              base::StrCat("The database ", state.name.value_or(""),
                           " will be dropped and a new one made. The grants on it are lost unless "
                           "this configuration makes them again",
                           tables));
  }

  absl::StatusOr<Database> Create(sdk::Call& call, const Database& plan, const Database&) override {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    Database made = plan;
    if (made.storage_volume.IsUnknown()) made.storage_volume = sdk::String();
    absl::Status status = Make(call, *client, made);
    if (!status.ok() && base::KindOf(status) == base::ErrorKind::kAlreadyExists) {
      TF_TRY(Adopt(call, *client, made));
      return made;
    }
    TF_TRY(status);
    if (made.catalog.has_value()) return made;
    Database so_far = made;
    so_far.data_quota = sdk::String();
    so_far.replica_quota = sdk::Int();
    TF_TRY(SetQuotas(call, *client, so_far, made));
    return made;
  }

  absl::StatusOr<std::optional<Database>> Read(sdk::Call& call, const Database& state) override {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    TF_ASSIGN(bool exists, Exists(call, *client, state));
    if (!exists) return std::nullopt;
    Database found = state;
    if (found.force_destroy.IsNull()) found.force_destroy = false;
    if (found.catalog.has_value()) return found;
    TF_ASSIGN(found, ReadQuotas(call, *client, found));
    if (call.Imported()) {
      TF_ASSIGN(found, ReadStorageVolume(call, *client, found));
    }
    return found;
  }

  absl::StatusOr<Database> Update(sdk::Call& call, const Database& state, const Database& plan,
                                  const Database&) override {
    if (plan.catalog.has_value()) return plan;  // only what this provider itself remembers
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    Database so_far = plan;
    so_far.data_quota = state.data_quota;
    so_far.replica_quota = state.replica_quota;
    TF_TRY(SetQuotas(call, *client, so_far, plan));
    return plan;
  }

  absl::Status Delete(sdk::Call& call, const Database& state) override {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    const bool force = state.force_destroy.value_or(false);
    if (state.catalog.has_value()) {
      return starrocks::DropCatalogDatabase(*client, call.context(), *state.catalog, *state.name,
                                            force);
    }
    if (!force) TF_TRY(CheckEmpty(call, *client, *state.name));
    // Never past the recycle bin, from where RECOVER DATABASE brings it back.
    return starrocks::DropDatabase(*client, call.context(), *state.name, /*force=*/false);
  }

  absl::StatusOr<Database> Import(sdk::Call&, std::string_view id) override {
    return ParseDatabaseId(id);
  }

  absl::StatusOr<Database> ImportByIdentity(sdk::Call& call, Database stub) override {
    return Import(call, stub.Id());
  }

  bool Lists() const override { return true; }

  // Those of StarRocks' own catalog: asking external ones takes their metastores' time.
  absl::Status List(sdk::Call& call,
                    const std::function<bool(const Database&, std::string)>& emit) override {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    TF_ASSIGN(auto names, starrocks::ListDatabases(*client, call.context()));
    for (const std::string& name : names) {
      if (starrocks::IsSystemDatabase(name)) continue;
      Database stub;
      stub.name = name;
      if (!emit(stub, name)) break;
    }
    return absl::OkStatus();
  }

  std::string LockKey(const Database& database) override {
    return database.name.has_value() ? database.Id() : "";
  }

 private:
  static absl::Status Make(sdk::Call& call, starrocks::Client& client, const Database& plan) {
    if (plan.catalog.has_value()) {
      return starrocks::CreateCatalogDatabase(client, call.context(), *plan.catalog, *plan.name,
                                              plan.Properties());
    }
    return starrocks::CreateDatabase(client, call.context(), *plan.name, plan.Properties());
  }

  // Brings the quotas from `so_far` to `plan`, keeping what has been reached.
  static absl::Status SetQuotas(sdk::Call& call, starrocks::Client& client, Database so_far,
                                const Database& plan) {
    Keep(call, so_far);
    if (!(so_far.data_quota == plan.data_quota)) {
      TF_TRY(starrocks::SetDataQuota(client, call.context(), *plan.name,
                                     plan.data_quota.value_or("unlimited")));
      so_far.data_quota = plan.data_quota;
      Keep(call, so_far);
    }
    if (!(so_far.replica_quota == plan.replica_quota)) {
      TF_TRY(
          starrocks::SetReplicaQuota(client, call.context(), *plan.name,
                                     plan.replica_quota.value_or(starrocks::kUnlimitedReplicas)));
    }
    return absl::OkStatus();
  }

  static absl::Status Adopt(sdk::Call& call, starrocks::Client& client, const Database& plan) {
    const std::string id = plan.Id();
    const Existing existing{kKind, kType, id};
    if (!MayAdopt(call)) return AlreadyExists(existing);
    if (plan.catalog.has_value()) return NotAdopted(existing, "it is in an external catalog.");
    TF_ASSIGN(auto tables, starrocks::ListTables(client, call.context(), *plan.name));
    if (!tables.empty()) return NotAdopted(existing, "it is not empty.");
    TF_ASSIGN(Database found, ReadQuotas(call, client, plan));
    if (plan.storage_volume.has_value()) {
      TF_ASSIGN(found, ReadStorageVolume(call, client, found));
    }
    if (!(found.data_quota == plan.data_quota && found.replica_quota == plan.replica_quota)) {
      return NotAdopted(existing, "its quotas differ.");
    }
    if (!(found.storage_volume == plan.storage_volume)) {
      return NotAdopted(existing, "its storage volume differs.");
    }
    WarnAdopted(call, existing);
    return absl::OkStatus();
  }
};

}  // namespace

namespace make_resource {
std::unique_ptr<sdk::AnyResource> starrocks_database() {
  return sdk::Adapt<Database>(std::make_unique<DatabaseResource>());
}
}  // namespace make_resource
}  // namespace resources
