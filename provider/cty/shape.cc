#include "provider/cty/shape.h"

#include "absl/strings/str_cat.h"
#include "provider/cty/json_string.h"

namespace cty {
namespace {

std::string Quoted(std::string_view name) {
  std::string out;
  AppendQuoted(name, QuoteStyle::kPlain, &out);
  return out;
}

absl::Status CheckAttributes(const Value::Members& members, const Type& type, const Place& place) {
  auto attribute = type.attributes().begin();
  const auto end = type.attributes().end();
  for (const auto& [name, member] : members) {
    if (attribute == end || name < attribute->first) {
      return place.Error(UnsupportedAttribute(name));
    }
    if (attribute->first < name) break;
    ++attribute;
  }
  if (attribute == end) return absl::OkStatus();
  return place.Error(absl::StrCat("attribute ", Quoted(attribute->first), " is required"));
}

}  // namespace

Value::Kind KnownKind(Type::Kind kind) {
  switch (kind) {
    case Type::Kind::kBool:
      return Value::Kind::kBool;
    case Type::Kind::kNumber:
      return Value::Kind::kNumber;
    case Type::Kind::kString:
      return Value::Kind::kString;
    case Type::Kind::kDynamic:
      return Value::Kind::kDynamic;
    case Type::Kind::kList:
    case Type::Kind::kTuple:
      return Value::Kind::kList;
    case Type::Kind::kSet:
      return Value::Kind::kSet;
    case Type::Kind::kMap:
    case Type::Kind::kObject:
      return Value::Kind::kMap;
  }
  return Value::Kind::kNull;
}

absl::Status CheckShape(const Value& v, const Type& type, const Place& place) {
  if (v.kind() != KnownKind(type.kind())) return place.Required(type);
  if (type.kind() == Type::Kind::kObject) return CheckAttributes(v.AsMembers(), type, place);
  if (type.kind() == Type::Kind::kTuple && v.AsSequence().size() != type.elements().size()) {
    return place.Error(WrongTupleLength(type));
  }
  return absl::OkStatus();
}

std::string UnsupportedAttribute(std::string_view name) {
  return absl::StrCat("unsupported attribute ", Quoted(name));
}

std::string WrongTupleLength(const Type& type) {
  return absl::StrCat("a tuple of length ", type.elements().size(), " is required");
}

}  // namespace cty
