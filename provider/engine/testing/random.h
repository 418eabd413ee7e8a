// Reproducible chance, and random schemas and values for property tests.
#ifndef PROVIDER_ENGINE_TESTING_RANDOM_H_
#define PROVIDER_ENGINE_TESTING_RANDOM_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "provider/cty/type.h"
#include "provider/cty/value.h"
#include "provider/schema/schema.h"

namespace engine_testing {

// The same seed gives the same numbers on every machine.
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}

  uint64_t Next();
  size_t Below(size_t n) { return static_cast<size_t>(Next() % n); }  // n > 0
  bool Chance(unsigned percent) { return Below(100) < percent; }
  // A text that this source never gave before.
  std::string Fresh();

 private:
  uint64_t state_;
  int fresh_ = 0;
};

// A legal schema with a required "name": all flags and types, nested attributes to depth 2. What is
// computed as a whole is computed inside. Sets are not in sets, and their elements have a required
// "key". Attributes with an equality are CaseBlind() strings outside of sets.
schema::Schema RandomSchema(Random& random);

// A legal configuration; `unknown` is the chance of an unknown in percent, at each place. Keys of
// set elements differ.
cty::Value RandomConfig(Random& random, const std::vector<schema::Attribute>& attributes,
                        unsigned unknown);

// Some of `old`'s attributes and some of `fresh`'s.
cty::Value Mixed(Random& random, const std::vector<schema::Attribute>& attributes,
                 const cty::Value& old, const cty::Value& fresh);

// The configuration once everything is known.
cty::Value Resolved(Random& random, const std::vector<schema::Attribute>& attributes,
                    const cty::Value& config);

// What a server makes of a plan: unknowns become values of its own. Objects that only a
// configuration can describe become null.
cty::Value Filled(Random& random, const std::vector<schema::Attribute>& attributes,
                  const cty::Value& planned);

// `object` with another case in CaseBlind() attributes.
cty::Value Respelt(const std::vector<schema::Attribute>& attributes, const cty::Value& object);

// A non-null value of a type without objects.
cty::Value RandomKnown(Random& random, const cty::Type& type);

}  // namespace engine_testing

#endif  // PROVIDER_ENGINE_TESTING_RANDOM_H_
