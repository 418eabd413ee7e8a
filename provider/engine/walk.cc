#include "provider/engine/walk.h"

#include <algorithm>
#include <utility>

namespace engine {
namespace {

using Mode = schema::Nested::Mode;

cty::Value AtIndex(const cty::Value& v, size_t index) {
  if (v.kind() == cty::Value::Kind::kUnknown) return v;
  if (v.kind() != cty::Value::Kind::kList || index >= v.AsSequence().size()) return {};
  return v.AsSequence()[index];
}

cty::Value AtKey(const cty::Value& v, const std::string& key) {
  if (v.kind() == cty::Value::Kind::kUnknown) return v;
  if (v.kind() != cty::Value::Kind::kMap) return {};
  return v.Get(key);
}

cty::Value Matching(const Attributes& attributes, const cty::Value& set,
                    const cty::Value& element) {
  if (set.kind() == cty::Value::Kind::kUnknown) return set;
  if (set.kind() != cty::Value::Kind::kSet) return {};
  const cty::Value::Sequence& all = set.AsSequence();
  auto same = std::lower_bound(all.begin(), all.end(), element, cty::Value::Less);
  if (same != all.end() && *same == element) return *same;
  for (const cty::Value& candidate : set.AsSequence()) {
    if (SameElement(attributes, candidate, element) ||
        SameElement(attributes, element, candidate)) {
      return candidate;
    }
  }
  return {};
}

bool SameNested(const schema::Attribute& a, const cty::Value& planned, const cty::Value& config) {
  if (!Present(planned) || !Present(config)) return false;
  if (Count(planned) != Count(config)) return false;
  for (const Element& e : Elements(a, config, {planned}, {})) {
    if (!SameElement(a.nested->attributes, e.beside[0], e.value)) return false;
  }
  return true;
}

template <typename Pick>
Element Beside(cty::Value value, const std::vector<cty::Value>& others, cty::Path path, Pick pick) {
  Element e{std::move(value), {}, std::move(path)};
  for (const cty::Value& other : others) e.beside.push_back(pick(other));
  return e;
}

}  // namespace

bool Present(const cty::Value& v) { return !v.IsNull() && !v.IsUnknown(); }

size_t Count(const cty::Value& v) {
  switch (v.kind()) {
    case cty::Value::Kind::kList:
    case cty::Value::Kind::kSet:
      return v.AsSequence().size();
    case cty::Value::Kind::kMap:
      return v.AsMembers().size();
    default:
      return 0;
  }
}

cty::Value NullObject(const Attributes& attributes) {
  cty::Value::Members members;
  for (const schema::Attribute& a : attributes) members.emplace(a.name, cty::Value::Null());
  return cty::Value::Map(std::move(members));
}

cty::Value MapAttributes(const Attributes& attributes, const cty::Value& object,
                         const Change& change) {
  if (!Present(object)) return object;
  cty::Value::Members members;
  for (const schema::Attribute& a : attributes) {
    members.emplace(a.name, change(a, object.Get(a.name)));
  }
  return cty::Value::Map(std::move(members));
}

std::vector<Element> Elements(const schema::Attribute& a, const cty::Value& leader,
                              const std::vector<cty::Value>& others, const cty::Path& path) {
  std::vector<Element> out;
  switch (a.nested->mode) {
    case Mode::kSingle:
      out.push_back({leader, others, path});
      break;
    case Mode::kList:
      for (size_t i = 0; i < leader.AsSequence().size(); ++i) {
        out.push_back(Beside(leader.AsSequence()[i], others, path.Index(static_cast<int64_t>(i)),
                             [i](const cty::Value& v) { return AtIndex(v, i); }));
      }
      break;
    case Mode::kMap:
      for (const auto& [key, value] : leader.AsMembers()) {
        out.push_back(Beside(value, others, path.Key(key),
                             [k = key](const cty::Value& v) { return AtKey(v, k); }));
      }
      break;
    case Mode::kSet:
      for (const cty::Value& element : leader.AsSequence()) {
        out.push_back(Beside(element, others, path, [&](const cty::Value& v) {
          return Matching(a.nested->attributes, v, element);
        }));
      }
  }
  return out;
}

cty::Path Addressable(const Attributes& attributes, const cty::Path& path) {
  cty::Path out;
  const Attributes* level = &attributes;
  for (const cty::Path::Step& step : path.steps()) {
    out = out.Plus(step);
    auto* named = std::get_if<cty::AttributeStep>(&step);
    const schema::Attribute* a = named == nullptr ? nullptr : schema::Find(*level, named->name);
    if (a == nullptr || a->nested == nullptr) continue;
    if (a->nested->mode == Mode::kSet) break;
    level = &a->nested->attributes;
  }
  return out;
}

cty::Value Rebuild(const schema::Attribute& a, const cty::Value& leader,
                   std::vector<cty::Value> elements) {
  switch (a.nested->mode) {
    case Mode::kSingle:
      return std::move(elements.front());
    case Mode::kList:
      return cty::Value::List(std::move(elements));
    case Mode::kSet:
      return cty::Value::Set(std::move(elements));
    case Mode::kMap:
      break;
  }
  cty::Value::Members members;
  size_t i = 0;
  for (const auto& [key, unused] : leader.AsMembers()) {
    members.emplace(key, std::move(elements[i++]));
  }
  return cty::Value::Map(std::move(members));
}

bool SameElement(const Attributes& attributes, const cty::Value& planned,
                 const cty::Value& config) {
  if (!Present(planned) || !Present(config)) return planned == config;
  return std::all_of(attributes.begin(), attributes.end(), [&](const schema::Attribute& a) {
    const cty::Value &has = planned.Get(a.name), &wanted = config.Get(a.name);
    if (has == wanted || (wanted.IsNull() && a.computed)) return true;
    return a.nested != nullptr && SameNested(a, has, wanted);
  });
}

cty::Value WithoutWriteOnly(const Attributes& attributes, const cty::Value& object) {
  return MapAttributes(attributes, object,
                       [](const schema::Attribute& a, const cty::Value& v) -> cty::Value {
                         if (a.write_only) return cty::Value::Null();
                         if (a.nested == nullptr || !Present(v)) return v;
                         std::vector<cty::Value> cleaned;
                         for (const Element& e : Elements(a, v, {}, {})) {
                           cleaned.push_back(WithoutWriteOnly(a.nested->attributes, e.value));
                         }
                         return Rebuild(a, v, std::move(cleaned));
                       });
}

}  // namespace engine
