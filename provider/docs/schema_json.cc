#include "provider/docs/schema_json.h"

#include <vector>

#include "nlohmann/json.hpp"

namespace docs {
namespace {

using nlohmann::json;

// Terraform leaves out members that have their type's zero value.
void SetIf(json& object, const char* key, bool value) {
  if (value) object[key] = true;
}
void SetIf(json& object, const char* key, const std::string& value) {
  if (!value.empty()) object[key] = value;
}
void SetIf(json& object, const char* key, json value) {
  if (!value.empty()) object[key] = std::move(value);
}

json TypeJson(const cty::Type& type) { return json::parse(type.ToJson()); }

const char* NestingMode(schema::Nested::Mode mode) {
  switch (mode) {
    case schema::Nested::Mode::kSingle:
      return "single";
    case schema::Nested::Mode::kList:
      return "list";
    case schema::Nested::Mode::kSet:
      return "set";
    case schema::Nested::Mode::kMap:
      return "map";
  }
  return "";
}

json AttributesJson(const std::vector<schema::Attribute>& attributes);

json AttributeJson(const schema::Attribute& attribute) {
  json out = {{"description_kind", "markdown"}};
  if (attribute.nested != nullptr) {
    json nested = {{"nesting_mode", NestingMode(attribute.nested->mode)}};
    SetIf(nested, "attributes", AttributesJson(attribute.nested->attributes));
    out["nested_type"] = std::move(nested);
  } else {
    out["type"] = TypeJson(attribute.type);
  }
  SetIf(out, "description", attribute.doc);
  SetIf(out, "deprecated", !attribute.deprecated.empty());
  SetIf(out, "required", attribute.required);
  SetIf(out, "optional", attribute.optional);
  SetIf(out, "computed", attribute.computed);
  SetIf(out, "sensitive", attribute.sensitive);
  SetIf(out, "write_only", attribute.write_only);
  return out;
}

json AttributesJson(const std::vector<schema::Attribute>& attributes) {
  json out = json::object();
  for (const schema::Attribute& attribute : attributes) {
    out[attribute.name] = AttributeJson(attribute);
  }
  return out;
}

json SchemaObject(const schema::Schema& schema) {
  json block = {{"description_kind", "markdown"}};
  SetIf(block, "description", schema.doc);
  SetIf(block, "attributes", AttributesJson(schema.attributes));
  return {{"version", schema.version}, {"block", std::move(block)}};
}

template <typename Map>
json SchemasJson(const Map& types) {
  json out = json::object();
  for (const auto& [name, type] : types) out[name] = SchemaObject(type->schema());
  return out;
}

json ParameterJson(const sdk::Parameter& parameter) {
  json out = {{"name", parameter.name}, {"type", TypeJson(parameter.type)}};
  SetIf(out, "description", parameter.doc);
  SetIf(out, "is_nullable", parameter.allow_null);
  return out;
}

json FunctionJson(const sdk::Function& function) {
  json out = {{"return_type", TypeJson(function.result)}};
  SetIf(out, "summary", function.summary);
  SetIf(out, "description", function.doc);
  json parameters = json::array();
  for (const sdk::Parameter& parameter : function.parameters) {
    parameters.push_back(ParameterJson(parameter));
  }
  SetIf(out, "parameters", std::move(parameters));
  if (function.variadic) out["variadic_parameter"] = ParameterJson(*function.variadic);
  return out;
}

}  // namespace

std::string SchemaJson(const sdk::Catalog& catalog, std::string_view source_address) {
  json provider = {{"provider", SchemaObject(catalog.provider->schema())}};
  SetIf(provider, "resource_schemas", SchemasJson(catalog.resources));
  SetIf(provider, "data_source_schemas", SchemasJson(catalog.data_sources));
  SetIf(provider, "ephemeral_resource_schemas", SchemasJson(catalog.ephemerals));
  json functions = json::object();
  for (const auto& [name, function] : catalog.functions) functions[name] = FunctionJson(function);
  SetIf(provider, "functions", std::move(functions));
  const json document = {{"format_version", "1.0"},
                         {"provider_schemas", {{std::string(source_address), provider}}}};
  return document.dump(2);
}

}  // namespace docs
