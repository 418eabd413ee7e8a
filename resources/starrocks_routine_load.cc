#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/starrocks/databases.h"
#include "provider/clients/starrocks/names.h"
#include "provider/clients/starrocks/routine_loads.h"
#include "provider/sdk/resource.h"
#include "resources/shared/backends.h"
#include "resources/shared/exists.h"
#include "resources/shared/property_map.h"
#include "resources/shared/routine_load.h"

namespace resources {
namespace {

constexpr char kShown[] = "shown_expressions";  // private data: what the server made of them
constexpr char kPaused[] = "paused";

// A job that nobody wants to stand still.
void WarnOfReason(sdk::Call& call, const RoutineLoad& load, std::string_view wanted) {
  const std::string state = load.state.value_or("");
  if (state == wanted || state == "running") return;
  call.Warn(base::StrCat("Routine load ", load.Id(), " is ", state),
            base::StrCat("StarRocks says why: ", load.reason.value_or("it gives no reason"),
                         " The next apply ", state == kPaused ? "resumes it." : "makes it anew."));
}

class RoutineLoadResource final : public sdk::Resource<RoutineLoad> {
 public:
  absl::Status Validate(sdk::Call&, const RoutineLoad& config) override {
    return CheckDisjoint(config.kafka_properties, config.kafka_properties_wo,
                         "kafka_properties_wo");
  }

  absl::Status AdjustPlan(sdk::Call& call, const RoutineLoad* prior, const RoutineLoad&,
                          RoutineLoad& planned) override {
    if (prior == nullptr || !NeedsNewJob(*prior, planned)) return absl::OkStatus();
    call.Warn("The routine load is stopped and made anew",
              base::StrCat("StarRocks can't make this change to the job ", prior->Id(),
                           ". A new one takes its place and goes on where it ended",
                           prior->kafka_topic == planned.kafka_topic
                               ? "."
                               : "; on the new topic it begins as configured."));
    return absl::OkStatus();
  }

  absl::StatusOr<RoutineLoad> Create(sdk::Call& call, const RoutineLoad& plan,
                                     const RoutineLoad& config) override {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    const absl::Status status =
        starrocks::CreateRoutineLoad(*client, call.context(), plan.Name(), ToSpec(plan, config));
    if (!status.ok() && base::KindOf(status) == base::ErrorKind::kAlreadyExists) {
      return Exists(call, plan);
    }
    TF_TRY(status);
    return Settle(call, *client, plan);
  }

  absl::StatusOr<std::optional<RoutineLoad>> Read(sdk::Call& call,
                                                  const RoutineLoad& state) override {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    const auto found = starrocks::FindRoutineLoad(*client, call.context(), state.Name());
    if (!found.ok() && base::KindOf(found.status()) == base::ErrorKind::kNotFound) {
      return std::nullopt;
    }
    if (!found.ok()) return found.status();
    if (!found->has_value()) return std::nullopt;
    const RoutineLoad read = AsRead(state, **found, call.private_data()[kShown], call.Imported());
    WarnOfReason(call, read, state.state.value_or(read.state.value_or("")));
    return read;
  }

  absl::StatusOr<RoutineLoad> Update(sdk::Call& call, const RoutineLoad& state,
                                     const RoutineLoad& plan, const RoutineLoad& config) override {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    if (NeedsNewJob(state, plan)) {
      TF_TRY(MakeAnew(call, *client, state, plan, config));
    } else {
      TF_TRY(Alter(call, *client, ChangedSpec(state, plan, config), plan));
    }
    return Settle(call, *client, plan);
  }

  absl::Status Delete(sdk::Call& call, const RoutineLoad& state) override {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    return starrocks::StopRoutineLoad(*client, call.context(), state.Name());
  }

  absl::StatusOr<RoutineLoad> Import(sdk::Call&, std::string_view id) override {
    return ParseRoutineLoadId(id);
  }

  absl::StatusOr<RoutineLoad> ImportByIdentity(sdk::Call& call, RoutineLoad stub) override {
    return Import(call, stub.Id());
  }

  bool Lists() const override { return true; }

  absl::Status List(sdk::Call& call,
                    const std::function<bool(const RoutineLoad&, std::string)>& emit) override {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    TF_ASSIGN(const auto databases, starrocks::ListDatabases(*client, call.context()));
    for (const std::string& database : databases) {
      if (starrocks::IsSystemDatabase(database)) continue;
      TF_ASSIGN(const auto loads, starrocks::ListRoutineLoads(*client, call.context(), database));
      for (const starrocks::RoutineLoad& load : loads) {
        if (load.state == starrocks::RoutineLoadState::kStopped) continue;
        RoutineLoad stub;
        stub.database = database;
        stub.name = load.name;
        if (!emit(stub, stub.Id())) return absl::OkStatus();
      }
    }
    return absl::OkStatus();
  }

  std::string LockKey(const RoutineLoad& load) override {
    return load.database.has_value() && load.name.has_value() ? load.Id() : "";
  }

 private:
  // A job can be changed only while it is paused.
  static absl::Status Alter(sdk::Call& call, starrocks::Client& client,
                            const starrocks::RoutineLoadSpec& changed, const RoutineLoad& plan) {
    if (IsEmpty(changed)) return absl::OkStatus();
    TF_TRY(starrocks::PauseRoutineLoad(client, call.context(), plan.Name()));
    const absl::Status altered =
        starrocks::AlterRoutineLoad(client, call.context(), plan.Name(), changed);
    if (altered.ok() || plan.state.value_or("") == kPaused) return altered;
    // The job goes on as it was; what went wrong with the change is the error to show.
    starrocks::ResumeRoutineLoad(client, call.context(), plan.Name()).IgnoreError();
    return altered;
  }

  static bool IsEmpty(const starrocks::RoutineLoadSpec& spec) {
    return !spec.column_separator && !spec.row_delimiter && spec.columns.empty() &&
           spec.where.empty() && spec.partitions.empty() && spec.properties.empty() &&
           spec.brokers.empty() && spec.offsets.empty() && spec.kafka.empty() &&
           !spec.schema_registry;
  }

  // The new job begins where the old one ended, which is known for good once it is paused.
  static absl::Status MakeAnew(sdk::Call& call, starrocks::Client& client, const RoutineLoad& state,
                               const RoutineLoad& plan, const RoutineLoad& config) {
    if (state.state.value_or("") == "running") {
      TF_TRY(starrocks::PauseRoutineLoad(client, call.context(), plan.Name()));
    }
    TF_ASSIGN(const auto found, starrocks::FindRoutineLoad(client, call.context(), plan.Name()));
    starrocks::RoutineLoadSpec spec = ToSpec(plan, config);
    const bool goes_on = found && state.kafka_topic == plan.kafka_topic &&
                         state.kafka_offsets == plan.kafka_offsets && !found->progress.empty();
    if (goes_on) spec.offsets = starrocks::OffsetsBehind(found->progress);
    TF_TRY(starrocks::StopRoutineLoad(client, call.context(), plan.Name()));
    return starrocks::CreateRoutineLoad(client, call.context(), plan.Name(), spec);
  }

  // Brings the job to the planned state and fills in what the server says.
  static absl::StatusOr<RoutineLoad> Settle(sdk::Call& call, starrocks::Client& client,
                                            const RoutineLoad& plan) {
    RoutineLoad made = plan;
    made.status = sdk::String();
    made.reason = sdk::String();
    made.progress = sdk::StringMap();
    Keep(call, made);
    if (plan.state.value_or("") == kPaused) {
      TF_TRY(starrocks::PauseRoutineLoad(client, call.context(), plan.Name()));
    } else {
      TF_TRY(starrocks::ResumeRoutineLoad(client, call.context(), plan.Name()));
    }
    TF_ASSIGN(const auto found, starrocks::FindRoutineLoad(client, call.context(), plan.Name()));
    if (!found) return made;
    call.private_data()[kShown] = ShownExpressions(*found);
    made.status = found->status;
    made.reason = found->reason;
    made.progress = found->progress;
    return made;
  }

  static absl::Status Exists(const sdk::Call& call, const RoutineLoad& plan) {
    const std::string id = plan.Id();
    const Existing existing{"routine load", "starrocks_routine_load", id};
    if (!MayAdopt(call)) return AlreadyExists(existing);
    return NotAdopted(existing, "it reads data.");
  }
};

}  // namespace

namespace make_resource {
std::unique_ptr<sdk::AnyResource> starrocks_routine_load() {
  return sdk::Adapt<RoutineLoad>(std::make_unique<RoutineLoadResource>());
}
}  // namespace make_resource
}  // namespace resources
