#include "provider/engine/testing/random.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "provider/engine/testing/words.h"
#include "provider/engine/walk.h"

namespace engine_testing {
namespace {

using cty::Value;
using Attributes = std::vector<schema::Attribute>;

// The elements of a nested value, each made by `make`; keys of set elements and maps differ.
template <typename Make>
Value Repeated(Random& random, const schema::Nested& nested, Make make) {
  if (nested.mode == Mode::kSingle) return make();
  Value::Sequence elements;
  Value::Members members;
  for (size_t count = random.Below(3); count > 0; --count) {
    Value element = make();
    if (nested.mode == Mode::kMap) members.emplace("m" + std::to_string(count), element);
    if (nested.mode == Mode::kSet && element.kind() == Value::Kind::kMap &&
        !element.Get("key").IsUnknown()) {
      element = element.With("key", Str(random.Fresh()));
    }
    elements.push_back(std::move(element));
  }
  switch (nested.mode) {
    case Mode::kMap:
      return Value::Map(std::move(members));
    case Mode::kSet:
      return Value::Set(std::move(elements));
    default:
      return Value::List(std::move(elements));
  }
}

Value ConfiguredValue(Random& random, const schema::Attribute& a, unsigned unknown) {
  if (random.Chance(unknown)) return Unknown();
  if (a.nested == nullptr) {
    Value v = RandomKnown(random, a.type);
    const bool partly = v.kind() == Value::Kind::kList && random.Chance(unknown);
    return partly ? Value::List({Str("known"), Unknown()}) : v;
  }
  return Repeated(random, *a.nested, [&] {
    const bool whole = a.nested->mode != Mode::kSingle && random.Chance(unknown / 2);
    return whole ? Unknown() : RandomConfig(random, a.nested->attributes, unknown);
  });
}

// `v` with each element of the nested attribute replaced by what `change` makes of it.
template <typename Change>
Value EachElement(const schema::Attribute& a, const Value& v, Change change) {
  Value::Sequence out;
  for (const engine::Element& e : engine::Elements(a, v, {}, {})) out.push_back(change(e.value));
  return engine::Rebuild(a, v, std::move(out));
}

Value ResolvedValue(Random& random, const schema::Attribute& a, const Value& v) {
  if (v.IsUnknown()) {
    if (!a.required && random.Chance(25)) return {};
    if (a.name == "key") return Str(random.Fresh());
    return ConfiguredValue(random, a, 0);
  }
  if (v.IsWhollyKnown()) return v;
  if (a.nested == nullptr) return Value::List({Str("known"), Str("late")});
  return EachElement(a, v, [&](const Value& element) {
    if (!element.IsUnknown()) return Resolved(random, a.nested->attributes, element);
    const Value late = RandomConfig(random, a.nested->attributes, 0);
    return a.nested->mode == Mode::kSet ? late.With("key", Str(random.Fresh())) : late;
  });
}

bool OnlyTheServerKnows(const schema::Attribute& a) {
  return std::all_of(a.nested->attributes.begin(), a.nested->attributes.end(),
                     [](const schema::Attribute& inner) { return inner.computed; });
}

Value FilledValue(Random& random, const schema::Attribute& a, const Value& v) {
  if (a.nested == nullptr) {
    if (!v.IsUnknown()) return v;
    return random.Chance(10) ? Value() : RandomKnown(random, a.type);
  }
  if (v.IsUnknown()) {
    if (!OnlyTheServerKnows(a)) return {};
    return Repeated(random, *a.nested, [&] {
      Value object = engine::NullObject(a.nested->attributes);
      for (const schema::Attribute& inner : a.nested->attributes) {
        object = object.With(inner.name, FilledValue(random, inner, Unknown()));
      }
      return object;
    });
  }
  if (v.IsWhollyKnown()) return v;
  return EachElement(
      a, v, [&](const Value& element) { return Filled(random, a.nested->attributes, element); });
}

}  // namespace

uint64_t Random::Next() {
  state_ += 0x9e3779b97f4a7c15;
  uint64_t z = state_;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
  z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
  return z ^ (z >> 31);
}

std::string Random::Fresh() { return "f" + std::to_string(fresh_++); }

Value RandomKnown(Random& random, const cty::Type& type) {
  static constexpr std::array kTexts = {"a", "A", "b", "Bc", "", "\u00e9"};
  Value::Sequence elements;
  switch (type.kind()) {
    case cty::Type::Kind::kBool:
      return Value::Bool(random.Chance(50));
    case cty::Type::Kind::kNumber:
      return Value::Int(static_cast<int64_t>(random.Below(5)));
    case cty::Type::Kind::kMap:
      return random.Chance(30) ? Value::Map({})
                               : Value::Map({{"k", random.Chance(20) ? Value() : Value::Int(1)}});
    case cty::Type::Kind::kList:
    case cty::Type::Kind::kSet:
      for (size_t n = random.Below(3); n > 0; --n) elements.push_back(Str(kTexts[random.Below(6)]));
      return type.kind() == cty::Type::Kind::kSet ? Value::Set(elements) : Value::List(elements);
    default:
      return Str(kTexts[random.Below(kTexts.size())]);
  }
}

Value RandomConfig(Random& random, const Attributes& attributes, unsigned unknown) {
  Value::Members members;
  for (const schema::Attribute& a : attributes) {
    const bool set = a.required || (a.optional && random.Chance(60));
    members.emplace(a.name, set ? ConfiguredValue(random, a, unknown) : Value());
  }
  return Value::Map(std::move(members));
}

Value Mixed(Random& random, const Attributes& attributes, const Value& old, const Value& fresh) {
  return engine::MapAttributes(
      attributes, fresh, [&](const schema::Attribute& a, const Value& v) -> Value {
        if (random.Chance(60)) return old.Get(a.name);
        const bool inside = a.nested != nullptr && a.nested->mode == Mode::kSingle &&
                            engine::Present(v) && engine::Present(old.Get(a.name));
        return inside ? Mixed(random, a.nested->attributes, old.Get(a.name), v) : v;
      });
}

Value Resolved(Random& random, const Attributes& attributes, const Value& config) {
  return engine::MapAttributes(attributes, config, [&](const schema::Attribute& a, const Value& v) {
    return ResolvedValue(random, a, v);
  });
}

Value Filled(Random& random, const Attributes& attributes, const Value& planned) {
  return engine::MapAttributes(
      attributes, planned,
      [&](const schema::Attribute& a, const Value& v) { return FilledValue(random, a, v); });
}

Value Respelt(const Attributes& attributes, const Value& object) {
  return engine::MapAttributes(
      attributes, object, [](const schema::Attribute& a, const Value& v) -> Value {
        if (!engine::Present(v)) return v;
        if (a.nested != nullptr) {
          return EachElement(
              a, v, [&](const Value& element) { return Respelt(a.nested->attributes, element); });
        }
        if (!a.equality) return v;
        std::string text = v.AsString();
        for (char& c : text) {
          const auto byte = static_cast<unsigned char>(c);
          c = static_cast<char>(std::isupper(byte) ? std::tolower(byte) : std::toupper(byte));
        }
        return Str(text);
      });
}

}  // namespace engine_testing
