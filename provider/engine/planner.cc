#include "provider/engine/planner.h"

#include <algorithm>
#include <set>
#include <utility>

#include "provider/base/status.h"
#include "provider/engine/walk.h"

namespace engine {
namespace {

cty::Value Member(const cty::Value& object, const std::string& name) {
  return Present(object) ? object.Get(name) : cty::Value::Null();
}

// One attribute in the three values, and whether the object around it existed before.
struct Site {
  cty::Value planned, config, prior;
  bool existed = false;
};
using Leaf = std::function<cty::Value(const schema::Attribute&, const Site&)>;

// Applies `leaf` to every attribute that the configuration reaches: nested attributes that it sets
// are entered first.
cty::Value Refine(const Attributes& attributes, const cty::Value& planned, const cty::Value& config,
                  const cty::Value& prior, const Leaf& leaf) {
  return MapAttributes(
      attributes, planned, [&](const schema::Attribute& a, const cty::Value& value) -> cty::Value {
        Site site{value, Member(config, a.name), Member(prior, a.name), Present(prior)};
        if (a.nested == nullptr || !Present(site.config) || !Present(value)) return leaf(a, site);
        std::vector<cty::Value> refined;
        for (const Element& e : Elements(a, value, {site.config, site.prior}, {})) {
          refined.push_back(Refine(a.nested->attributes, e.value, e.beside[0], e.beside[1], leaf));
        }
        site.planned = Rebuild(a, value, std::move(refined));
        return leaf(a, site);
      });
}

cty::Value ApplyDefault(const schema::Attribute& a, const Site& site) {
  return site.config.IsNull() && a.default_value ? *a.default_value : site.planned;
}

cty::Value KeepSpelling(const schema::Attribute& a, const Site& site) {
  const bool same = a.equality && site.config.IsWhollyKnown() && Present(site.config) &&
                    Present(site.prior) && a.equality(site.config, site.prior);
  return same ? site.prior : site.planned;
}

bool ServerDecides(const schema::Attribute& a, const Site& site) {
  return a.computed && site.config.IsNull() && !a.default_value;
}

cty::Value KeepState(const schema::Attribute& a, const Site& site) {
  return ServerDecides(a, site) && a.keep_state && site.existed ? site.prior : site.planned;
}

cty::Value ComputeLater(const schema::Attribute& a, const Site& site) {
  const bool kept = a.keep_state && site.existed;
  return ServerDecides(a, site) && !kept ? cty::Value::Unknown() : site.planned;
}

// Whether a change somewhere inside may mean a new object.
bool HasReplace(const Attributes& attributes) {
  return std::any_of(attributes.begin(), attributes.end(), [](const schema::Attribute& a) {
    return a.replace || (a.nested != nullptr && HasReplace(a.nested->attributes));
  });
}

class Replacement {
 public:
  std::set<cty::Path> paths;

  void Find(const Attributes& attributes, const cty::Value& prior, const cty::Value& config,
            const cty::Value& planned, const cty::Path& path) {
    for (const schema::Attribute& a : attributes) {
      FindIn(a, prior.Get(a.name), config.Get(a.name), planned.Get(a.name), path.Attribute(a.name));
    }
  }

 private:
  void FindIn(const schema::Attribute& a, const cty::Value& prior, const cty::Value& config,
              const cty::Value& planned, const cty::Path& path) {
    if (a.write_only || prior == planned) return;
    // What the server will compute anew is no wish of the user's.
    if (planned.IsUnknown() && config.IsNull()) return;
    if (a.replace) paths.insert(path);
    if (a.nested == nullptr || !HasReplace(a.nested->attributes)) return;
    if (planned.IsUnknown()) {
      paths.insert(path);
      return;
    }
    Replacement inside;
    inside.FindInElements(a, prior, config, planned, path);
    // Elements of a set have no address: the set stands for them.
    if (a.nested->mode == schema::Nested::Mode::kSet) {
      if (!inside.paths.empty()) paths.insert(path);
    } else {
      paths.merge(inside.paths);
    }
  }

  // Elements that are planned, and those that were and will not be.
  void FindInElements(const schema::Attribute& a, const cty::Value& prior, const cty::Value& config,
                      const cty::Value& planned, const cty::Path& path) {
    if (Present(planned)) {
      for (const Element& e : Elements(a, planned, {prior, config}, path)) {
        Find(a.nested->attributes, e.beside[0], e.beside[1], e.value, e.path);
      }
    }
    if (Present(prior)) {
      for (const Element& e : Elements(a, prior, {planned, config}, path)) {
        Find(a.nested->attributes, e.value, e.beside[1], e.beside[0], e.path);
      }
    }
  }
};

}  // namespace

absl::StatusOr<Planned> MakePlan(const schema::Schema& schema, const cty::Value& prior,
                                 const cty::Value& config, const cty::Value& proposed,
                                 const Adjust& adjust) {
  const Attributes& attributes = schema.attributes;
  Planned out;
  out.value = Refine(attributes, proposed, config, prior, ApplyDefault);
  out.value = WithoutWriteOnly(attributes, out.value);
  out.value = Refine(attributes, out.value, config, prior, KeepSpelling);
  out.value = Refine(attributes, out.value, config, prior, KeepState);
  if (prior.IsNull() || !(out.value == prior)) {
    out.value = Refine(attributes, out.value, config, prior, ComputeLater);
  }
  std::vector<cty::Path> replaced;
  TF_ASSIGN(out.value, adjust(out.value, &replaced));
  if (!prior.IsNull()) {
    Replacement replacement;
    replacement.paths.insert(replaced.begin(), replaced.end());
    replacement.Find(attributes, prior, config, out.value, {});
    out.requires_replace.assign(replacement.paths.begin(), replacement.paths.end());
  }
  return out;
}

}  // namespace engine
