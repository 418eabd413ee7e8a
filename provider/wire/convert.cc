#include "provider/wire/convert.h"

#include <string>
#include <utility>
#include <variant>

#include "proto/tfplugin6.pb.h"
#include "provider/cty/json.h"
#include "provider/cty/msgpack.h"

namespace wire {
namespace {

namespace pb = tfplugin6;

void SetStep(const cty::AttributeStep& step, pb::AttributePath::Step* out) {
  out->set_attribute_name(step.name);
}
void SetStep(const cty::KeyStep& step, pb::AttributePath::Step* out) {
  out->set_element_key_string(step.key);
}
void SetStep(const cty::IndexStep& step, pb::AttributePath::Step* out) {
  out->set_element_key_int(step.index);
}

pb::Schema::Object::NestingMode NestingOf(schema::Nested::Mode mode) {
  switch (mode) {
    case schema::Nested::Mode::kSingle:
      return pb::Schema::Object::SINGLE;
    case schema::Nested::Mode::kList:
      return pb::Schema::Object::LIST;
    case schema::Nested::Mode::kSet:
      return pb::Schema::Object::SET;
    case schema::Nested::Mode::kMap:
      return pb::Schema::Object::MAP;
  }
  return pb::Schema::Object::INVALID;
}

void SetAttribute(const schema::Attribute& from, pb::Schema::Attribute* out);

void SetType(const schema::Attribute& from, pb::Schema::Attribute* out) {
  if (from.nested == nullptr) {
    out->set_type(from.type.ToJson());
    return;
  }
  pb::Schema::Object* object = out->mutable_nested_type();
  object->set_nesting(NestingOf(from.nested->mode));
  for (const schema::Attribute& a : from.nested->attributes) {
    SetAttribute(a, object->add_attributes());
  }
}

void SetAttribute(const schema::Attribute& from, pb::Schema::Attribute* out) {
  out->set_name(from.name);
  SetType(from, out);
  out->set_description(from.doc);
  out->set_description_kind(pb::MARKDOWN);
  out->set_required(from.required);
  out->set_optional(from.optional);
  out->set_computed(from.computed);
  out->set_sensitive(from.sensitive);
  out->set_write_only(from.write_only);
  out->set_deprecated(!from.deprecated.empty());
  out->set_deprecation_message(from.deprecated);
}

void SetParameter(const sdk::Parameter& from, pb::Function::Parameter* out) {
  out->set_name(from.name);
  out->set_type(from.type.ToJson());
  out->set_allow_null_value(from.allow_null);
  out->set_allow_unknown_values(from.allow_unknown);
  out->set_description(from.doc);
  out->set_description_kind(pb::MARKDOWN);
}

}  // namespace

absl::StatusOr<cty::Value> FromProto(const pb::DynamicValue& in, const cty::Type& type) {
  if (!in.msgpack().empty()) return cty::DecodeMsgpack(in.msgpack(), type);
  if (!in.json().empty()) return cty::DecodeJson(in.json(), type);
  return cty::Value::Null();
}

absl::Status ToProto(const cty::Value& value, const cty::Type& type, pb::DynamicValue* out) {
  absl::StatusOr<std::string> bytes = cty::EncodeMsgpack(value, type);
  if (!bytes.ok()) return bytes.status();
  out->clear_json();
  out->set_msgpack(*std::move(bytes));
  return absl::OkStatus();
}

void ToProto(const cty::Path& path, pb::AttributePath* out) {
  for (const cty::Path::Step& step : path.steps()) {
    std::visit([&](const auto& s) { SetStep(s, out->add_steps()); }, step);
  }
}

void ToProto(const engine::Diagnostic& diagnostic, pb::Diagnostic* out) {
  const bool error = diagnostic.severity == engine::Diagnostic::Severity::kError;
  out->set_severity(error ? pb::Diagnostic::ERROR : pb::Diagnostic::WARNING);
  out->set_summary(diagnostic.summary);
  out->set_detail(diagnostic.detail);
  if (!diagnostic.path.empty()) ToProto(diagnostic.path, out->mutable_attribute());
}

void ToProto(const schema::Schema& schema, pb::Schema* out) {
  out->set_version(schema.version);
  pb::Schema::Block* block = out->mutable_block();
  block->set_description(schema.doc);
  block->set_description_kind(pb::MARKDOWN);
  for (const schema::Attribute& a : schema.attributes) SetAttribute(a, block->add_attributes());
}

void ToProto(const std::vector<schema::Attribute>& identity, pb::ResourceIdentitySchema* out) {
  for (const schema::Attribute& a : identity) {
    pb::ResourceIdentitySchema::IdentityAttribute* attribute = out->add_identity_attributes();
    attribute->set_name(a.name);
    attribute->set_type(a.type.ToJson());
    attribute->set_description(a.doc);
    (a.required ? attribute->set_required_for_import(true)
                : attribute->set_optional_for_import(true));
  }
}

void ToProto(const sdk::Function& function, pb::Function* out) {
  for (const sdk::Parameter& p : function.parameters) SetParameter(p, out->add_parameters());
  if (function.variadic) SetParameter(*function.variadic, out->mutable_variadic_parameter());
  out->mutable_return_()->set_type(function.result.ToJson());
  out->set_summary(function.summary);
  out->set_description(function.doc);
  out->set_description_kind(pb::MARKDOWN);
}

}  // namespace wire
