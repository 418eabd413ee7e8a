#include <algorithm>

#include "acceptance-tests/sandbox/behaviour/column_rules.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"
#include "acceptance-tests/sandbox/behaviour/table_changes.h"
#include "acceptance-tests/sandbox/behaviour/table_shows.h"
#include "acceptance-tests/sandbox/behaviour/table_statements.h"

namespace sandbox::behaviour {
namespace {

using Verb = ColumnChange::Verb;
using Columns = std::vector<TableColumn>;

Columns::iterator FindIn(Columns& columns, std::string_view name) {
  return std::find_if(columns.begin(), columns.end(), [&](const TableColumn& column) {
    return EqualsIgnoreCase(column.name, name);
  });
}

MaybeError CheckDefault(const ColumnChange& change) {
  const TableColumn& column = change.column;
  bool filled = column.nullable || column.default_value.has_value() || column.auto_increment ||
                !column.generated.empty();
  if (change.verb != Verb::kAdd || filled) return std::nullopt;
  return RunError(StrCat("Getting analyzing error from ", change.place, ". Detail message: Field '",
                         column.name, "' is not null but doesnt have a default value."));
}

// Where an added column without a position goes: behind the keys if it is one, else to the end.
Columns::iterator DefaultPlace(Columns& columns, bool key) {
  return key ? std::find_if(columns.begin(), columns.end(),
                            [](const TableColumn& column) { return !column.key; })
             : columns.end();
}

MaybeError Insert(const ColumnChange& change, Columns::iterator otherwise, Columns* columns) {
  auto place = change.first ? columns->begin() : otherwise;
  if (!change.after.empty()) {
    place = FindIn(*columns, change.after);
    if (place == columns->end()) {
      return RunError(StrCat("Column[", change.after, "] does not found"));
    }
    ++place;
  }
  columns->insert(place, change.column);
  return std::nullopt;
}

MaybeError Add(const ColumnChange& change, Table* table) {
  auto existing = FindIn(table->columns, change.column.name);
  if (existing != table->columns.end()) {
    return RunError(StrCat("Can not add column which already exists in column id: ", existing->name,
                           ", you can remove ", PrintColumn(*existing), " and try again."));
  }
  return Insert(change, DefaultPlace(table->columns, change.column.key), &table->columns);
}

MaybeError Drop(const ColumnChange& change, Table* table) {
  auto existing = FindIn(table->columns, change.column.name);
  if (existing == table->columns.end()) {
    return RunError(StrCat("Column does not exists: ", change.column.name));
  }
  if (MaybeError error = CheckColumnDrop(*table, *existing)) return error;
  table->columns.erase(existing);
  return std::nullopt;
}

MaybeError Modify(const ColumnChange& change, Table* table) {
  auto existing = FindIn(table->columns, change.column.name);
  if (existing == table->columns.end()) {
    return RunError(StrCat("Column[", change.column.name, "] does not exists"));
  }
  if (existing->key && table->key_model == "PRIMARY KEY") {
    return RunError(
        StrCat("Can not modify key column: ", existing->name, " for primary key table"));
  }
  if (existing->key != change.column.key) return NotSimulated("MODIFY COLUMN of a key");
  if (MaybeError error = CheckColumnModification(*existing, change.column)) return error;
  auto place = table->columns.erase(existing);
  return Insert(change, place, &table->columns);
}

MaybeError Apply(const ColumnChange& change, Table* table) {
  switch (change.verb) {
    case Verb::kAdd:
      return Add(change, table);
    case Verb::kDrop:
      return Drop(change, table);
    case Verb::kModify:
      break;
  }
  return Modify(change, table);
}

void RefreshKeys(Table* table) {
  table->key_columns.clear();
  for (const TableColumn& column : table->columns) {
    if (column.key) table->key_columns.push_back(column.name);
  }
}

// Values come and go by metadata alone; everything else writes new tablets.
bool IsFast(const ChangeColumns& statement, const Table& before) {
  return std::all_of(statement.changes.begin(), statement.changes.end(),
                     [&](const ColumnChange& change) {
                       Columns columns = before.columns;
                       auto old = FindIn(columns, change.column.name);
                       bool key = change.column.key || (old != columns.end() && old->key);
                       return change.verb != Verb::kModify && !key;
                     });
}

}  // namespace

TableColumn* FindColumn(Table* table, std::string_view name) {
  auto found = FindIn(table->columns, name);
  return found == table->columns.end() ? nullptr : &*found;
}

Result Execute(const ChangeColumns& statement, Context& context) {
  Located located = LocateForAlter(statement.name, Table::Kind::kTable, context);
  if (located.error.has_value()) return *located.error;
  Table changed = *located.table;
  for (const ColumnChange& change : statement.changes) {
    if (MaybeError error = CheckDefault(change)) return *error;
    if (MaybeError error = Apply(change, &changed)) return *error;
  }
  if (MaybeError error = CheckColumnOrder(changed)) return *error;
  RefreshKeys(&changed);
  bool fast = IsFast(statement, *located.table);
  MaybeError error =
      StartAlterJob(located.database, located.table, std::move(changed), fast, context);
  if (error.has_value()) return *error;
  return OkResult{};
}

Result Execute(const CommentColumn& statement, Context& context) {
  Located located = LocateForAlter(statement.name, Table::Kind::kTable, context);
  if (located.error.has_value()) return *located.error;
  TableColumn* column = FindColumn(located.table, statement.column);
  if (column == nullptr) return RunError(StrCat("Column[", statement.column, "] does not exists"));
  column->comment = statement.comment;
  return OkResult{};
}

Result Execute(const RenameColumn& statement, Context& context) {
  Located located = LocateForAlter(statement.name, Table::Kind::kTable, context);
  if (located.error.has_value()) return *located.error;
  TableColumn* column = FindColumn(located.table, statement.column);
  if (column == nullptr) {
    return RunError({5509, "42S22"}, StrCat("Unknown column '", statement.column, "' in '",
                                            located.table->name, "'"));
  }
  column->name = statement.new_name;
  RefreshKeys(located.table);
  return OkResult{};
}

}  // namespace sandbox::behaviour
