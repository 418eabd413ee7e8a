#include "resources/shared/registry_schema.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "absl/strings/str_join.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/schema_registry/canonical.h"
#include "provider/clients/schema_registry/errors.h"
#include "provider/sdk/call.h"
#include "resources/shared/checks.h"

namespace resources {
namespace {

absl::Status AtLeastOne(int64_t version) {
  if (version > 0) return absl::OkStatus();
  return base::MakeError(base::ErrorKind::kFinal, "Versions are counted from 1.",
                         "Take the version from the resource that makes the schema.");
}

bool IsKnown(const SchemaReference& reference) {
  return reference.name.has_value() && reference.subject.has_value() &&
         reference.version.has_value();
}

}  // namespace

void SchemaReference::Describe(sdk::Schema<SchemaReference>& s) {
  s.Required("name", &SchemaReference::name)
      .Must(NotEmpty)
      .Doc("What the schema calls it: a full name in AVRO, a URL in JSON, a path in PROTOBUF.");
  s.Required("subject", &SchemaReference::subject)
      .Must(NotEmpty)
      .Doc("The subject that it is registered under.");
  s.Required("version", &SchemaReference::version).Must(AtLeastOne).Doc("Its version there.");
}

void ReferenceRow::Describe(sdk::Schema<ReferenceRow>& s) {
  s.Computed("name", &ReferenceRow::name).Doc("What the schema calls it.");
  s.Computed("subject", &ReferenceRow::subject).Doc("The subject that it is registered under.");
  s.Computed("version", &ReferenceRow::version).Doc("Its version there.");
}

void RegistrySchema::Describe(sdk::Schema<RegistrySchema>& s) {
  using R = RegistrySchema;
  s.Doc("A schema under a subject of a Confluent-compatible schema registry.");
  s.Required("subject", &R::subject)
      .Replace()
      .Must(NotEmpty)
      .Doc("The subject, such as `orders-value`.");
  s.Required("schema", &R::schema)
      .Must(NotEmpty)
      .EqualWhen([](const std::string& a, const std::string& b) {
        return schema_registry::SameSchema(a, b);
      })
      .Doc(
          "The schema's text. Another layout of the same schema is no difference; a different "
          "schema is registered as a new version.");
  s.OptionalComputed("schema_type", &R::schema_type)
      .Default("AVRO")
      .Must(OneOf({"AVRO", "JSON", "PROTOBUF"}))
      .Doc("`AVRO`, `JSON` or `PROTOBUF`. `AVRO` by default.");
  s.Optional("references", &R::references)
      .Doc("Schemas of other subjects that this one uses by name.");
  s.Optional("normalize", &R::normalize)
      .Doc(
          "Whether the registry brings the schema into a normal form before it compares and "
          "stores it. `false` by default.");
  s.Optional("permanent_delete", &R::permanent_delete)
      .Doc(
          "Whether a destroy deletes the subject for good. `false` by default: it is then deleted "
          "softly, and its schemas can still be read by their ids.");
  s.Computed("version", &R::version).Doc("The version that the schema has under its subject.");
  s.Computed("schema_id", &R::schema_id)
      .Doc("The id of the schema in the registry, as it stands in front of each message.");
  s.Identity("subject", &R::subject, "The subject.");
  s.Timeouts();
}

bool IsKnown(const RegistrySchema& schema) {
  if (!schema.subject.has_value() || !schema.schema.has_value()) return false;
  if (schema.schema_type.IsUnknown() || schema.references.IsUnknown()) return false;
  const auto references = schema.references.value_or({});
  return std::all_of(references.begin(), references.end(),
                     [](const SchemaReference& reference) { return IsKnown(reference); });
}

bool SameContent(const RegistrySchema& a, const RegistrySchema& b) {
  return a.schema == b.schema && a.schema_type == b.schema_type && a.references == b.references;
}

schema_registry::Schema ToRegistry(const RegistrySchema& schema) {
  schema_registry::Schema out;
  out.text = *schema.schema;
  out.type = schema.schema_type.value_or(out.type);
  for (const SchemaReference& reference : schema.references.value_or({})) {
    out.references.push_back({*reference.name, *reference.subject, *reference.version});
  }
  return out;
}

absl::StatusOr<RegistrySchema> ParseSchemaId(std::string_view id) {
  RegistrySchema schema;
  const size_t colon = id.rfind(':');
  std::string_view subject = id;
  if (colon != std::string_view::npos && colon > 0) {
    int64_t version = 0;
    const char* end = id.data() + id.size();
    const auto parsed = std::from_chars(id.data() + colon + 1, end, version);
    if (parsed.ec == std::errc() && parsed.ptr == end && version > 0) {
      schema.version = version;
      subject = id.substr(0, colon);
    }
  }
  if (subject.empty()) {
    return base::MakeError(base::ErrorKind::kFinal, "The import id names no subject.",
                           "The import id is SUBJECT for the latest version, or SUBJECT:VERSION.");
  }
  schema.subject = std::string(subject);
  return schema;
}

absl::Status AtSchema(const absl::Status& status) {
  const int http = schema_registry::HttpStatusOf(status);
  const int code = schema_registry::CodeOf(status);
  const bool of_schema =
      http == 409 || (http == 422 && (code == schema_registry::kInvalidSchema || code == 422));
  if (!of_schema) return status;
  return sdk::WithTitle(http == 409 ? "Incompatible schema" : "Schema refused",
                        sdk::AtAttribute(cty::Path("schema"), status));
}

absl::Status Incompatible(const RegistrySchema& schema,
                          const schema_registry::Compatibility& verdict) {
  const std::string reasons = verdict.reasons.empty() ? "The registry gives no reasons."
                                                      : absl::StrJoin(verdict.reasons, "\n");
  return sdk::WithTitle(
      "Incompatible schema",
      sdk::AtAttribute(
          cty::Path("schema"),
          base::MakeError(
              base::ErrorKind::kFinal,
              base::StrCat("The compatibility level of the subject ", *schema.subject,
                           " does not allow this schema after those it has. ", reasons),
              "Change the schema so that it stays compatible, or the subject's level with "
              "starrocks_schema_registry_config.")));
}

}  // namespace resources
