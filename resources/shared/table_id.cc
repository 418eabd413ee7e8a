// Import ids of tables.
#include "provider/base/status.h"
#include "resources/shared/object_id.h"
#include "resources/shared/table.h"

namespace resources {

std::string Table::Id() const { return ObjectId(*database, *name); }

absl::StatusOr<Table> ParseTableId(std::string_view id) {
  TF_ASSIGN(const ObjectName parsed, ParseObjectId(id, "table"));
  Table table;
  table.database = parsed.database;
  table.name = parsed.name;
  return table;
}

}  // namespace resources
