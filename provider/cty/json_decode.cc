#include <string>
#include <utility>

#include "absl/status/status.h"
#include "provider/cty/json.h"
#include "provider/cty/json_tree.h"
#include "provider/cty/limits.h"
#include "provider/cty/place.h"
#include "provider/cty/shape.h"
#include "provider/cty/type_tree.h"

namespace cty {
namespace {

// Turns an untyped tree into a value of a type.
class Fitter {
 public:
  explicit Fitter(UnknownAttributes unknown) : unknown_(unknown) {}

  absl::StatusOr<Value> Fit(const Value& tree, const Type& type, const Place& place) const;

 private:
  absl::StatusOr<Value> FitList(const Value& tree, const Type& element, const Place& place) const;
  absl::StatusOr<Value> FitSet(const Value& tree, const Type& element, const Place& place) const;
  absl::StatusOr<Value> FitTuple(const Value& tree, const Type& type, const Place& place) const;
  absl::StatusOr<Value> FitMap(const Value& tree, const Type& element, const Place& place) const;
  absl::StatusOr<Value> FitObject(const Value& tree, const Type& type, const Place& place) const;
  absl::StatusOr<Value> FitDynamic(const Value& tree, const Place& place) const;

  const UnknownAttributes unknown_;
};

// What the tree of a value of a type must be: sets are arrays there, dynamic values objects.
bool IsTreeOf(const Value& tree, Type::Kind kind) {
  if (kind == Type::Kind::kSet) return tree.kind() == Value::Kind::kList;
  if (kind == Type::Kind::kDynamic) return tree.kind() == Value::Kind::kMap;
  return tree.kind() == KnownKind(kind);
}

absl::StatusOr<Value> Fitter::Fit(const Value& tree, const Type& type, const Place& place) const {
  if (tree.IsNull()) return Value::Null();
  if (!IsTreeOf(tree, type.kind())) return place.Required(type);
  switch (type.kind()) {
    case Type::Kind::kList:
      return FitList(tree, type.element(), place);
    case Type::Kind::kSet:
      return FitSet(tree, type.element(), place);
    case Type::Kind::kTuple:
      return FitTuple(tree, type, place);
    case Type::Kind::kMap:
      return FitMap(tree, type.element(), place);
    case Type::Kind::kObject:
      return FitObject(tree, type, place);
    case Type::Kind::kDynamic:
      return FitDynamic(tree, place);
    default:
      return tree;
  }
}

absl::StatusOr<Value> Fitter::FitList(const Value& tree, const Type& element,
                                      const Place& place) const {
  Value::Sequence elements;
  elements.reserve(tree.AsSequence().size());
  for (const Value& item : tree.AsSequence()) {
    const auto index = static_cast<int64_t>(elements.size());
    absl::StatusOr<Value> v = Fit(item, element, place.Index(index));
    if (!v.ok()) return v;
    elements.push_back(*std::move(v));
  }
  return Value::List(std::move(elements));
}

absl::StatusOr<Value> Fitter::FitSet(const Value& tree, const Type& element,
                                     const Place& place) const {
  Value::Sequence elements;
  elements.reserve(tree.AsSequence().size());
  for (const Value& item : tree.AsSequence()) {
    absl::StatusOr<Value> v = Fit(item, element, place.Inside());
    if (!v.ok()) return v;
    elements.push_back(*std::move(v));
  }
  return Value::Set(std::move(elements));
}

absl::StatusOr<Value> Fitter::FitTuple(const Value& tree, const Type& type,
                                       const Place& place) const {
  if (absl::Status status = CheckShape(tree, type, place); !status.ok()) return status;
  Value::Sequence elements;
  for (const Type& element : type.elements()) {
    const size_t index = elements.size();
    absl::StatusOr<Value> v =
        Fit(tree.AsSequence()[index], element, place.Index(static_cast<int64_t>(index)));
    if (!v.ok()) return v;
    elements.push_back(*std::move(v));
  }
  return Value::List(std::move(elements));
}

absl::StatusOr<Value> Fitter::FitMap(const Value& tree, const Type& element,
                                     const Place& place) const {
  Value::Members members;
  for (const auto& [key, item] : tree.AsMembers()) {
    absl::StatusOr<Value> v = Fit(item, element, place.Key(key));
    if (!v.ok()) return v;
    members.emplace_hint(members.end(), key, *std::move(v));
  }
  return Value::Map(std::move(members));
}

absl::StatusOr<Value> Fitter::FitObject(const Value& tree, const Type& type,
                                        const Place& place) const {
  if (unknown_ == UnknownAttributes::kRefuse) {
    if (absl::Status status = CheckShape(tree, type, place); !status.ok()) return status;
  }
  Value::Members members;
  for (const auto& [name, attribute] : type.attributes()) {
    absl::StatusOr<Value> v = Fit(tree.Get(name), attribute, place.Attribute(name));
    if (!v.ok()) return v;
    members.emplace_hint(members.end(), name, *std::move(v));
  }
  return Value::Map(std::move(members));
}

absl::StatusOr<Value> Fitter::FitDynamic(const Value& tree, const Place& place) const {
  const Value::Members& members = tree.AsMembers();
  if (members.size() != 2 || !members.contains("type") || !members.contains("value")) {
    return place.Error("a dynamic value must have a type and a value");
  }
  absl::StatusOr<Type> type = TypeFromTree(tree.Get("type"));
  if (!type.ok()) return place.Error(std::string(type.status().message()));
  absl::StatusOr<Value> v = Fit(tree.Get("value"), *type, place.Inside());
  if (!v.ok()) return v;
  return Value::Dynamic(*std::move(type), *std::move(v));
}

}  // namespace

absl::StatusOr<Value> DecodeJson(std::string_view json, const Type& type,
                                 UnknownAttributes unknown) {
  absl::StatusOr<Value> tree = ParseJsonTree(json, kMaxDepth);
  if (!tree.ok()) return tree;
  return Fitter(unknown).Fit(*tree, type, Place());
}

}  // namespace cty
