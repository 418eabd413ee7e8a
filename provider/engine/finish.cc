#include "provider/engine/finish.h"

#include <utility>
#include <vector>

#include "provider/engine/guard.h"
#include "provider/engine/walk.h"

namespace engine {
namespace {

cty::Value MergePlanned(const schema::Attribute& a, const cty::Value& planned,
                        const cty::Value& returned);

cty::Value MergeObject(const Attributes& attributes, const cty::Value& planned,
                       const cty::Value& returned) {
  if (!Present(planned)) return planned.IsUnknown() ? returned : planned;
  return MapAttributes(attributes, planned, [&](const schema::Attribute& a, const cty::Value& p) {
    return MergePlanned(a, p, Present(returned) ? returned.Get(a.name) : cty::Value::Unknown());
  });
}

cty::Value MergePlanned(const schema::Attribute& a, const cty::Value& planned,
                        const cty::Value& returned) {
  if (a.write_only) return cty::Value::Null();
  if (planned.IsWhollyKnown()) return planned;
  if (a.nested == nullptr || !Present(planned) || !Present(returned)) return returned;
  // A set with unknowns inside can't be matched element by element: the author's word stands.
  if (a.nested->mode == schema::Nested::Mode::kSet) return returned;
  std::vector<cty::Value> merged;
  for (const Element& e : Elements(a, planned, {returned}, {})) {
    merged.push_back(MergeObject(a.nested->attributes, e.value, e.beside[0]));
  }
  return Rebuild(a, planned, std::move(merged));
}

cty::Value Respell(const Attributes& attributes, const cty::Value& known, const cty::Value& found) {
  return MapAttributes(attributes, found,
                       [&](const schema::Attribute& a, const cty::Value& v) -> cty::Value {
                         if (!Present(known) || !Present(v) || !v.IsWhollyKnown()) return v;
                         const cty::Value& old = known.Get(a.name);
                         if (!Present(old)) return v;
                         if (a.equality && old.IsWhollyKnown() && a.equality(old, v)) return old;
                         if (a.nested == nullptr) return v;
                         std::vector<cty::Value> kept;
                         for (const Element& e : Elements(a, v, {old}, {})) {
                           kept.push_back(Respell(a.nested->attributes, e.beside[0], e.value));
                         }
                         return Rebuild(a, v, std::move(kept));
                       });
}

}  // namespace

cty::Value MergeWithPlan(const schema::Schema& schema, const cty::Value& planned,
                         const cty::Value& returned) {
  return WithoutWriteOnly(schema.attributes, MergeObject(schema.attributes, planned, returned));
}

cty::Value KeepSpelling(const schema::Schema& schema, const cty::Value& known,
                        const cty::Value& found) {
  return Respell(schema.attributes, known, found);
}

cty::Value Storable(const schema::Schema& schema, const cty::Value& object) {
  if (!Present(object) || object.kind() != cty::Value::Kind::kMap) return cty::Value::Null();
  const cty::Value cleaned = cty::UnknownsToNull(WithoutWriteOnly(schema.attributes, object));
  const bool fits = cty::Conforms(cleaned, schema::ObjectType(schema.attributes));
  return fits ? cleaned : cty::Value::Null();
}

cty::Value KnownIdentity(sdk::AnyResource& resource, const cty::Value& object) {
  if (resource.schema().identity.empty() || !Present(object)) return {};
  auto identity = Guarded(
      "IdentityOf", [&]() -> absl::StatusOr<cty::Value> { return resource.IdentityOf(object); });
  return identity.ok() && identity->IsWhollyKnown() ? *identity : cty::Value::Null();
}

}  // namespace engine
