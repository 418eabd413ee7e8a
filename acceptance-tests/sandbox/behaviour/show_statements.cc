#include "acceptance-tests/sandbox/behaviour/show_statements.h"

#include "acceptance-tests/sandbox/behaviour/access.h"
#include "acceptance-tests/sandbox/behaviour/catalog_statements.h"
#include "acceptance-tests/sandbox/behaviour/database_statements.h"
#include "acceptance-tests/sandbox/behaviour/fixed_lists.h"
#include "acceptance-tests/sandbox/behaviour/nodes.h"
#include "acceptance-tests/sandbox/behaviour/rows.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"
#include "acceptance-tests/sandbox/behaviour/tables.h"
#include "acceptance-tests/sandbox/behaviour/text.h"

namespace sandbox::behaviour {
namespace {

// Databases in front of their tables: SHOW TABLES FROM [catalog.]database.
Located LocateShownDatabase(QualifiedName name, const Context& context) {
  name.push_back("");
  return LocateDatabase(name, context);
}

const char* TableTypeText(const Table& table) {
  switch (table.kind) {
    case Table::Kind::kView:
    case Table::Kind::kMaterializedView:
      return "VIEW";
    case Table::Kind::kSystemView:
      return "SYSTEM VIEW";
    case Table::Kind::kTable:
      break;
  }
  return "BASE TABLE";
}

RowsResult ProcessListColumns() {
  RowsResult result =
      MakeRows({"ServerName", "Id", "User", "Host", "Db", "Command", "ConnectionStartTime", "Time",
                "State", "Info", "IsPending", "Warehouse"});
  result.columns[1] = MakeColumn("Id", kLongLong);
  result.columns[7] = MakeColumn("Time", kLong);
  return result;
}

}  // namespace

Result Execute(const ShowTables& statement, Context& context) {
  Located located = LocateShownDatabase(statement.database, context);
  if (located.error.has_value()) return *located.error;
  std::string header = StrCat("Tables_in_", located.database->name);
  RowsResult result = MakeRows({header});
  if (statement.full) result.columns.push_back(MakeColumn("Table_type"));
  for (const auto& [name, table] : located.database->tables) {
    if (statement.like.has_value() && !Like(name, *statement.like)) continue;
    if (!SeesTable(context, *located.database, table)) continue;
    result.rows.push_back({name});
    if (statement.full) result.rows.back().push_back(TableTypeText(table));
  }
  return result;
}

Result Execute(const ShowFrontends&, Context& context) {
  if (MaybeError error = RequireSystem(context, {"OPERATE", "NODE"})) return *error;
  return ListFrontends(context.state);
}

Result Execute(const ShowBackends&, Context& context) {
  if (MaybeError error = RequireSystem(context, {"OPERATE", "NODE"})) return *error;
  return ListBackends(context.state);
}

Result Execute(const ShowComputeNodes&, Context& context) {
  if (MaybeError error = RequireSystem(context, {"OPERATE", "NODE"})) return *error;
  return ListComputeNodes(context.state);
}

Result Execute(const ShowProc& statement, Context& context) {
  const std::string& path = statement.path;
  if (path.empty()) return AnalyzeError("Path is null");
  if (path[0] != '/') {
    return AnalyzeError(StrCat("Unknown proc node path: ", path, ". msg: Path(", path,
                               ") does not start with '/'"));
  }
  if (MaybeError error = RequireSystem(context, {"OPERATE"})) return *error;
  if (path == "/dbs") return ListDatabases(context.state);
  if (path == "/catalog") return ListCatalogs(context, std::nullopt);
  if (path == "/frontends") return ListFrontends(context.state);
  if (path == "/backends") return ListBackends(context.state);
  if (path == "/compute_nodes") return ListComputeNodes(context.state);
  return AnalyzeError(StrCat("Unknown proc node path: ", path, ". msg: Cannot find path: ", path));
}

Result Execute(const ShowProcessList& statement, Context& context) {
  bool all = !RequireSystem(context, {"OPERATE"}).has_value();
  RowsResult result = ProcessListColumns();
  for (const auto& [id, session] : context.state.sessions) {
    bool own = session->identity.user == context.session.identity.user;
    if ((!all && !own) || session->killed) continue;
    if (statement.user.has_value() && session->identity.user != *statement.user) continue;
    bool running = session == &context.session;
    result.rows.push_back({FrontendName(context.state), StrCat(id), session->identity.user,
                           StrCat(session->login_host, ":0"), session->database,
                           running ? "Query" : "Sleep", FormatTime(session->connected_seconds), "0",
                           running ? "OK" : "", running ? session->running : "", "false",
                           "default_warehouse"});
  }
  return result;
}

Result Execute(const ShowFixed& statement, Context& context) {
  const FixedList& list = FixedLists()[statement.index];
  if (!list.privilege.empty()) {
    if (MaybeError error = RequireSystem(context, {list.privilege})) return *error;
  }
  return list.rows;
}

}  // namespace sandbox::behaviour
