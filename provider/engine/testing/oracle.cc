#include "provider/engine/testing/oracle.h"

#include <algorithm>

#include "provider/engine/testing/words.h"

namespace engine_testing {
namespace {

using cty::Value;
using Kind = cty::Value::Kind;
using Attributes = std::vector<schema::Attribute>;

bool There(const Value& v) { return !v.IsNull() && !v.IsUnknown(); }

std::string PlanProblemIn(const Attributes& attributes, const Value& prior, const Value& config,
                          const Value& planned);

std::string ListProblem(const Attributes& inner, const Value& prior, const Value& config,
                        const Value& planned) {
  const auto &c = config.AsSequence(), &p = planned.AsSequence();
  if (c.size() != p.size()) return "other length";
  for (size_t i = 0; i < c.size(); ++i) {
    const bool had = There(prior) && i < prior.AsSequence().size();
    std::string problem = PlanProblemIn(inner, had ? prior.AsSequence()[i] : Value(), c[i], p[i]);
    if (!problem.empty()) return problem;
  }
  return "";
}

std::string MapProblem(const Attributes& inner, const Value& prior, const Value& config,
                       const Value& planned) {
  if (config.AsMembers().size() != planned.AsMembers().size()) return "other length";
  for (const auto& [key, c] : config.AsMembers()) {
    if (planned.AsMembers().count(key) == 0) return "other keys";
    const bool had = There(prior) && prior.AsMembers().count(key) > 0;
    std::string problem = PlanProblemIn(inner, had ? prior.Get(key) : Value(), c, planned.Get(key));
    if (!problem.empty()) return problem;
  }
  return "";
}

std::string NestedProblem(const schema::Nested& nested, const Value& prior, const Value& config,
                          const Value& planned) {
  if (!There(config) || !There(planned)) return "not what is configured";
  switch (nested.mode) {
    case Mode::kSingle:
      return PlanProblemIn(nested.attributes, prior, config, planned);
    case Mode::kList:
      return ListProblem(nested.attributes, prior, config, planned);
    case Mode::kMap:
      return MapProblem(nested.attributes, prior, config, planned);
    case Mode::kSet:
      break;
  }
  const size_t wanted = config.AsSequence().size(), given = planned.AsSequence().size();
  const bool fits = config.IsWhollyKnown() ? given == wanted : given <= wanted;
  return fits ? "" : "other length of a set";
}

std::string AttributeProblem(const schema::Attribute& a, const Value& prior, const Value& config,
                             const Value& planned) {
  if (a.write_only) return planned.IsNull() ? "" : "write-only value";
  if (planned == config) return "";
  if (a.computed && !a.optional) return "";
  if (config.IsNull()) return a.computed ? "" : "value from nowhere";
  if (!prior.IsNull() && planned == prior) return "";
  return a.nested == nullptr ? "neither config nor prior"
                             : NestedProblem(*a.nested, prior, config, planned);
}

std::string PlanProblemIn(const Attributes& attributes, const Value& prior, const Value& config,
                          const Value& planned) {
  if (!There(config) || !There(planned)) return config == planned ? "" : "another object";
  for (const schema::Attribute& a : attributes) {
    std::string problem =
        AttributeProblem(a, prior.Get(a.name), config.Get(a.name), planned.Get(a.name));
    if (!problem.empty()) return a.name + ": " + problem;
  }
  return "";
}

std::string SetCompletion(const cty::Type& type, const Value& planned, const Value& actual) {
  const auto &ps = planned.AsSequence(), &as = actual.AsSequence();
  if (as.size() > ps.size()) return "a set grew";
  auto fit = [&](const Value& p, const Value& a) {
    return CompletionProblem(type.element(), p, a).empty();
  };
  for (const Value& p : ps) {
    if (std::none_of(as.begin(), as.end(), [&](const Value& a) { return fit(p, a); })) {
      return "a set lost an element";
    }
  }
  for (const Value& a : as) {
    if (std::none_of(ps.begin(), ps.end(), [&](const Value& p) { return fit(p, a); })) {
      return "a set has a stranger";
    }
  }
  return "";
}

std::string ListCompletion(const cty::Type& type, const Value& planned, const Value& actual) {
  const auto &ps = planned.AsSequence(), &as = actual.AsSequence();
  if (ps.size() != as.size()) return "other length";
  for (size_t i = 0; i < ps.size(); ++i) {
    std::string problem = CompletionProblem(type.element(), ps[i], as[i]);
    if (!problem.empty()) return problem;
  }
  return "";
}

std::string MemberCompletion(const cty::Type& type, const Value& planned, const Value& actual) {
  if (planned.AsMembers().size() != actual.AsMembers().size()) return "other members";
  for (const auto& [key, p] : planned.AsMembers()) {
    if (actual.AsMembers().count(key) == 0) return "other members";
    const bool object = type.kind() == cty::Type::Kind::kObject;
    std::string problem =
        CompletionProblem(object ? type.attributes().at(key) : type.element(), p, actual.Get(key));
    if (!problem.empty()) return key + ": " + problem;
  }
  return "";
}

}  // namespace

std::string PlanProblem(const schema::Schema& schema, const Value& prior, const Value& config,
                        const Value& planned) {
  if (!There(planned)) return "no object";
  return PlanProblemIn(schema.attributes, prior, config, planned);
}

std::string CompletionProblem(const cty::Type& type, const Value& planned, const Value& actual) {
  if (planned.IsUnknown()) return "";
  if (actual.IsUnknown()) return "was known";
  if (planned.IsNull() || actual.IsNull()) return planned == actual ? "" : "null on one side";
  switch (type.kind()) {
    case cty::Type::Kind::kSet:
      return SetCompletion(type, planned, actual);
    case cty::Type::Kind::kList:
      return ListCompletion(type, planned, actual);
    case cty::Type::Kind::kMap:
    case cty::Type::Kind::kObject:
      return MemberCompletion(type, planned, actual);
    default:
      return planned == actual ? "" : "other value";
  }
}

std::string StateProblem(const Attributes& attributes, const Value& object) {
  if (object.IsNull()) return "";
  if (!object.IsWhollyKnown()) return "something is unknown";
  for (const schema::Attribute& a : attributes) {
    const Value& v = object.Get(a.name);
    if (a.write_only && !v.IsNull()) return a.name + " is write-only";
    if (a.nested == nullptr || v.IsNull()) continue;
    Value::Sequence inner = {v};
    if (v.kind() != Kind::kMap) inner = v.AsSequence();
    if (a.nested->mode == Mode::kMap) {
      inner.clear();
      for (const auto& [key, element] : v.AsMembers()) inner.push_back(element);
    }
    for (const Value& element : inner) {
      std::string problem = StateProblem(a.nested->attributes, element);
      if (!problem.empty()) return a.name + "." + problem;
    }
  }
  return "";
}

bool LeadsSomewhere(const cty::Path& path, const Value& object) {
  Value v = object;
  for (const cty::Path::Step& step : path.steps()) {
    if (v.IsUnknown()) return true;
    if (auto* index = std::get_if<cty::IndexStep>(&step)) {
      if (v.kind() != Kind::kList) return false;
      if (static_cast<size_t>(index->index) >= v.AsSequence().size()) return false;
      v = Value(v.AsSequence()[static_cast<size_t>(index->index)]);
      continue;
    }
    auto* key = std::get_if<cty::KeyStep>(&step);
    const std::string& name = key ? key->key : std::get<cty::AttributeStep>(step).name;
    if (v.kind() != Kind::kMap || v.AsMembers().count(name) == 0) return false;
    v = Value(v.Get(name));
  }
  return true;
}

}  // namespace engine_testing
