#include "provider/engine/testing/mini_core.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "provider/engine/testing/words.h"

namespace engine_testing {
namespace {

using cty::Value;
using Attributes = std::vector<schema::Attribute>;

bool Set(const Value& v) { return !v.IsNull() && !v.IsUnknown(); }

Value ProposeObject(const Attributes& attributes, const Value& prior, const Value& config);

// Calls f(object) for each object of a nested value; true if one call returned true.
template <typename F>
bool AnyObject(Mode mode, const Value& v, F f) {
  if (!Set(v)) return false;
  if (mode == Mode::kSingle) return f(v);
  if (mode == Mode::kMap) {
    return std::any_of(v.AsMembers().begin(), v.AsMembers().end(),
                       [&](const auto& member) { return f(member.second); });
  }
  return std::any_of(v.AsSequence().begin(), v.AsSequence().end(), f);
}

// True if something inside can't have come but from a configuration.
bool WasConfigured(const Attributes& attributes, const Value& object) {
  if (!Set(object)) return false;
  return std::any_of(attributes.begin(), attributes.end(), [&](const schema::Attribute& a) {
    const Value& v = object.Get(a.name);
    if (v.IsNull()) return false;
    if (!a.computed) return true;
    return a.nested != nullptr && AnyObject(a.nested->mode, v, [&](const Value& inner) {
             return WasConfigured(a.nested->attributes, inner);
           });
  });
}

bool CanStemFrom(const Attributes& attributes, const Value& prior, const Value& config);

bool NestedCanStemFrom(const schema::Nested& nested, const Value& prior, const Value& config) {
  if (!Set(prior) || !Set(config) || nested.mode == Mode::kSet) return false;
  if (nested.mode == Mode::kSingle) return CanStemFrom(nested.attributes, prior, config);
  if (nested.mode == Mode::kList) {
    return std::equal(
        prior.AsSequence().begin(), prior.AsSequence().end(), config.AsSequence().begin(),
        config.AsSequence().end(),
        [&](const Value& p, const Value& c) { return CanStemFrom(nested.attributes, p, c); });
  }
  return std::equal(prior.AsMembers().begin(), prior.AsMembers().end(), config.AsMembers().begin(),
                    config.AsMembers().end(), [&](const auto& p, const auto& c) {
                      return p.first == c.first &&
                             CanStemFrom(nested.attributes, p.second, c.second);
                    });
}

// True if the prior element is the configured one with computed parts filled in.
bool CanStemFrom(const Attributes& attributes, const Value& prior, const Value& config) {
  if (prior == config) return true;
  if (!Set(prior) || !Set(config)) return false;
  return std::all_of(attributes.begin(), attributes.end(), [&](const schema::Attribute& a) {
    const Value &p = prior.Get(a.name), &c = config.Get(a.name);
    if (p == c || (a.computed && c.IsNull())) return true;
    return a.nested != nullptr && NestedCanStemFrom(*a.nested, p, c);
  });
}

Value ProposeList(const schema::Nested& nested, const Value& prior, const Value& config) {
  Value::Sequence out;
  for (size_t i = 0; i < config.AsSequence().size(); ++i) {
    const bool matched = Set(prior) && i < prior.AsSequence().size();
    out.push_back(ProposeObject(nested.attributes, matched ? prior.AsSequence()[i] : Value(),
                                config.AsSequence()[i]));
  }
  return Value::List(std::move(out));
}

Value ProposeMap(const schema::Nested& nested, const Value& prior, const Value& config) {
  Value::Members out;
  for (const auto& [key, element] : config.AsMembers()) {
    const bool matched = Set(prior) && prior.AsMembers().count(key) > 0;
    out.emplace(key, ProposeObject(nested.attributes, matched ? prior.Get(key) : Value(), element));
  }
  return Value::Map(std::move(out));
}

Value ProposeSet(const schema::Nested& nested, const Value& prior, const Value& config) {
  Value::Sequence free = Set(prior) ? prior.AsSequence() : Value::Sequence();
  Value::Sequence out;
  for (const Value& element : config.AsSequence()) {
    auto match = std::find_if(free.begin(), free.end(), [&](const Value& candidate) {
      return CanStemFrom(nested.attributes, candidate, element);
    });
    out.push_back(
        ProposeObject(nested.attributes, match == free.end() ? Value() : *match, element));
    if (match != free.end()) free.erase(match);
  }
  return Value::Set(std::move(out));
}

Value ProposeNested(const schema::Nested& nested, const Value& prior, const Value& config) {
  if (!Set(config)) return config;
  switch (nested.mode) {
    case Mode::kSingle:
      return ProposeObject(nested.attributes, prior, config);
    case Mode::kList:
      return ProposeList(nested, prior, config);
    case Mode::kSet:
      return ProposeSet(nested, prior, config);
    case Mode::kMap:
      break;
  }
  return ProposeMap(nested, prior, config);
}

Value ProposeAttribute(const schema::Attribute& a, const Value& prior, const Value& config) {
  if (a.computed && config.IsNull()) {
    const bool taken_back =
        a.optional && a.nested != nullptr && AnyObject(a.nested->mode, prior, [&](const Value& v) {
          return WasConfigured(a.nested->attributes, v);
        });
    return taken_back ? config : prior;
  }
  return a.nested == nullptr ? config : ProposeNested(*a.nested, prior, config);
}

Value ProposeObject(const Attributes& attributes, const Value& prior, const Value& config) {
  if (!Set(config)) return config;
  Value::Members out;
  for (const schema::Attribute& a : attributes) {
    out.emplace(a.name, ProposeAttribute(a, prior.Get(a.name), config.Get(a.name)));
  }
  return Value::Map(std::move(out));
}

}  // namespace

Value ProposedNew(const schema::Schema& schema, const Value& prior, const Value& config) {
  return ProposeObject(schema.attributes, prior, config);
}

}  // namespace engine_testing
