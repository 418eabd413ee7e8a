#include <algorithm>

#include "acceptance-tests/sandbox/behaviour/access.h"
#include "acceptance-tests/sandbox/behaviour/names.h"
#include "acceptance-tests/sandbox/behaviour/routine_loads.h"
#include "acceptance-tests/sandbox/behaviour/rows.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"
#include "acceptance-tests/sandbox/behaviour/tables.h"

namespace sandbox::behaviour {
namespace {

using LoadState = RoutineLoad::State;
using Verb = SteerRoutineLoad::Verb;

// The database, found while the statement runs: the analysis has not looked at it.
Located LocateForCreate(const QualifiedName& name, const Context& context) {
  Located located = LocateDatabase(name, context);
  if (located.error.has_value() && located.error->code == kUnknownDatabase.code) {
    located.error = UnknownDatabase(name[0], false);
  }
  return located;
}

ErrorResult NoSuchJob(const std::string& name) {
  return AnalyzeError({5089, "42000"},
                      StrCat("Routine load job [", name, "] not found when checking privilege"));
}

struct LocatedLoad {
  RoutineLoad* load = nullptr;
  MaybeError error;
};

LocatedLoad LocateLoad(const QualifiedName& name, const Context& context) {
  Located located = LocateDatabase(name, context);
  if (located.error.has_value()) return {nullptr, located.error};
  RoutineLoad* load = FindRoutineLoad(located.database, name.back());
  if (load == nullptr) return {nullptr, NoSuchJob(name.back())};
  return {load, RequireLoad(context, located.database, *load)};
}

ErrorResult NoTransition(const char* from, const char* to) {
  return RunError(StrCat("Could not transform ", from, " to ", to));
}

}  // namespace

RoutineLoad* FindRoutineLoad(Database* database, const std::string& name) {
  for (RoutineLoad& load : database->routine_loads) {
    if (load.name == name && load.state != LoadState::kStopped) return &load;
  }
  return nullptr;
}

std::string LoadTableName(const Database& database, const RoutineLoad& load) {
  for (const auto& [name, table] : database.tables) {
    if (table.id == load.table_id) return name;
  }
  return "";
}

MaybeError RequireLoad(const Context& context, Database* database, const RoutineLoad& load) {
  for (const auto& [name, table] : database->tables) {
    if (table.id == load.table_id) return RequireTable(context, *database, table, "INSERT");
  }
  return std::nullopt;
}

Result Execute(const CreateRoutineLoad& statement, Context& context) {
  const std::string& name = statement.name.back();
  bool kafka = statement.source == "KAFKA";
  if (MaybeError error = CheckObjectName("ROUTINE LOAD NAME", name)) return *error;
  if (!kafka && statement.source != "PULSAR") {
    return AnalyzeError(StrCat("routine load job does not support this type ", statement.source));
  }
  if (kafka) {
    if (MaybeError error = CheckClauses(statement.clauses, false)) return *error;
  }
  Located located = LocateForCreate(statement.name, context);
  if (located.error.has_value()) return *located.error;
  auto table = located.database->tables.find(statement.table);
  if (table == located.database->tables.end()) {
    return RunError(kUnknownTable, StrCat("Unknown table '", statement.table, "'"));
  }
  MaybeError denied = RequireTable(context, *located.database, table->second, "INSERT");
  if (denied.has_value()) return *denied;
  if (FindRoutineLoad(located.database, name) != nullptr) {
    return RunError(StrCat("Name ", name, " already used in db ", located.database->name));
  }
  RoutineLoad load;
  load.id = context.state.NewId();
  load.name = name;
  load.table_id = table->second.id;
  load.source = statement.source;
  load.created_seconds = NowSeconds();
  ApplyClauses(statement.clauses, false, &load);
  located.database->routine_loads.push_back(std::move(load));
  return OkResult{};
}

Result Execute(const AlterRoutineLoad& statement, Context& context) {
  if (MaybeError error = CheckClauses(statement.clauses, true)) return *error;
  LocatedLoad located = LocateLoad(statement.name, context);
  if (located.error.has_value()) return *located.error;
  if (located.load->state != LoadState::kPaused) {
    return RunError("Only supports modification of PAUSED jobs");
  }
  ApplyClauses(statement.clauses, true, located.load);
  return OkResult{};
}

Result Execute(const SteerRoutineLoad& statement, Context& context) {
  LocatedLoad located = LocateLoad(statement.name, context);
  if (located.error.has_value()) return *located.error;
  RoutineLoad& load = *located.load;
  bool paused = load.state == LoadState::kPaused;
  switch (statement.verb) {
    case Verb::kPause:
      if (paused) return NoTransition("PAUSED", "PAUSED");
      load.state = LoadState::kPaused;
      load.paused_seconds = NowSeconds();
      load.reason = StrCat("ErrorReason{errCode = 100, msg='User ", context.session.identity.user,
                           " pauses routine load job'}");
      break;
    case Verb::kResume:
      if (!paused) return NoTransition("RUNNING", "NEED_SCHEDULE");
      load.state = LoadState::kRunning;
      load.reason.clear();
      break;
    case Verb::kStop:
      load.state = LoadState::kStopped;
      load.ended_seconds = NowSeconds();
      break;
  }
  return OkResult{};
}

}  // namespace sandbox::behaviour
