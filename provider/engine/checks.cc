#include "provider/engine/checks.h"

#include <algorithm>
#include <utility>

#include "provider/engine/walk.h"

namespace engine {
namespace {

using Mode = schema::Nested::Mode;

class Checker {
 public:
  // What was found, with paths that Terraform can follow.
  std::vector<Violation> Findings(const schema::Schema& schema) {
    for (Violation& v : violations_) v.path = Addressable(schema.attributes, v.path);
    return std::move(violations_);
  }
  bool empty() const { return violations_.empty(); }

  void Planned(const Attributes& attributes, const cty::Value& prior, const cty::Value& config,
               const cty::Value& planned, const cty::Path& path) {
    for (const schema::Attribute& a : attributes) {
      PlannedAttribute(a, prior.IsUnknown() ? prior : prior.Get(a.name), config.Get(a.name),
                       planned.Get(a.name), path.Attribute(a.name));
    }
  }

  // Everything known in `planned` stands in `actual`.
  void Kept(const schema::Attribute& a, const cty::Value& planned, const cty::Value& actual,
            const cty::Path& path) {
    if (a.write_only || planned.IsUnknown()) return;
    if (a.nested == nullptr || !Present(planned) || !Present(actual)) {
      if (!Agrees(planned, actual)) Say("A2", "a planned value was changed", path);
      return;
    }
    if (a.nested->mode == Mode::kSet) return KeptSet(a, planned, actual, path);
    if (Count(planned) != Count(actual)) {
      return Say("A2", "the number of elements differs from the plan", path);
    }
    for (const Element& e : Elements(a, planned, {actual}, path)) {
      KeptAll(a.nested->attributes, e.value, e.beside[0], e.path);
    }
  }

  void KeptAll(const Attributes& attributes, const cty::Value& planned, const cty::Value& actual,
               const cty::Path& path) {
    if (!Present(planned) || !Present(actual)) {
      if (!Agrees(planned, actual)) Say("A2", "a planned object was changed", path);
      return;
    }
    for (const schema::Attribute& a : attributes) {
      Kept(a, planned.Get(a.name), actual.Get(a.name), path.Attribute(a.name));
    }
  }

  void Standalone(const Attributes& attributes, const cty::Value& object, const cty::Path& path,
                  std::string_view unknown_rule, std::string_view write_only_rule) {
    if (!Present(object)) return;
    for (const schema::Attribute& a : attributes) {
      const cty::Value& v = object.Get(a.name);
      const cty::Path here = path.Attribute(a.name);
      if (a.write_only && !v.IsNull())
        Say(write_only_rule, "a write-only value was returned", here);
      if (a.nested == nullptr || !Present(v)) {
        if (!v.IsWhollyKnown()) Say(unknown_rule, "an unknown value was returned", here);
        continue;
      }
      for (const Element& e : Elements(a, v, {}, here)) {
        Standalone(a.nested->attributes, e.value, e.path, unknown_rule, write_only_rule);
      }
    }
  }

  void Say(std::string_view rule, std::string message, const cty::Path& path) {
    violations_.push_back({std::string(rule), std::move(message), path});
  }

 private:
  // `actual` is what `planned` said, where planned said something.
  static bool Agrees(const cty::Value& planned, const cty::Value& actual) {
    if (planned.IsUnknown()) return true;
    if (planned.IsWhollyKnown()) return planned == actual;
    if (planned.kind() != actual.kind()) return false;
    if (planned.kind() == cty::Value::Kind::kSet) {
      return Count(actual) <= Count(planned) && Correlate(planned, actual, Agrees);
    }
    if (Count(planned) != Count(actual)) return false;
    return planned.kind() == cty::Value::Kind::kMap ? AgreeMembers(planned, actual)
                                                    : AgreeElements(planned, actual);
  }
  // Every element of each set has a counterpart in the other.
  template <typename Same>
  static bool Correlate(const cty::Value& planned, const cty::Value& actual, Same same) {
    const auto &ps = planned.AsSequence(), &as = actual.AsSequence();
    auto has_actual = [&](const cty::Value& p) {
      return std::any_of(as.begin(), as.end(), [&](const cty::Value& a) { return same(p, a); });
    };
    auto was_planned = [&](const cty::Value& a) {
      return std::any_of(ps.begin(), ps.end(), [&](const cty::Value& p) { return same(p, a); });
    };
    return std::all_of(ps.begin(), ps.end(), has_actual) &&
           std::all_of(as.begin(), as.end(), was_planned);
  }
  static bool AgreeMembers(const cty::Value& planned, const cty::Value& actual) {
    for (const auto& [key, value] : planned.AsMembers()) {
      if (actual.AsMembers().count(key) == 0 || !Agrees(value, actual.Get(key))) return false;
    }
    return true;
  }
  static bool AgreeElements(const cty::Value& planned, const cty::Value& actual) {
    for (size_t i = 0; i < planned.AsSequence().size(); ++i) {
      if (!Agrees(planned.AsSequence()[i], actual.AsSequence()[i])) return false;
    }
    return true;
  }

  void PlannedAttribute(const schema::Attribute& a, const cty::Value& prior,
                        const cty::Value& config, const cty::Value& planned,
                        const cty::Path& path) {
    if (a.write_only) {
      if (!planned.IsNull()) Say("P5", "a write-only value was planned", path);
      return;
    }
    if (planned == config) return;
    if (a.computed && (!a.optional || config.IsNull())) return;
    if (config.IsNull()) {
      return Say("P4", "a value was planned for an attribute that isn't computed", path);
    }
    if (planned == prior && !prior.IsNull()) return;
    if (a.nested != nullptr && Present(config)) {
      return PlannedNested(a, prior, config, planned, path);
    }
    Say(config.IsUnknown() ? "P6" : "P3",
        "the planned value is neither the configured nor the prior one", path);
  }

  void PlannedNested(const schema::Attribute& a, const cty::Value& prior, const cty::Value& config,
                     const cty::Value& planned, const cty::Path& path) {
    if (!Present(planned)) return Say("P7", "a configured object was planned away", path);
    if (a.nested->mode == Mode::kSet) {
      const bool may_shrink = !config.IsWhollyKnown();
      if (Count(planned) > Count(config) || (Count(planned) < Count(config) && !may_shrink)) {
        Say("P7", "the number of elements differs from the configuration", path);
      }
      return;
    }
    if (Count(planned) != Count(config)) {
      return Say("P7", "the number of elements differs from the configuration", path);
    }
    for (const Element& e : Elements(a, config, {prior, planned}, path)) {
      if (!Present(e.value) || !Present(e.beside[1])) {
        if (!(e.value == e.beside[1]))
          Say("P7", "an element differs from the configuration", e.path);
        continue;
      }
      Planned(a.nested->attributes, e.beside[0], e.value, e.beside[1], e.path);
    }
  }

  void KeptSet(const schema::Attribute& a, const cty::Value& planned, const cty::Value& actual,
               const cty::Path& path) {
    if (Count(actual) > Count(planned)) Say("P14", "a set grew against its plan", path);
    auto same = [&](const cty::Value& p, const cty::Value& x) {
      Checker one;
      one.KeptAll(a.nested->attributes, p, x, path);
      return one.empty();
    };
    if (!Correlate(planned, actual, same)) {
      Say("A2", "a set's elements are not the planned ones", path);
    }
  }

  std::vector<Violation> violations_;
};

std::vector<Violation> Renamed(std::vector<Violation> violations, std::string_view rule) {
  for (Violation& v : violations) v.rule = std::string(rule);
  return violations;
}

}  // namespace

std::vector<Violation> CheckPlan(const schema::Schema& schema, const cty::Value& prior,
                                 const cty::Value& config, const cty::Value& planned) {
  Checker checker;
  if (config.IsNull()) {
    if (!planned.IsNull()) checker.Say("P1", "a destroyed object was planned to exist", {});
  } else if (!Present(planned)) {
    checker.Say("P2", "the object was planned away", {});
  } else if (!cty::Conforms(planned, schema::ObjectType(schema.attributes))) {
    checker.Say("P2", "the planned object does not have the schema's shape", {});
  } else {
    checker.Planned(schema.attributes, prior, config, planned, {});
  }
  return checker.Findings(schema);
}

std::vector<Violation> CheckApplied(const schema::Schema& schema, const cty::Value& planned,
                                    const cty::Value& applied) {
  Checker checker;
  if (planned.IsNull()) {
    if (!applied.IsNull()) checker.Say("A4", "a deleted object was returned", {});
  } else if (!Present(applied)) {
    checker.Say("A4", "the object is missing", {});
  } else {
    checker.Standalone(schema.attributes, applied, {}, "A3", "A5");
    checker.KeptAll(schema.attributes, planned, applied, {});
  }
  return checker.Findings(schema);
}

std::vector<Violation> CheckObject(const schema::Schema& schema, const cty::Value& object) {
  Checker checker;
  if (object.IsUnknown()) checker.Say("Q3", "the object itself is unknown", {});
  if (Present(object) && !cty::Conforms(object, schema::ObjectType(schema.attributes))) {
    checker.Say("Q3", "the object does not have the schema's shape", {});
  } else {
    checker.Standalone(schema.attributes, object, {}, "Q3", "Q4");
  }
  return checker.Findings(schema);
}

std::vector<Violation> CheckEcho(const schema::Schema& schema, const cty::Value& config,
                                 const cty::Value& result) {
  return Renamed(CheckPlan(schema, cty::Value::Null(), config, result), "T3");
}

std::vector<Violation> CheckFinalPlan(const schema::Schema& schema, const cty::Value& first,
                                      const cty::Value& second) {
  Checker checker;
  checker.KeptAll(schema.attributes, first, second, {});
  return Renamed(checker.Findings(schema), "P13");
}

std::vector<Violation> CheckIdentityKept(const cty::Value& before, const cty::Value& after) {
  if (before.IsNull() || after.IsNull() || before == after) return {};
  return {{"N4", "the identity changed in an update", {}}};
}

}  // namespace engine
