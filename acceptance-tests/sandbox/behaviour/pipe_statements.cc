#include "acceptance-tests/sandbox/behaviour/pipe_statements.h"

#include <algorithm>
#include <array>

#include "acceptance-tests/sandbox/behaviour/access.h"
#include "acceptance-tests/sandbox/behaviour/catalog_statements.h"
#include "acceptance-tests/sandbox/behaviour/names.h"
#include "acceptance-tests/sandbox/behaviour/rows.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"
#include "acceptance-tests/sandbox/behaviour/tables.h"
#include "acceptance-tests/sandbox/behaviour/text.h"

namespace sandbox::behaviour {
namespace {

MaybeError CheckPipeProperties(const Properties& properties) {
  constexpr std::array<std::string_view, 5> kKnown = {"auto_ingest", "poll_interval", "batch_size",
                                                      "batch_files", "warehouse"};
  for (const auto& [key, value] : properties) {
    bool known = std::find(kKnown.begin(), kKnown.end(), key) != kKnown.end();
    if (!known && !key.starts_with("task.")) {
      return AnalyzeError({5803, "42000"}, StrCat("Unknown property ", key));
    }
  }
  return std::nullopt;
}

// The disks of the servers hold no files. Object stores are not asked: what is looked for in them
// is taken to be there.
MaybeError CheckFiles(const Properties& files) {
  const std::string* path = FindProperty(files, "path");
  if (path == nullptr) return NotSimulated("FILES without a path");
  if (!path->starts_with("file:")) return std::nullopt;
  return RunError({5600, "58030"},
                  StrCat("Access storage error. Error message: No files were found matching the "
                         "pattern(s) or path(s): '",
                         *path,
                         "'. You should check whether there are files under the path, and make "
                         "sure the process has the permission to access the path"));
}

ErrorResult UnknownPipe(const Database& database, std::string_view name) {
  return AnalyzeError({5801, "42000"}, StrCat("Unknown pipe '", database.name, ".", name, "'"));
}

MaybeError RequirePipe(const Context& context, const Database& database, const std::string& name,
                       std::string_view privilege) {
  auto pipe = database.pipes.find(name);
  if (pipe == database.pipes.end()) return std::nullopt;
  if (Has(context, ObjectType::kPipe, PipeKey(database, pipe->second), {privilege})) {
    return std::nullopt;
  }
  return AccessDenied(context, privilege, "PIPE", name);
}

RowsResult PipeColumns() {
  RowsResult result = MakeRows({"DATABASE_NAME", "PIPE_ID", "PIPE_NAME", "STATE", "TABLE_NAME",
                                "LOAD_STATUS", "LAST_ERROR", "CREATED_TIME"});
  result.columns[1] = MakeColumn("PIPE_ID", kLongLong);
  result.columns[7] = MakeColumn("CREATED_TIME", kDateTime);
  return result;
}

}  // namespace

Result Execute(const CreatePipe& statement, Context& context) {
  const std::string& name = statement.name.back();
  Located located = LocateDatabase(statement.name, context);
  if (located.error.has_value()) return *located.error;
  if (MaybeError error = CheckObjectName("pipe", name)) return *error;
  if (MaybeError error = CheckPipeProperties(statement.properties)) return *error;
  Located target = LocateTable(statement.table, context);
  if (target.error.has_value()) return *target.error;
  if (!statement.files.has_value()) {
    return AnalyzeError({5800, "42000"}, "Bad pipe statement: 'only support FileTableFunction'");
  }
  if (MaybeError error = CheckFiles(*statement.files)) return *error;
  Database& database = *located.database;
  if (MaybeError error = RequireDatabase(context, &database, "CREATE PIPE")) return *error;
  if (database.pipes.count(name) != 0 && !statement.replace) {
    if (statement.if_not_exists) return OkResult{};
    return AnalyzeError({5802, "42000"}, "Pipe exists");
  }
  Pipe pipe;
  pipe.id = context.state.NewId();
  pipe.table = StrCat(target.database->name, ".", target.table->name);
  pipe.created_seconds = NowSeconds();
  database.pipes[name] = std::move(pipe);
  return OkResult{};
}

Result Execute(const AlterPipe& statement, Context& context) {
  const std::string& name = statement.name.back();
  Located located = LocateDatabase(statement.name, context);
  if (located.error.has_value()) return *located.error;
  if (MaybeError error = CheckPipeProperties(statement.properties)) return *error;
  if (MaybeError error = RequirePipe(context, *located.database, name, "ALTER")) return *error;
  auto pipe = located.database->pipes.find(name);
  if (pipe == located.database->pipes.end()) {
    return RunError(StrCat("pipe-", name, " not exists"));
  }
  if (statement.state.empty()) return NotSimulated("ALTER PIPE");
  pipe->second.state = statement.state;
  return OkResult{};
}

Result Execute(const DropPipe& statement, Context& context) {
  const std::string& name = statement.name.back();
  Located located = LocateDatabase(statement.name, context);
  if (located.error.has_value()) return *located.error;
  if (located.database->pipes.count(name) == 0) {
    if (statement.if_exists) return OkResult{};
    return UnknownPipe(*located.database, name);
  }
  if (MaybeError error = RequirePipe(context, *located.database, name, "DROP")) return *error;
  located.database->pipes.erase(name);
  return OkResult{};
}

Result Execute(const ShowPipes& statement, Context& context) {
  QualifiedName database = statement.database;
  database.push_back("");
  Located located = LocateDatabase(database, context);
  if (located.error.has_value()) return *located.error;
  RowsResult result = PipeColumns();
  for (const auto& [name, pipe] : located.database->pipes) {
    if (statement.like.has_value() && !Like(name, *statement.like)) continue;
    if (!HasAny(context, ObjectType::kPipe, PipeKey(*located.database, pipe))) continue;
    result.rows.push_back({located.database->name, StrCat(pipe.id), name, pipe.state, pipe.table,
                           "{\"loadedFiles\":0,\"loadedBytes\":0,\"loadingFiles\":0}", std::nullopt,
                           FormatTime(pipe.created_seconds)});
  }
  return result;
}

Result Execute(const SubmitTask& statement, Context& context) {
  if (statement.name.size() < 2 && context.session.database.empty()) return NoDatabaseSelected();
  return NotSimulated("SUBMIT TASK");
}

Result Execute(const DropTask& statement, Context&) {
  return AnalyzeError(StrCat("Task ", statement.name, " is not exist"));
}

}  // namespace sandbox::behaviour
