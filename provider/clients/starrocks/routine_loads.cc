#include "provider/clients/starrocks/routine_loads.h"

#include <memory>
#include <utility>

#include "absl/strings/numbers.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/starrocks/errors.h"
#include "provider/clients/starrocks/names.h"
#include "provider/clients/starrocks/routine_load_rows.h"
#include "provider/clients/starrocks/routine_load_sql.h"

namespace starrocks {
namespace {

using base::ErrorKind;
using base::MakeError;
using base::StrCat;
using State = RoutineLoadState;

// The job of that name that has not ended.
absl::StatusOr<std::optional<RoutineLoad>> FindLive(Client& client, const base::Context& context,
                                                    const RoutineLoadName& name) {
  TF_ASSIGN(std::optional<RoutineLoad> load, FindRoutineLoad(client, context, name));
  if (load && load->state == State::kCancelled) load.reset();
  return load;
}

ReadBack IsLive(Client& client, const RoutineLoadName& name, bool wanted) {
  return [&client, name, wanted](const base::Context& context) -> absl::StatusOr<Outcome> {
    TF_ASSIGN(const std::optional<RoutineLoad> load, FindLive(client, context, name));
    return load.has_value() == wanted ? Outcome::kDone : Outcome::kNotDone;
  };
}

ReadBack IsInState(Client& client, const RoutineLoadName& name, State wanted) {
  return [&client, name, wanted](const base::Context& context) -> absl::StatusOr<Outcome> {
    TF_ASSIGN(const std::optional<RoutineLoad> load, FindLive(client, context, name));
    return load && load->state == wanted ? Outcome::kDone : Outcome::kNotDone;
  };
}

// An ALTER does no harm when it runs twice.
absl::StatusOr<Outcome> RunAgain(const base::Context&) { return Outcome::kNotDone; }

bool IsAlreadyUsed(const absl::Status& status) {
  const std::string_view message(status.message().data(), status.message().size());
  return message.find("already used in db") != std::string_view::npos;
}

// The server finds a job that has ended no more, in other words than those for other objects.
bool IsGone(const absl::Status& status) {
  return base::KindOf(status) == ErrorKind::kNotFound || ErrorCodeOf(status) == 5089;
}

absl::Status NoSuchLoad(const RoutineLoadName& name) {
  return MakeError(ErrorKind::kNotFound,
                   StrCat("there is no routine load \"", name.name, "\" in ", name.database));
}

absl::Status Steer(Client& client, const base::Context& context, const RoutineLoadName& name,
                   sql::Text verb, State wanted) {
  TF_ASSIGN(const std::optional<RoutineLoad> load, FindLive(client, context, name));
  if (!load) return NoSuchLoad(name);
  if (load->state == wanted) return absl::OkStatus();
  TF_ASSIGN(const sql::Statement qualified, QualifiedLoad(name));
  return client.Execute(sql::Statement(verb) << " ROUTINE LOAD FOR " << qualified, context,
                        IsInState(client, name, wanted), {CacheTag::kTables});
}

}  // namespace

absl::Status CheckRoutineLoadName(std::string_view name) {
  // The rule is that of catalogs.
  const absl::Status legal = CheckCatalogName(name);
  if (legal.ok()) return legal;
  return MakeError(ErrorKind::kFinal, StrCat("\"", name, "\" is not a valid routine load name"),
                   base::NextStepOf(legal));
}

absl::StatusOr<std::vector<RoutineLoad>> ListRoutineLoads(Client& client,
                                                          const base::Context& context,
                                                          std::string_view database) {
  TF_ASSIGN(const sql::Ident ident, sql::Ident::Of(database));
  TF_ASSIGN(const auto loads,
            client.CachedAs<std::vector<RoutineLoad>>(
                CacheTag::kTables, sql::Statement("SHOW ALL ROUTINE LOAD FROM ") << ident, context,
                RoutineLoadsFrom));
  return *loads;
}

absl::StatusOr<std::optional<RoutineLoad>> FindRoutineLoad(Client& client,
                                                           const base::Context& context,
                                                           const RoutineLoadName& name) {
  TF_ASSIGN(const std::vector<RoutineLoad> loads, ListRoutineLoads(client, context, name.database));
  std::optional<RoutineLoad> last;
  for (const RoutineLoad& load : loads) {
    if (load.name == name.name && (!last || load.id > last->id)) last = load;
  }
  if (last && last->state == State::kStopped) last.reset();
  return last;
}

absl::Status CreateRoutineLoad(Client& client, const base::Context& context,
                               const RoutineLoadName& name, const RoutineLoadSpec& spec) {
  TF_ASSIGN(const sql::Statement statement, CreateRoutineLoadSql(name, spec));
  const absl::Status status =
      client.Execute(statement, context, IsLive(client, name, true), {CacheTag::kTables});
  if (status.ok() || !IsAlreadyUsed(status)) return status;
  return MakeError(ErrorKind::kAlreadyExists, std::string(status.message()));
}

absl::Status AlterRoutineLoad(Client& client, const base::Context& context,
                              const RoutineLoadName& name, const RoutineLoadSpec& changed) {
  TF_ASSIGN(const sql::Statement statement, AlterRoutineLoadSql(name, changed));
  return client.Execute(statement, context, RunAgain, {CacheTag::kTables});
}

absl::Status PauseRoutineLoad(Client& client, const base::Context& context,
                              const RoutineLoadName& name) {
  return Steer(client, context, name, "PAUSE", State::kPaused);
}

absl::Status ResumeRoutineLoad(Client& client, const base::Context& context,
                               const RoutineLoadName& name) {
  return Steer(client, context, name, "RESUME", State::kRunning);
}

absl::Status StopRoutineLoad(Client& client, const base::Context& context,
                             const RoutineLoadName& name) {
  TF_ASSIGN(const sql::Statement load, QualifiedLoad(name));
  const absl::Status status =
      client.Execute(sql::Statement("STOP ROUTINE LOAD FOR ") << load, context,
                     IsLive(client, name, false), {CacheTag::kTables});
  return !status.ok() && IsGone(status) ? absl::OkStatus() : status;
}

std::map<std::string, std::string> OffsetsBehind(
    const std::map<std::string, std::string>& progress) {
  std::map<std::string, std::string> offsets;
  for (const auto& [partition, last] : progress) {
    int64_t read = 0;
    offsets[partition] = absl::SimpleAtoi(last, &read) ? StrCat(read + 1) : last;
  }
  return offsets;
}

}  // namespace starrocks
