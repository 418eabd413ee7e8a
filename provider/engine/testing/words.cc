#include "provider/engine/testing/words.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "provider/engine/walk.h"

namespace engine_testing {
namespace {

schema::Attribute Named(std::string name, cty::Type type) {
  schema::Attribute a;
  a.name = std::move(name);
  a.doc = "An attribute.";
  a.type = std::move(type);
  return a;
}

void SortByName(std::vector<schema::Attribute>* attributes) {
  std::sort(attributes->begin(), attributes->end(),
            [](const auto& a, const auto& b) { return a.name < b.name; });
}

}  // namespace

schema::Attribute Required(std::string name, cty::Type type) {
  schema::Attribute a = Named(std::move(name), std::move(type));
  a.required = true;
  return a;
}

schema::Attribute Optional(std::string name, cty::Type type) {
  schema::Attribute a = Named(std::move(name), std::move(type));
  a.optional = true;
  return a;
}

schema::Attribute Computed(std::string name, cty::Type type) {
  schema::Attribute a = Named(std::move(name), std::move(type));
  a.computed = true;
  return a;
}

schema::Attribute OptionalComputed(std::string name, cty::Type type) {
  schema::Attribute a = Optional(std::move(name), std::move(type));
  a.computed = true;
  return a;
}

schema::Attribute WriteOnly(std::string name) {
  schema::Attribute a = Optional(std::move(name));
  a.write_only = true;
  return a;
}

schema::Attribute Replacing(schema::Attribute a) {
  a.replace = true;
  return a;
}

schema::Attribute KeepingState(schema::Attribute a) {
  a.keep_state = true;
  return a;
}

schema::Attribute WithDefault(schema::Attribute a, cty::Value value) {
  a.default_value = std::move(value);
  return a;
}

schema::Attribute CaseBlind(schema::Attribute a) {
  a.equality = [](const cty::Value& x, const cty::Value& y) {
    return absl::EqualsIgnoreCase(x.AsString(), y.AsString());
  };
  return a;
}

schema::Attribute Nested(schema::Attribute a, Mode mode, std::vector<schema::Attribute> inner) {
  SortByName(&inner);
  a.nested = std::make_shared<const schema::Nested>(schema::Nested{mode, std::move(inner)});
  a.type = schema::NestedType(*a.nested);
  return a;
}

schema::Schema SchemaOf(std::vector<schema::Attribute> attributes) {
  SortByName(&attributes);
  schema::Schema s;
  s.doc = "A thing.";
  s.attributes = std::move(attributes);
  return s;
}

cty::Value Object(const schema::Schema& schema, cty::Value::Members members) {
  cty::Value object = engine::NullObject(schema.attributes);
  for (auto& [name, value] : members) object = object.With(name, std::move(value));
  return object;
}

cty::Value Str(std::string text) { return cty::Value::String(std::move(text)); }
cty::Value Unknown() { return cty::Value::Unknown(); }

}  // namespace engine_testing
