#include "acceptance-tests/sandbox/behaviour/tables.h"

#include "acceptance-tests/sandbox/behaviour/access.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"

namespace sandbox::behaviour {

Located LocateDatabase(const QualifiedName& name, const Context& context) {
  Located located;
  std::string catalog = name.size() > 2 ? name[0] : context.session.catalog;
  std::string database = name.size() > 1 ? name[name.size() - 2] : context.session.database;
  if (database.empty()) {
    located.error = NoDatabaseSelected();
  } else if (CatalogKey(context.state, catalog).catalog.empty()) {
    located.error = UnknownCatalog(catalog, true);
  } else if (catalog != kInternalCatalog) {
    located.error = UnknownDatabase(database, true);
  } else {
    located.database = FindDatabase(context.state, database);
    if (located.database == nullptr) located.error = UnknownDatabase(database, true);
  }
  return located;
}

Located LocateTable(const QualifiedName& name, const Context& context) {
  Located located = LocateDatabase(name, context);
  if (located.error.has_value()) return located;
  auto table = located.database->tables.find(name.back());
  if (table == located.database->tables.end()) {
    located.error = AnalyzeError(
        kUnknownTable, StrCat("Unknown table '", located.database->name, ".", name.back(), "'"));
  } else {
    located.table = &table->second;
  }
  return located;
}

}  // namespace sandbox::behaviour
