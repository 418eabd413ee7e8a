#include "provider/cty/type_tree.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "provider/cty/json_tree.h"
#include "provider/cty/limits.h"

namespace cty {
namespace {

absl::Status Invalid(const char* message) {
  return absl::InvalidArgumentError(std::string("invalid type: ") + message);
}

absl::StatusOr<Type> ParseType(const Value& tree, int depth);

absl::StatusOr<Type> ParsePrimitive(const std::string& name) {
  if (name == "bool") return Type::Bool();
  if (name == "number") return Type::Number();
  if (name == "string") return Type::String();
  if (name == "dynamic") return Type::Dynamic();
  return Invalid("no such type name");
}

absl::StatusOr<Type> ParseCollection(const std::string& name, const Value& tree, int depth) {
  absl::StatusOr<Type> element = ParseType(tree, depth + 1);
  if (!element.ok()) return element;
  if (name == "list") return Type::List(*std::move(element));
  if (name == "set") return Type::Set(*std::move(element));
  if (name == "map") return Type::Map(*std::move(element));
  return Invalid("no such constructor");
}

absl::StatusOr<Type> ParseTuple(const Value& tree, int depth) {
  if (tree.kind() != Value::Kind::kList) return Invalid("a tuple has an array of types");
  std::vector<Type> elements;
  for (const Value& item : tree.AsSequence()) {
    absl::StatusOr<Type> element = ParseType(item, depth + 1);
    if (!element.ok()) return element;
    elements.push_back(*std::move(element));
  }
  return Type::Tuple(std::move(elements));
}

absl::StatusOr<Type> ParseObject(const Value& tree, int depth) {
  if (tree.kind() != Value::Kind::kMap) return Invalid("an object has an object of types");
  std::map<std::string, Type> attributes;
  for (const auto& [name, item] : tree.AsMembers()) {
    absl::StatusOr<Type> attribute = ParseType(item, depth + 1);
    if (!attribute.ok()) return attribute;
    attributes.emplace_hint(attributes.end(), name, *std::move(attribute));
  }
  return Type::Object(std::move(attributes));
}

bool IsNameList(const Value& tree) {
  if (tree.kind() != Value::Kind::kList) return false;
  const Value::Sequence& names = tree.AsSequence();
  return std::all_of(names.begin(), names.end(),
                     [](const Value& v) { return v.kind() == Value::Kind::kString; });
}

absl::StatusOr<Type> ParseConstructor(const Value::Sequence& parts, int depth) {
  if (depth >= kMaxDepth) return Invalid("nested too deep");
  if (parts.size() < 2 || parts[0].kind() != Value::Kind::kString) {
    return Invalid("an array has a constructor and its argument");
  }
  const std::string& name = parts[0].AsString();
  const bool has_optional = parts.size() == 3 && name == "object" && IsNameList(parts[2]);
  if (parts.size() != 2 && !has_optional) return Invalid("an array has a superfluous element");
  if (name == "object") return ParseObject(parts[1], depth);
  if (name == "tuple") return ParseTuple(parts[1], depth);
  return ParseCollection(name, parts[1], depth);
}

absl::StatusOr<Type> ParseType(const Value& tree, int depth) {
  if (tree.kind() == Value::Kind::kString) return ParsePrimitive(tree.AsString());
  if (tree.kind() == Value::Kind::kList) return ParseConstructor(tree.AsSequence(), depth);
  return Invalid("a type is a string or an array");
}

}  // namespace

absl::StatusOr<Type> TypeFromTree(const Value& tree) { return ParseType(tree, 0); }

absl::StatusOr<Type> Type::FromJson(std::string_view json) {
  // An object or tuple type takes two containers of JSON; optional attributes take one more.
  absl::StatusOr<Value> tree = ParseJsonTree(json, 2 * kMaxDepth + 1);
  if (!tree.ok()) return tree.status();
  return TypeFromTree(*tree);
}

}  // namespace cty
