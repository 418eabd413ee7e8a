// What a starrocks_schema_registry_schema is, and its translation to the registry's words.
#ifndef RESOURCES_SHARED_REGISTRY_SCHEMA_H_
#define RESOURCES_SHARED_REGISTRY_SCHEMA_H_

#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/clients/schema_registry/schemas.h"
#include "provider/sdk/builder.h"

namespace resources {

struct SchemaReference {
  sdk::String name, subject;
  sdk::Int version;
  static void Describe(sdk::Schema<SchemaReference>& s);

  friend bool operator==(const SchemaReference&, const SchemaReference&) = default;
};

// A reference as a data source shows it.
struct ReferenceRow {
  sdk::String name, subject;
  sdk::Int version;
  static void Describe(sdk::Schema<ReferenceRow>& s);
};

struct RegistrySchema {
  sdk::String subject, schema, schema_type;
  sdk::ObjectList<SchemaReference> references;
  sdk::Bool normalize, permanent_delete;
  sdk::Int version, schema_id;
  static void Describe(sdk::Schema<RegistrySchema>& s);
};

// True if all that is sent to the registry is known.
bool IsKnown(const RegistrySchema& schema);
// True if the registry has to be told of the difference.
bool SameContent(const RegistrySchema& a, const RegistrySchema& b);

schema_registry::Schema ToRegistry(const RegistrySchema& schema);

template <typename Row>
std::vector<Row> ReferenceRows(const std::vector<schema_registry::Reference>& references) {
  std::vector<Row> rows;
  for (const schema_registry::Reference& reference : references) {
    Row& row = rows.emplace_back();
    row.name = reference.name;
    row.subject = reference.subject;
    row.version = reference.version;
  }
  return rows;
}

// "SUBJECT" or "SUBJECT:VERSION". Colons may be part of the subject.
absl::StatusOr<RegistrySchema> ParseSchemaId(std::string_view id);

// An error of the registry put where the user can do something about it: a refused or incompatible
// schema at the attribute schema.
absl::Status AtSchema(const absl::Status& status);
absl::Status Incompatible(const RegistrySchema& schema,
                          const schema_registry::Compatibility& verdict);

}  // namespace resources

#endif  // RESOURCES_SHARED_REGISTRY_SCHEMA_H_
