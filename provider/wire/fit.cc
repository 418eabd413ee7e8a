#include "provider/wire/fit.h"

#include <cstddef>
#include <utility>

#include "provider/cty/shape.h"

namespace wire {
namespace {

using cty::Type;
using cty::Value;

Value::Sequence FitElements(const Value& value, const Type& element) {
  Value::Sequence out;
  for (const Value& v : value.AsSequence()) out.push_back(FitTo(v, element));
  return out;
}

Value FitTuple(const Value& value, const Type& type) {
  const Value::Sequence& from = value.AsSequence();
  Value::Sequence out;
  for (size_t i = 0; i < type.elements().size(); ++i) {
    out.push_back(i < from.size() ? FitTo(from[i], type.elements()[i]) : Value::Null());
  }
  return Value::List(std::move(out));
}

Value FitMap(const Value& value, const Type& type) {
  Value::Members out;
  for (const auto& [key, v] : value.AsMembers()) out.emplace(key, FitTo(v, type.element()));
  return Value::Map(std::move(out));
}

Value FitObject(const Value& value, const Type& type) {
  Value::Members out;
  for (const auto& [name, t] : type.attributes()) out.emplace(name, FitTo(value.Get(name), t));
  return Value::Map(std::move(out));
}

}  // namespace

Value FitTo(const Value& value, const Type& type) {
  if (value.kind() != cty::KnownKind(type.kind())) return Value::Null();
  switch (type.kind()) {
    case Type::Kind::kList:
      return Value::List(FitElements(value, type.element()));
    case Type::Kind::kSet:
      return Value::Set(FitElements(value, type.element()));
    case Type::Kind::kMap:
      return FitMap(value, type);
    case Type::Kind::kTuple:
      return FitTuple(value, type);
    case Type::Kind::kObject:
      return FitObject(value, type);
    case Type::Kind::kDynamic:
      return Value::Dynamic(value.dynamic_type(),
                            FitTo(value.dynamic_value(), value.dynamic_type()));
    default:
      return value;
  }
}

}  // namespace wire
