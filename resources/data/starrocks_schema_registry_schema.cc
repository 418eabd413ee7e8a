#include <memory>
#include <utility>

#include "provider/base/status.h"
#include "provider/clients/schema_registry/schemas.h"
#include "provider/sdk/data_source.h"
#include "resources/shared/backends.h"
#include "resources/shared/checks.h"
#include "resources/shared/registry_schema.h"

namespace resources {
namespace {

struct FoundSchema {
  sdk::String subject, schema, schema_type;
  sdk::Int version, schema_id;
  sdk::ObjectList<ReferenceRow> references;

  static void Describe(sdk::Schema<FoundSchema>& s) {
    using F = FoundSchema;
    s.Doc("A schema as the schema registry has it.");
    s.Required("subject", &F::subject).Must(NotEmpty).Doc("The subject.");
    s.OptionalComputed("version", &F::version).Doc("The version; the latest by default.");
    s.Computed("schema", &F::schema).Doc("The schema's text.");
    s.Computed("schema_type", &F::schema_type).Doc("`AVRO`, `JSON` or `PROTOBUF`.");
    s.Computed("schema_id", &F::schema_id).Doc("The id of the schema in the registry.");
    s.Computed("references", &F::references).Doc("Schemas of other subjects that it uses by name.");
  }
};

class SchemaSource final : public sdk::DataSource<FoundSchema> {
 public:
  absl::StatusOr<FoundSchema> Read(sdk::Call& call, const FoundSchema& config) override {
    TF_ASSIGN(const http::Client* client, SchemaRegistry(call));
    TF_ASSIGN(const auto found,
              schema_registry::GetVersion(*client, call.context(), config.subject.value_or(""),
                                          config.version.value_or(0)));
    FoundSchema result = config;
    result.version = found.version;
    result.schema = found.schema.text;
    result.schema_type = found.schema.type;
    result.schema_id = found.id;
    result.references = ReferenceRows<ReferenceRow>(found.schema.references);
    return result;
  }
};

}  // namespace

namespace make_data_source {
std::unique_ptr<sdk::AnyDataSource> starrocks_schema_registry_schema() {
  return sdk::Adapt<FoundSchema>(std::make_unique<SchemaSource>());
}
}  // namespace make_data_source
}  // namespace resources
