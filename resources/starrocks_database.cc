#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "absl/strings/str_join.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/starrocks/databases.h"
#include "provider/clients/starrocks/names.h"
#include "provider/clients/starrocks/quota.h"
#include "provider/sdk/resource.h"
#include "resources/shared/backends.h"
#include "resources/shared/checks.h"
#include "resources/shared/exists.h"

namespace resources {
namespace {

constexpr char kStorageVolume[] = "storage_volume";

struct Database {
  sdk::String name, data_quota, storage_volume;
  sdk::Int replica_quota;
  sdk::Bool force_destroy;

  static void Describe(sdk::Schema<Database>& s) {
    s.Doc("A database of StarRocks' own catalog, `default_catalog`.");
    s.Required("name", &Database::name)
        .Replace()
        .Must([](const std::string& name) { return CheckName(name); })
        .Doc(
            "Name of the database: a letter first, then letters, digits, `_` and, since "
            "StarRocks 3.3, any of `-~!@#$%^&<>=+`; 256 characters at most. Case sensitive.");
    s.Optional("data_quota", &Database::data_quota)
        .Must([](const std::string& text) { return starrocks::ParseSize(text).status(); })
        .EqualWhen(SameSize)
        .Doc(
            "How much data it may hold, a whole number and a unit up to PB, such as `\"100GB\"`. "
            "Compared by size, not by spelling. Without it there is no limit.");
    s.Optional("replica_quota", &Database::replica_quota)
        .Must(CheckReplicaQuota)
        .Doc("How many replicas of tablets it may hold. Without it there is no limit.");
    s.OptionalComputed("storage_volume", &Database::storage_volume)
        .Replace()
        .KeepState()
        .Must(NotEmpty)
        .Doc(
            "Storage volume of its tables on a shared-data cluster; on a shared-nothing cluster "
            "only `local` is legal. Without it the cluster's default volume is used, and not "
            "shown here.");
    s.OptionalComputed("force_destroy", &Database::force_destroy)
        .Default(false)
        .Doc(
            "Whether to drop the database with the tables that are in it. While `false`, "
            "destroying a database that isn't empty is an error.");
    s.Timeouts();
  }

  static absl::Status CheckName(std::string_view name) {
    if (!starrocks::IsSystemDatabase(name)) return starrocks::CheckDatabaseName(name);
    return base::MakeError(base::ErrorKind::kFinal,
                           base::StrCat("\"", name, "\" is a system database of StarRocks."),
                           "Choose another name; system databases can be read, not managed.");
  }

  static bool SameSize(const std::string& a, const std::string& b) {
    const auto x = starrocks::ParseSize(a), y = starrocks::ParseSize(b);
    return x.ok() && y.ok() && *x == *y;
  }

  static absl::Status CheckReplicaQuota(int64_t replicas) {
    if (replicas > 0) return absl::OkStatus();
    return base::MakeError(base::ErrorKind::kFinal, "The replica quota must be greater than zero.",
                           "Leave it out for no limit.");
  }
};

Existing AsExisting(const Database& database) {
  return {"database", "starrocks_database", *database.name};
}

// What the server's print of a quota is in the user's terms: his own spelling if it means the same,
// null if there is no limit.
absl::StatusOr<sdk::String> ReadDataQuota(const sdk::String& known, const std::string& shown) {
  if (starrocks::SameQuota(known.value_or("unlimited"), shown)) return known;
  TF_ASSIGN(int64_t bytes, starrocks::ParseShownSize(shown));
  if (bytes == starrocks::kUnlimitedBytes) return sdk::String();
  return sdk::String(starrocks::SizeToken(bytes));
}

sdk::Int ReadReplicaQuota(const sdk::Int& known, int64_t replicas) {
  if (replicas == known.value_or(starrocks::kUnlimitedReplicas)) return known;
  return replicas == starrocks::kUnlimitedReplicas ? sdk::Int() : sdk::Int(replicas);
}

class DatabaseResource final : public sdk::Resource<Database> {
 public:
  void PlanReplace(sdk::Call& call, const Database& state, const Database&) override {
    call.Warn(
        "Replacing a database drops what hangs on it",
        base::StrCat("The database ", state.name.value_or(""),
                     " will be dropped and a new one made. The grants on it are lost unless "
                     "this configuration makes them again",
                     state.force_destroy.value_or(false)
                         ? ", and so are its tables, since force_destroy is true."
                         : ". Its tables are safe: a database that isn't empty is not dropped "
                           "while force_destroy is false."));
  }

  absl::StatusOr<Database> Create(sdk::Call& call, const Database& plan, const Database&) override {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    Database made = plan;
    if (made.storage_volume.IsUnknown()) made.storage_volume = sdk::String();
    absl::Status status =
        starrocks::CreateDatabase(*client, call.context(), *plan.name, Properties(made));
    if (!status.ok()) {
      if (base::KindOf(status) != base::ErrorKind::kAlreadyExists) return status;
      TF_TRY(Adopt(call, *client, made));
      return made;
    }
    Database so_far = made;
    so_far.data_quota = sdk::String();
    so_far.replica_quota = sdk::Int();
    TF_TRY(SetQuotas(call, *client, so_far, made));
    return made;
  }

  absl::StatusOr<std::optional<Database>> Read(sdk::Call& call, const Database& state) override {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    TF_ASSIGN(bool exists, Exists(call, *client, *state.name));
    if (!exists) return std::nullopt;
    Database found = state;
    if (found.force_destroy.IsNull()) found.force_destroy = false;
    TF_TRY(ReadQuotas(call, *client, state, &found));
    if (call.Imported()) TF_TRY(ReadStorageVolume(call, *client, &found));
    return found;
  }

  absl::StatusOr<Database> Update(sdk::Call& call, const Database& state, const Database& plan,
                                  const Database&) override {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    Database so_far = plan;
    so_far.data_quota = state.data_quota;
    so_far.replica_quota = state.replica_quota;
    TF_TRY(SetQuotas(call, *client, so_far, plan));
    return plan;
  }

  absl::Status Delete(sdk::Call& call, const Database& state) override {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    if (!state.force_destroy.value_or(false)) TF_TRY(CheckEmpty(call, *client, *state.name));
    return starrocks::DropDatabase(*client, call.context(), *state.name, /*force=*/false);
  }

  absl::StatusOr<Database> Import(sdk::Call&, std::string_view id) override {
    absl::Status legal = Database::CheckName(id);
    if (!legal.ok()) return base::Annotate(legal, "The import id is the database's name. ");
    Database database;
    database.name = std::string(id);
    return database;
  }

  std::string LockKey(const Database& database) override { return database.name.value_or(""); }

 private:
  static std::map<std::string, std::string> Properties(const Database& database) {
    if (!database.storage_volume.has_value()) return {};
    return {{kStorageVolume, *database.storage_volume}};
  }

  // SHOW DATABASES hides what the account may not see; only a refusal by name is certain.
  static absl::StatusOr<bool> Exists(sdk::Call& call, starrocks::Client& client,
                                     std::string_view name) {
    TF_ASSIGN(bool listed, starrocks::DatabaseExists(client, call.context(), name));
    if (listed) return true;
    absl::Status shown = starrocks::ShowCreateDatabase(client, call.context(), name).status();
    if (shown.ok()) return true;
    if (base::KindOf(shown) == base::ErrorKind::kNotFound) return false;
    return shown;
  }

  // Quotas that the account may not see stay as they are known.
  static absl::Status ReadQuotas(sdk::Call& call, starrocks::Client& client, const Database& state,
                                 Database* found) {
    TF_ASSIGN(auto quotas, starrocks::QuotasOf(client, call.context(), *state.name));
    if (!quotas) return absl::OkStatus();
    TF_ASSIGN(found->data_quota, ReadDataQuota(state.data_quota, quotas->data));
    found->replica_quota = ReadReplicaQuota(state.replica_quota, quotas->replicas);
    return absl::OkStatus();
  }

  static absl::Status ReadStorageVolume(sdk::Call& call, starrocks::Client& client,
                                        Database* found) {
    TF_ASSIGN(auto definition, starrocks::ShowCreateDatabase(client, call.context(), *found->name));
    auto volume = definition.properties.find(kStorageVolume);
    if (volume != definition.properties.end()) found->storage_volume = volume->second;
    return absl::OkStatus();
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

  static absl::Status CheckEmpty(sdk::Call& call, starrocks::Client& client,
                                 std::string_view name) {
    auto tables = starrocks::ListTables(client, call.context(), name);
    if (!tables.ok()) {
      return base::KindOf(tables.status()) == base::ErrorKind::kNotFound ? absl::OkStatus()
                                                                         : tables.status();
    }
    if (tables->empty()) return absl::OkStatus();
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

  static absl::Status Adopt(sdk::Call& call, starrocks::Client& client, const Database& plan) {
    if (!MayAdopt(call)) return AlreadyExists(AsExisting(plan));
    TF_ASSIGN(auto tables, starrocks::ListTables(client, call.context(), *plan.name));
    if (!tables.empty()) return NotAdopted(AsExisting(plan), "it is not empty.");
    Database found = plan;
    TF_TRY(ReadQuotas(call, client, plan, &found));
    if (plan.storage_volume.has_value()) TF_TRY(ReadStorageVolume(call, client, &found));
    if (!(found.data_quota == plan.data_quota && found.replica_quota == plan.replica_quota)) {
      return NotAdopted(AsExisting(plan), "its quotas differ.");
    }
    if (!(found.storage_volume == plan.storage_volume)) {
      return NotAdopted(AsExisting(plan), "its storage volume differs.");
    }
    WarnAdopted(call, AsExisting(plan));
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
