// Import ids of objects inside a database: `db.name`.
#ifndef RESOURCES_SHARED_OBJECT_ID_H_
#define RESOURCES_SHARED_OBJECT_ID_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace resources {

struct ObjectName {
  std::string database;
  std::string name;
};

// Names with a dot stand in backticks.
std::string ObjectId(std::string_view database, std::string_view name);
// Backticks may stand around any name. `kind` is what the error calls the object ("table").
absl::StatusOr<ObjectName> ParseObjectId(std::string_view id, std::string_view kind);

}  // namespace resources

#endif  // RESOURCES_SHARED_OBJECT_ID_H_
