#include <utility>

#include "provider/engine/testing/random.h"
#include "provider/engine/testing/words.h"

namespace engine_testing {
namespace {

// What an attribute's surroundings allow.
struct Place {
  int depth = 0;
  bool in_set = false;         // no write-only attribute, no equality
  bool computed_only = false;  // inside of what only the server knows
};

cty::Type RandomType(Random& random) {
  switch (random.Below(8)) {
    case 0:
      return cty::Type::Bool();
    case 1:
      return cty::Type::Number();
    case 2:
      return cty::Type::List(cty::Type::String());
    case 3:
      return cty::Type::Set(cty::Type::String());
    case 4:
      return cty::Type::Map(cty::Type::Number());
    default:
      return cty::Type::String();
  }
}

schema::Attribute RandomFlags(Random& random, std::string name, const Place& place) {
  if (place.computed_only) return Computed(std::move(name));
  switch (random.Below(place.in_set ? 4 : 5)) {
    case 0:
      return Required(std::move(name));
    case 1:
      return Optional(std::move(name));
    case 2:
      return Computed(std::move(name));
    case 3:
      return OptionalComputed(std::move(name));
    default:
      return WriteOnly(std::move(name));
  }
}

std::vector<schema::Attribute> RandomAttributes(Random& random, Place place);

schema::Attribute RandomNested(Random& random, schema::Attribute a, Place place) {
  Mode mode = static_cast<Mode>(random.Below(4));
  // Terraform can't match computed parts of a set inside of a set.
  if (place.in_set && mode == Mode::kSet) mode = Mode::kList;
  ++place.depth;
  place.in_set = place.in_set || mode == Mode::kSet;
  place.computed_only = place.computed_only || (a.computed && !a.optional);
  std::vector<schema::Attribute> inner = RandomAttributes(random, place);
  if (mode == Mode::kSet) {
    inner.push_back(place.computed_only ? Computed("key") : Required("key"));
  }
  return Nested(std::move(a), mode, std::move(inner));
}

schema::Attribute RandomPlain(Random& random, schema::Attribute a, const Place& place) {
  a.type = RandomType(random);
  const bool text = a.type.kind() == cty::Type::Kind::kString;
  if (text && !a.write_only && !place.in_set && random.Chance(25)) a = CaseBlind(std::move(a));
  if (a.optional && a.computed && random.Chance(40)) a.default_value = RandomKnown(random, a.type);
  return a;
}

schema::Attribute RandomAttribute(Random& random, std::string name, const Place& place) {
  schema::Attribute a = RandomFlags(random, std::move(name), place);
  if (a.computed) a.keep_state = random.Chance(30);
  if (!a.write_only && (a.required || a.optional)) a.replace = random.Chance(15);
  const bool nested = place.depth < 2 && !a.write_only && random.Chance(30);
  return nested ? RandomNested(random, std::move(a), place)
                : RandomPlain(random, std::move(a), place);
}

std::vector<schema::Attribute> RandomAttributes(Random& random, Place place) {
  std::vector<schema::Attribute> attributes;
  const size_t count = 1 + random.Below(place.depth == 0 ? 5 : 2);
  for (size_t i = 0; i < count; ++i) {
    attributes.push_back(RandomAttribute(random, "a" + std::to_string(i), place));
  }
  return attributes;
}

}  // namespace

schema::Schema RandomSchema(Random& random) {
  std::vector<schema::Attribute> attributes = RandomAttributes(random, {});
  schema::Attribute name = Required("name");
  name.replace = random.Chance(50);
  attributes.push_back(std::move(name));
  return SchemaOf(std::move(attributes));
}

}  // namespace engine_testing
