#include "acceptance-tests/sandbox/behaviour/state.h"

#include "acceptance-tests/sandbox/behaviour/rows.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"
#include "acceptance-tests/sandbox/behaviour/system_tables.h"

namespace sandbox::behaviour {
namespace {

void AddSystemDatabase(int64_t id, std::string name, const std::vector<std::string_view>& tables,
                       Table::Kind kind, State* state) {
  Database database;
  database.id = id;
  database.name = name;
  int64_t next_id = id + 1;
  for (std::string_view table_name : tables) {
    Table table;
    table.id = next_id++;
    table.name = std::string(table_name);
    table.kind = kind;
    database.tables[table.name] = std::move(table);
  }
  state->databases[std::move(name)] = std::move(database);
}

}  // namespace

void Bootstrap(State* state) {
  state->start_seconds = NowSeconds();
  AddSystemDatabase(1, "information_schema", InformationSchemaTables(), Table::Kind::kSystemView,
                    state);
  AddSystemDatabase(100, "sys", SysTables(), Table::Kind::kSystemView, state);
  AddSystemDatabase(10004, "_statistics_", StatisticsTables(), Table::Kind::kTable, state);
  BootstrapAccounts(&state->accounts, "1");
}

Database* FindDatabase(State& state, std::string_view name) {
  auto found = state.databases.find(std::string(name));
  return found == state.databases.end() ? nullptr : &found->second;
}

const Database* FindDatabaseById(const State& state, std::string_view id) {
  int64_t wanted = 0;
  if (!ParseInt(id, &wanted)) return nullptr;
  for (const auto& [name, database] : state.databases) {
    if (database.id == wanted) return &database;
  }
  return nullptr;
}

bool IsSystemDatabase(std::string_view name) {
  return name == "information_schema" || name == "sys";
}

}  // namespace sandbox::behaviour
