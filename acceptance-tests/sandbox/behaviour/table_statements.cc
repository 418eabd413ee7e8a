#include "acceptance-tests/sandbox/behaviour/table_statements.h"

#include <algorithm>

#include "acceptance-tests/sandbox/behaviour/access.h"
#include "acceptance-tests/sandbox/behaviour/names.h"
#include "acceptance-tests/sandbox/behaviour/rows.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"
#include "acceptance-tests/sandbox/behaviour/table_changes.h"
#include "acceptance-tests/sandbox/behaviour/table_shows.h"
#include "acceptance-tests/sandbox/behaviour/tables.h"

namespace sandbox::behaviour {
namespace {

using Kind = Table::Kind;

ErrorResult TableExists(const std::string& name, bool analyzing) {
  std::string text = StrCat("Table '", name, "' already exists");
  return analyzing ? AnalyzeError(kTableExists, text) : RunError(kTableExists, text);
}

ErrorResult TableNotFound(std::string_view name) {
  return AnalyzeError(StrCat("Table ", name, " is not found"));
}

std::string_view CreatePrivilege(Kind kind) {
  if (kind == Kind::kView) return "CREATE VIEW";
  return kind == Kind::kMaterializedView ? "CREATE MATERIALIZED VIEW" : "CREATE TABLE";
}

// A system database refuses by itself, whoever asks.
MaybeError RequireCreate(const Context& context, const Database& database, Kind kind) {
  if (IsSystemDatabase(database.name)) return std::nullopt;
  return RequireDatabase(context, &database, CreatePrivilege(kind));
}

Table& AddTable(const std::string& name, Table table, Database* database, Context& context) {
  table.id = context.state.NewId();
  table.name = name;
  table.created_seconds = NowSeconds();
  return database->tables[name] = std::move(table);
}

// The table of a kind, or nullptr.
Table* FindOfKind(Database* database, const std::string& name, Kind kind) {
  auto found = database->tables.find(name);
  return found != database->tables.end() && found->second.kind == kind ? &found->second : nullptr;
}

ErrorResult DropMissing(const DropTable& statement, const Database& database) {
  const std::string& name = statement.name.back();
  switch (statement.kind) {
    case Kind::kMaterializedView:
      return RunError(StrCat("Materialized view ", name, " is not found"));
    case Kind::kTable:
      return AnalyzeError(kUnknownTable, StrCat("Unknown table '", name, "'"));
    default:
      return RunError(kUnknownTable, StrCat("Unknown table '", database.name, ".", name, "'"));
  }
}

void Recycle(Database* database, const std::string& name, bool keep) {
  auto node = database->tables.extract(name);
  if (keep) database->recycled_tables.push_back(std::move(node.mapped()));
}

// In an ALTER TABLE a missing database is a missing object like any other.
ErrorResult NoDatabaseToAlter(const QualifiedName& name, const ErrorResult& error) {
  if (error.code != kUnknownDatabase.code || name.size() < 2) return error;
  return AnalyzeError(
      StrCat("Database ", kInternalCatalog, ".", name[name.size() - 2], " is not found"));
}

}  // namespace

Located LocateForAlter(const QualifiedName& name, Kind kind, const Context& context) {
  Located located = LocateDatabase(name, context);
  if (located.error.has_value()) {
    located.error = NoDatabaseToAlter(name, *located.error);
    return located;
  }
  located.table = FindOfKind(located.database, name.back(), kind);
  if (located.table == nullptr) {
    located.error = TableNotFound(kind == Kind::kMaterializedView
                                      ? StrCat(located.database->name, ".", name.back())
                                      : name.back());
    return located;
  }
  located.error = RequireTable(context, *located.database, *located.table, "ALTER");
  bool busy = RunningJob(located.database, *located.table) != nullptr;
  if (!located.error.has_value() && busy) {
    located.error = RunError(StrCat("A schema change operation is in progress on the table ",
                                    name.back(), ". Please wait until it is finished."));
  }
  return located;
}

std::string_view KindName(Kind kind) {
  if (kind == Kind::kView) return "VIEW";
  return kind == Kind::kMaterializedView ? "MATERIALIZED VIEW" : "TABLE";
}

namespace {

// The columns of CREATE TABLE ... AS SELECT of plain columns.
MaybeError SelectColumns(const Query& query, const Context& context, Table* table) {
  const SelectCore& core = query.parts.front();
  Located source = LocateTable(core.table, context);
  if (source.error.has_value()) return source.error;
  for (const SelectItem& item : core.items) {
    bool plain = item.expression != nullptr && item.expression->kind == Expression::Kind::kColumn;
    if (!plain) return NotSimulated("CREATE TABLE AS SELECT of an expression");
    const TableColumn* column = FindColumn(source.table, item.expression->name);
    if (column == nullptr) {
      return AnalyzeError(StrCat("Column '", item.expression->name, "' cannot be resolved"));
    }
    TableColumn copy;
    copy.name = item.alias.empty() ? column->name : item.alias;
    copy.type = column->type;
    copy.create_type = column->create_type;
    copy.nullable = column->nullable;
    table->columns.push_back(std::move(copy));
  }
  return std::nullopt;
}

MaybeError MakeTable(const CreateTable& statement, Context& context, Table* table) {
  if (!statement.like.empty()) {
    Located source = LocateTable(statement.like, context);
    if (source.error.has_value()) return source.error;
    *table = *source.table;
    return std::nullopt;
  }
  if (statement.query.has_value()) {
    if (MaybeError error = SelectColumns(*statement.query, context, table)) return error;
  }
  return CompleteTable(&context.state, table);
}

// The answer to a statement that loads what there is: nothing.
OkResult InsertedNothing(Context& context) {
  int64_t id = context.state.NewTransactionId();
  return {0, StrCat("{'label':'insert_", HexOf(StrCat(id)), "', 'status':'VISIBLE', 'txnId':'", id,
                    "'}")};
}

}  // namespace

Result Execute(const CreateTable& statement, Context& context) {
  const std::string& name = statement.name.back();
  Located located = LocateDatabase(statement.name, context);
  if (located.error.has_value()) return *located.error;
  bool exists = located.database->tables.count(name) != 0;
  if (exists && !statement.if_not_exists) return TableExists(name, true);
  Table table = statement.table;
  if (MaybeError error = MakeTable(statement, context, &table)) return *error;
  if (MaybeError error = RequireCreate(context, *located.database, Kind::kTable)) return *error;
  if (IsSystemDatabase(located.database->name)) {
    return RunError({1005, "HY000"}, StrCat("Can't create table '", name,
                                            "' (errno: cannot create table in system database)"));
  }
  if (!exists) AddTable(name, std::move(table), located.database, context);
  return statement.query.has_value() ? InsertedNothing(context) : OkResult{};
}

Result Execute(const CreateView& statement, Context& context) {
  const std::string& name = statement.name.back();
  Located located = LocateDatabase(statement.name, context);
  if (located.error.has_value()) return *located.error;
  Table table;
  table.kind = statement.kind;
  if (MaybeError error = CompleteView(statement, context, &table)) return *error;
  Table* existing = FindOfKind(located.database, name, statement.kind);
  if (statement.alter || (statement.replace && existing != nullptr)) {
    if (existing == nullptr) return TableNotFound(name);
    if (MaybeError error = RequireTable(context, *located.database, *existing, "ALTER")) {
      return *error;
    }
    table.id = existing->id;
    table.name = name;
    table.created_seconds = existing->created_seconds;
    *existing = std::move(table);
    return OkResult{};
  }
  if (MaybeError error = RequireCreate(context, *located.database, statement.kind)) return *error;
  if (located.database->tables.count(name) != 0) {
    if (statement.if_not_exists) return OkResult{};
    return TableExists(name, false);
  }
  AddTable(name, std::move(table), located.database, context);
  return OkResult{};
}

Result Execute(const DropTable& statement, Context& context) {
  const std::string& name = statement.name.back();
  Located located = LocateDatabase(statement.name, context);
  if (located.error.has_value()) {
    bool forgiven = statement.if_exists && statement.kind != Kind::kTable &&
                    located.error->code == kUnknownDatabase.code;
    if (forgiven) return OkResult{};
    return *located.error;
  }
  if (IsSystemDatabase(located.database->name)) {
    return RunError(
        kSemantic,
        StrCat("Failed to drop table default_catalog.", located.database->name, ".", name,
               ". msg: cannot drop table in system database: ", located.database->name));
  }
  Table* table = FindOfKind(located.database, name, statement.kind);
  if (table == nullptr) {
    if (statement.if_exists) return OkResult{};
    return DropMissing(statement, *located.database);
  }
  if (MaybeError error = RequireTable(context, *located.database, *table, "DROP")) return *error;
  Recycle(located.database, name, statement.kind == Kind::kTable && !statement.force);
  return OkResult{};
}

Result Execute(const RecoverTable& statement, Context& context) {
  const std::string& name = statement.name.back();
  Located located = LocateDatabase(statement.name, context);
  if (located.error.has_value()) return *located.error;
  std::vector<Table>& bin = located.database->recycled_tables;
  auto found = std::find_if(bin.rbegin(), bin.rend(),
                            [&](const Table& table) { return table.name == name; });
  if (located.database->tables.count(name) != 0) return TableExists(name, false);
  if (found == bin.rend()) {
    return RunError(kUnknownTable, StrCat("Unknown table '", name, "'"));
  }
  located.database->tables[name] = std::move(*found);
  bin.erase(std::next(found).base());
  return OkResult{};
}

Result Execute(const RenameTable& statement, Context& context) {
  const std::string& new_name = statement.new_name;
  Located located = LocateForAlter(statement.name, statement.kind, context);
  if (located.error.has_value()) return *located.error;
  if (located.database->tables.count(new_name) != 0) {
    if (statement.kind == Kind::kMaterializedView) {
      return AnalyzeError(StrCat("Materialized view [", new_name, "] is already used"));
    }
    return RunError(StrCat("Table name[", new_name, "] is already used"));
  }
  auto node = located.database->tables.extract(statement.name.back());
  node.key() = new_name;
  node.mapped().name = new_name;
  located.database->tables.insert(std::move(node));
  return OkResult{};
}

Result Execute(const SwapTable& statement, Context& context) {
  Located located = LocateForAlter(statement.name, Kind::kTable, context);
  if (located.error.has_value()) return *located.error;
  Table* other = FindOfKind(located.database, statement.other, Kind::kTable);
  if (other == nullptr) {
    return RunError(StrCat("Table ", statement.other, " does not exist or is not OLAP/LAKE table"));
  }
  std::swap(*located.table, *other);
  std::swap(located.table->name, other->name);
  return OkResult{};
}

Result Execute(const SetTableComment& statement, Context& context) {
  Located located = LocateForAlter(statement.name, Kind::kTable, context);
  if (located.error.has_value()) return *located.error;
  located.table->comment = statement.comment;
  return OkResult{};
}

Result Execute(const TouchTable& statement, Context& context) {
  Located located = LocateTable(statement.name, context);
  if (located.error.has_value()) return *located.error;
  if (located.table->kind != statement.kind) return TableNotFound(statement.name.back());
  if (MaybeError error =
          RequireTable(context, *located.database, *located.table, statement.privilege)) {
    return *error;
  }
  if (!statement.empty_handed) {
    return NotSimulated(StrCat(statement.privilege, " ", statement.name.back()));
  }
  return OkResult{};
}

}  // namespace sandbox::behaviour
