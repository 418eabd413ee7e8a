#include "provider/cty/value.h"

#include <algorithm>

#include "provider/cty/nfc.h"
#include "provider/cty/require.h"

namespace cty {
namespace {

template <typename T>
std::shared_ptr<const T> Share(T v) {
  return std::make_shared<const T>(std::move(v));
}

}  // namespace

Value Value::Unknown(Refinement refinement) {
  std::shared_ptr<const Refinement> shared;
  if (!refinement.empty()) shared = Share(std::move(refinement));
  return Value(Kind::kUnknown, Rep(std::move(shared)));
}

Value Value::Bool(bool v) { return Value(Kind::kBool, Rep(v)); }
Value Value::Int(int64_t v) { return Num(Number(v)); }
Value Value::Num(Number v) { return Value(Kind::kNumber, Rep(std::move(v))); }
Value Value::String(std::string v) { return Value(Kind::kString, Rep(Share(Nfc(std::move(v))))); }
Value Value::List(Sequence elements) { return Value(Kind::kList, Rep(Share(std::move(elements)))); }
Value Value::Map(Members members) { return Value(Kind::kMap, Rep(Share(std::move(members)))); }

Value Value::Set(Sequence elements) {
  std::sort(elements.begin(), elements.end(), Less);
  const auto same = [](const Value& a, const Value& b) { return a == b && a.IsWhollyKnown(); };
  elements.erase(std::unique(elements.begin(), elements.end(), same), elements.end());
  return Value(Kind::kSet, Rep(Share(std::move(elements))));
}

Value Value::Dynamic(Type type, Value value) {
  return Value(Kind::kDynamic, Rep(Share(std::pair(std::move(type), std::move(value)))));
}

Value::Kind Value::kind() const { return kind_; }

bool Value::AsBool() const {
  Require(kind_ == Kind::kBool);
  return std::get<bool>(rep_);
}

const Number& Value::AsNumber() const {
  Require(kind_ == Kind::kNumber);
  return std::get<Number>(rep_);
}

const std::string& Value::AsString() const {
  Require(kind_ == Kind::kString);
  return *std::get<std::shared_ptr<const std::string>>(rep_);
}

const Value::Sequence& Value::AsSequence() const {
  Require(kind_ == Kind::kList || kind_ == Kind::kSet);
  return *std::get<std::shared_ptr<const Sequence>>(rep_);
}

const Value::Members& Value::AsMembers() const {
  Require(kind_ == Kind::kMap);
  return *std::get<std::shared_ptr<const Members>>(rep_);
}

const Type& Value::dynamic_type() const {
  Require(kind_ == Kind::kDynamic);
  return std::get<std::shared_ptr<const std::pair<Type, Value>>>(rep_)->first;
}

const Value& Value::dynamic_value() const {
  Require(kind_ == Kind::kDynamic);
  return std::get<std::shared_ptr<const std::pair<Type, Value>>>(rep_)->second;
}

const Refinement& Value::refinement() const {
  static const auto& nothing = *new Refinement();
  Require(kind_ == Kind::kUnknown);
  const auto& shared = std::get<std::shared_ptr<const Refinement>>(rep_);
  return shared == nullptr ? nothing : *shared;
}

const Value& Value::Get(std::string_view name) const {
  static const auto& null = *new Value();
  static const auto& unknown = *new Value(Unknown());
  if (IsNull()) return null;
  if (IsUnknown()) return unknown;
  const auto found = AsMembers().find(name);
  return found == AsMembers().end() ? null : found->second;
}

Value Value::With(std::string_view name, Value member) const {
  Members members = AsMembers();
  members.insert_or_assign(std::string(name), std::move(member));
  return Map(std::move(members));
}

}  // namespace cty
