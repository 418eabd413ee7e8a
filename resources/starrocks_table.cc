#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/starrocks/databases.h"
#include "provider/clients/starrocks/names.h"
#include "provider/clients/starrocks/tables.h"
#include "provider/sdk/resource.h"
#include "resources/shared/backends.h"
#include "resources/shared/exists.h"
#include "resources/shared/property_map.h"
#include "resources/shared/table.h"

namespace resources {
namespace {

constexpr char kUnprotect[] =
    "To allow it, set deletion_protection = false and apply that first. Without a backup the data "
    "is "
    "gone.";

bool IsProtected(const Table& state) { return state.deletion_protection.value_or(true); }

absl::Status Protected(const Table& state, std::string_view what, std::string_view why) {
  return sdk::WithTitle(
      "The table is protected",
      base::MakeError(base::ErrorKind::kFinal,
                      base::StrCat("The table ", state.Id(), " would be ", what,
                                   ", and its data lost. deletion_protection is true.",
                                   why.empty() ? "" : " ", why),
                      kUnprotect));
}

// What of a plan can't be done to the table that is there.
class Replacement {
 public:
  Replacement(sdk::Call& call, const Table& prior, const Table& planned)
      : call_(call), prior_(prior), planned_(planned) {}

  // Marks all reasons; true if there is one.
  bool Find() {
    Compare("database", prior_.database, planned_.database);
    Compare("name", prior_.name, planned_.name);
    Compare("key", prior_.key, planned_.key);
    Compare("order_by", prior_.order_by, planned_.order_by);
    Compare("distribution", prior_.distribution, planned_.distribution);
    FindInPartition();
    FindInColumns();
    FindInProperties();
    return found_;
  }
  // A sentence on the first one; may be empty.
  const std::string& why() const { return why_; }

 private:
  void Because(cty::Path path, std::string why) {
    call_.RequireReplace(std::move(path));
    if (why_.empty()) why_ = std::move(why);
    found_ = true;
  }

  template <typename T>
  void Compare(const char* attribute, const T& before, const T& after) {
    if (before == after || after.IsUnknown()) return;
    Because(cty::Path(attribute), base::StrCat("StarRocks can't change ", attribute, " in place."));
  }

  // Which partitions there are is not managed.
  void FindInPartition() {
    sdk::Object<Partition> before = prior_.partition, after = planned_.partition;
    if (before.has_value() && after.has_value()) {
      Partition same = *after;
      same.partitions = before->partitions;
      if (*before == same && !(*before == *after)) WarnOfPartitions();
      after = same;
    }
    Compare("partition", before, after);
  }

  void WarnOfPartitions() {
    call_.Warn(
        "Partitions are made with the table only",
        "A change of partition.partitions is remembered but not made: ALTER TABLE, loads and "
        "dynamic partitioning add and drop partitions of a table that is there.",
        cty::Path("partition").Attribute("partitions"));
  }

  void FindInColumns() {
    if (!planned_.columns.has_value() || !prior_.columns.has_value()) return;
    const auto diff = starrocks::DiffColumns(ToDefinition(prior_), ToColumns(*planned_.columns));
    if (!diff.obstacle.empty()) Because(cty::Path("columns"), diff.obstacle);
  }

  // A key that was not managed before may have the wanted value already.
  void FindInProperties() {
    if (planned_.properties.IsUnknown()) return;
    const Properties before = prior_.properties.value_or({});
    for (const auto& [key, value] : Changed(before, planned_.properties.value_or({}))) {
      const auto old = before.find(key);
      if (old == before.end() || SameTableProperty(old->second, value) ||
          starrocks::IsAlterableTableProperty(key)) {
        continue;
      }
      Because(cty::Path("properties"),
              base::StrCat("StarRocks can't change the property ", key, " in place."));
    }
  }

  sdk::Call& call_;
  const Table& prior_;
  const Table& planned_;
  std::string why_;
  bool found_ = false;
};

// Brings a table from what the server has to what is planned, step by step.
class TableChange {
 public:
  TableChange(sdk::Call& call, starrocks::Client& client, const Table& plan,
              std::function<void(const Table&)> keep)
      : call_(call), client_(client), plan_(plan), keep_(std::move(keep)) {}

  absl::Status Run(Table so_far) {
    TF_ASSIGN(const starrocks::ServerInfo server, client_.Server(call_.context()));
    TF_ASSIGN(now_, starrocks::ReadTable(client_, call_.context(), plan_.Name()));
    so_far.deletion_protection = plan_.deletion_protection;
    so_far.partition = plan_.partition;
    keep_(so_far);
    // ALTER TABLE ... MODIFY COLUMN c COMMENT 'x' came with 3.5.
    TF_TRY(SetColumns(/*comments_alone=*/server.version.AtLeast(3, 5)));
    so_far.columns = plan_.columns;
    keep_(so_far);
    if (now_.comment != plan_.comment.value_or("")) {
      TF_TRY(starrocks::SetTableComment(client_, call_.context(), plan_.Name(),
                                        plan_.comment.value_or("")));
    }
    so_far.comment = plan_.comment;
    keep_(so_far);
    return SetProperties(so_far.properties.value_or({}));
  }

 private:
  absl::Status SetColumns(bool comments_alone) {
    const auto diff =
        starrocks::DiffColumns(now_, ToColumns(plan_.columns.value_or({})), comments_alone);
    if (!diff.obstacle.empty()) {
      return base::MakeError(base::ErrorKind::kFinal, diff.obstacle,
                             "The table has changed since the plan: plan and apply again.");
    }
    TF_TRY(starrocks::AlterColumns(client_, call_.context(), plan_.Name(), diff.changes));
    for (const auto& [column, comment] : diff.comments) {
      TF_TRY(starrocks::SetColumnComment(client_, call_.context(), plan_.Name(), column, comment));
    }
    return absl::OkStatus();
  }

  absl::Status SetProperties(const Properties& state) {
    Properties wanted;
    for (const auto& [key, value] : plan_.properties.value_or({})) {
      const auto shown = now_.properties.find(key);
      const auto known = state.find(key);
      const bool hidden = shown == now_.properties.end();
      const bool same = hidden ? known != state.end() && known->second == value
                               : SameTableProperty(shown->second, value);
      if (same) continue;
      if (!starrocks::IsAlterableTableProperty(key)) {
        return sdk::AtAttribute(
            cty::Path("properties").Key(key),
            base::MakeError(
                base::ErrorKind::kFinal,
                base::StrCat("StarRocks can't change the property ", key, " to \"", value,
                             "\" in place; it is \"", hidden ? "" : shown->second, "\"."),
                "Remove it from the configuration, or make the table anew."));
      }
      wanted.emplace(key, value);
    }
    const bool partitioned = now_.partitioning.kind != starrocks::PartitionKind::kNone;
    return starrocks::SetTableProperties(client_, call_.context(), plan_.Name(), wanted,
                                         partitioned);
  }

  sdk::Call& call_;
  starrocks::Client& client_;
  const Table& plan_;
  std::function<void(const Table&)> keep_;
  starrocks::TableDefinition now_;
};

class TableResource final : public sdk::Resource<Table> {
 public:
  absl::Status Validate(sdk::Call&, const Table& config) override { return CheckTable(config); }

  absl::Status AdjustPlan(sdk::Call& call, const Table* prior, const Table&,
                          Table& planned) override {
    if (prior == nullptr) return absl::OkStatus();
    Replacement replacement(call, *prior, planned);
    if (!replacement.Find() || !IsProtected(*prior)) return absl::OkStatus();
    return Protected(*prior, "dropped and made anew", replacement.why());
  }

  absl::Status PlanDestroy(sdk::Call&, const Table& state) override {
    return IsProtected(state) ? Protected(state, "dropped", "") : absl::OkStatus();
  }

  void PlanReplace(sdk::Call& call, const Table& state, const Table&) override {
    call.Warn(
        "Replacing a table loses its data",
        base::StrCat("The table ", state.Id(),
                     " will be dropped and an empty one made. Its data goes to the recycle "
                     "bin, and the grants on it are lost unless this configuration makes them "
                     "again."));
  }

  absl::StatusOr<Table> Create(sdk::Call& call, const Table& plan, const Table&) override {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    Table made = plan;
    if (made.partition.has_value() && made.partition->partitions.IsUnknown()) {
      Partition partition = *made.partition;
      partition.partitions = {};
      made.partition = partition;
    }
    const absl::Status status =
        starrocks::CreateTable(*client, call.context(), plan.Name(), ToDefinition(made));
    if (!status.ok() && base::KindOf(status) == base::ErrorKind::kAlreadyExists) {
      return Exists(call, plan);
    }
    TF_TRY(status);
    if (!made.distribution.IsUnknown()) return made;
    Keep(call, made);
    TF_ASSIGN(const auto found, starrocks::ReadTable(*client, call.context(), plan.Name()));
    made.distribution = AsRead(made, found, false).distribution;
    return made;
  }

  absl::StatusOr<std::optional<Table>> Read(sdk::Call& call, const Table& state) override {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    const auto found = starrocks::ReadTable(*client, call.context(), state.Name());
    if (!found.ok() && base::KindOf(found.status()) == base::ErrorKind::kNotFound) {
      return std::nullopt;
    }
    if (!found.ok()) return found.status();
    return AsRead(state, *found, call.Imported());
  }

  absl::StatusOr<Table> Update(sdk::Call& call, const Table& state, const Table& plan,
                               const Table&) override {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    TableChange change(call, *client, plan, [&](const Table& so_far) { Keep(call, so_far); });
    TF_TRY(change.Run(state));
    return plan;
  }

  absl::Status Delete(sdk::Call& call, const Table& state) override {
    if (IsProtected(state)) return Protected(state, "dropped", "");
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    // Never past the recycle bin, from where RECOVER TABLE brings it back.
    return starrocks::DropTable(*client, call.context(), state.Name());
  }

  absl::StatusOr<Table> Import(sdk::Call&, std::string_view id) override {
    return ParseTableId(id);
  }

  absl::StatusOr<Table> ImportByIdentity(sdk::Call& call, Table stub) override {
    return Import(call, stub.Id());
  }

  bool Lists() const override { return true; }

  absl::Status List(sdk::Call& call,
                    const std::function<bool(const Table&, std::string)>& emit) override {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    TF_ASSIGN(const auto databases, starrocks::ListDatabases(*client, call.context()));
    for (const std::string& database : databases) {
      if (starrocks::IsSystemDatabase(database)) continue;
      TF_ASSIGN(const auto names, starrocks::ListBaseTables(*client, call.context(), database));
      for (const std::string& name : names) {
        Table stub;
        stub.database = database;
        stub.name = name;
        if (!emit(stub, stub.Id())) return absl::OkStatus();
      }
    }
    return absl::OkStatus();
  }

  std::string LockKey(const Table& table) override {
    return table.database.has_value() && table.name.has_value() ? table.Id() : "";
  }

 private:
  static absl::Status Exists(const sdk::Call& call, const Table& plan) {
    const std::string id = plan.Id();
    const Existing existing{"table", "starrocks_table", id};
    if (!MayAdopt(call)) return AlreadyExists(existing);
    return NotAdopted(existing, "it may hold data.");
  }
};

}  // namespace

namespace make_resource {
std::unique_ptr<sdk::AnyResource> starrocks_table() {
  return sdk::Adapt<Table>(std::make_unique<TableResource>());
}
}  // namespace make_resource
}  // namespace resources
