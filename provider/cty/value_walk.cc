// Functions over whole values, down to their last member.
#include <algorithm>

#include "provider/cty/refinement.h"
#include "provider/cty/shape.h"
#include "provider/cty/value.h"

namespace cty {
namespace {

bool AllConform(const Value::Sequence& elements, const Type& type) {
  return std::all_of(elements.begin(), elements.end(),
                     [&](const Value& v) { return Conforms(v, type); });
}

bool ConformsToMap(const Value::Members& members, const Type& element) {
  return std::all_of(members.begin(), members.end(),
                     [&](const auto& member) { return Conforms(member.second, element); });
}

bool ConformsToTuple(const Value::Sequence& elements, const std::vector<Type>& types) {
  return std::equal(elements.begin(), elements.end(), types.begin(), types.end(), Conforms);
}

bool ConformsToObject(const Value::Members& members, const std::map<std::string, Type>& types) {
  return std::equal(members.begin(), members.end(), types.begin(), types.end(),
                    [](const auto& member, const auto& attribute) {
                      return member.first == attribute.first &&
                             Conforms(member.second, attribute.second);
                    });
}

bool KnownConforms(const Value& v, const Type& type) {
  if (v.kind() != KnownKind(type.kind())) return false;
  switch (type.kind()) {
    case Type::Kind::kList:
    case Type::Kind::kSet:
      return AllConform(v.AsSequence(), type.element());
    case Type::Kind::kTuple:
      return ConformsToTuple(v.AsSequence(), type.elements());
    case Type::Kind::kMap:
      return ConformsToMap(v.AsMembers(), type.element());
    case Type::Kind::kObject:
      return ConformsToObject(v.AsMembers(), type.attributes());
    case Type::Kind::kDynamic:
      return Conforms(v.dynamic_value(), v.dynamic_type());
    default:
      return true;
  }
}

Value::Sequence NullUnknowns(const Value::Sequence& elements) {
  Value::Sequence out(elements.size());
  std::transform(elements.begin(), elements.end(), out.begin(), UnknownsToNull);
  return out;
}

Value::Members NullUnknowns(const Value::Members& members) {
  Value::Members out;
  for (const auto& [name, member] : members) {
    out.emplace_hint(out.end(), name, UnknownsToNull(member));
  }
  return out;
}

}  // namespace

bool Value::IsWhollyKnown() const {
  switch (kind_) {
    case Value::Kind::kUnknown:
      return false;
    case Value::Kind::kList:
    case Value::Kind::kSet:
      return std::all_of(AsSequence().begin(), AsSequence().end(),
                         [](const Value& v) { return v.IsWhollyKnown(); });
    case Value::Kind::kMap:
      return std::all_of(AsMembers().begin(), AsMembers().end(),
                         [](const auto& member) { return member.second.IsWhollyKnown(); });
    case Value::Kind::kDynamic:
      return dynamic_value().IsWhollyKnown();
    default:
      return true;
  }
}

Value UnknownsToNull(const Value& v) {
  switch (v.kind()) {
    case Value::Kind::kUnknown:
      return Value::Null();
    case Value::Kind::kList:
      return Value::List(NullUnknowns(v.AsSequence()));
    case Value::Kind::kSet:
      return Value::Set(NullUnknowns(v.AsSequence()));
    case Value::Kind::kMap:
      return Value::Map(NullUnknowns(v.AsMembers()));
    case Value::Kind::kDynamic:
      return Value::Dynamic(v.dynamic_type(), UnknownsToNull(v.dynamic_value()));
    default:
      return v;
  }
}

bool Conforms(const Value& v, const Type& type) {
  if (v.IsNull()) return true;
  if (v.IsUnknown()) return RefinementFits(v.refinement(), type);
  return KnownConforms(v, type);
}

}  // namespace cty
