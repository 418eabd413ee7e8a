// Property tests over random schemas: whole lives of resources, and the checks against an oracle.
#include <cstdlib>
#include <map>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/engine/checks.h"
#include "provider/engine/testing/mini_core.h"
#include "provider/engine/testing/oracle.h"
#include "provider/engine/testing/random.h"
#include "provider/engine/testing/walk.h"
#include "provider/engine/walk.h"

namespace engine {
namespace {

using cty::Value;
using engine_testing::CompletionProblem;
using engine_testing::Filled;
using engine_testing::PlanProblem;
using engine_testing::ProposedNew;
using engine_testing::Random;
using engine_testing::RandomConfig;
using engine_testing::RandomSchema;
using engine_testing::Walk;
using testing::IsEmpty;

// TF_WALKS walks instead of `usual`.
uint64_t Walks(uint64_t usual) {
  const char* wanted = std::getenv("TF_WALKS");
  return wanted == nullptr ? usual : std::strtoull(wanted, nullptr, 10);
}

TEST(RandomWalks, G4_RandomWalks) {
  for (uint64_t seed = 1; seed <= Walks(10000); ++seed) {
    ASSERT_EQ(Walk(seed).Run(5), "");
  }
}

TEST(RandomWalks, TheyReachEveryCall) {
  std::map<std::string, int> calls;
  for (uint64_t seed = 1; seed <= 300; ++seed) {
    Walk walk(seed);
    ASSERT_EQ(walk.Run(5), "");
    for (const std::string& call : walk.Calls()) ++calls[call];
  }
  for (const char* call : {"AdjustPlan", "PlanDestroy", "PlanReplace", "Create", "Read", "Update",
                           "Delete", "Import"}) {
    EXPECT_GT(calls[call], 30) << call;
  }
}

TEST(RandomWalks, SchemasAreLegal) {
  for (uint64_t seed = 1; seed <= 500; ++seed) {
    Random random(seed);
    ASSERT_THAT(schema::Problems(RandomSchema(random), schema::Use::kResource), IsEmpty()) << seed;
  }
}

// A value like `v` but for one place somewhere inside.
Value Damaged(Random& random, const std::vector<schema::Attribute>& attributes, const Value& v) {
  const schema::Attribute& a = attributes[random.Below(attributes.size())];
  const Value old = v.Get(a.name);
  if (a.nested == nullptr) {
    const size_t how = random.Below(4);
    if (how == 0) return v.With(a.name, Value());
    if (how == 1) return v.With(a.name, Value::Unknown());
    return v.With(a.name, engine_testing::RandomKnown(random, a.type));
  }
  if (!Present(old) || Count(old) == 0 || random.Chance(20)) {
    return v.With(a.name, random.Chance(50) ? Value() : Value::Unknown());
  }
  Value::Sequence elements;
  for (const Element& e : Elements(a, old, {}, {})) elements.push_back(e.value);
  Value& victim = elements[random.Below(elements.size())];
  if (Present(victim)) victim = Damaged(random, a.nested->attributes, victim);
  return v.With(a.name, Rebuild(a, old, std::move(elements)));
}

// A random plan and all that led to it.
struct Sample {
  Random random;
  schema::Schema schema = RandomSchema(random);
  Value prior, config, proposed;

  explicit Sample(uint64_t seed) : random(seed) {
    const auto& attributes = schema.attributes;
    config = RandomConfig(random, attributes, 10);
    if (random.Chance(70)) {
      const Value old = engine_testing::Resolved(
          random, attributes,
          Mixed(random, attributes, config, RandomConfig(random, attributes, 0)));
      prior = WithoutWriteOnly(attributes, Filled(random, attributes, old));
    }
    proposed = WithoutWriteOnly(attributes, ProposedNew(schema, prior, config));
  }
};

TEST(RandomWalks, TheChecksAndTheOracleAgreeOnPlans) {
  int wrong = 0;
  for (uint64_t seed = 1; seed <= 4000; ++seed) {
    Sample s(seed);
    Value planned = s.proposed;
    for (size_t n = s.random.Below(3); n > 0; --n) {
      planned = Damaged(s.random, s.schema.attributes, planned);
    }
    const std::string problem = PlanProblem(s.schema, s.prior, s.config, planned);
    const auto found = CheckPlan(s.schema, s.prior, s.config, planned);
    ASSERT_EQ(found.empty(), problem.empty())
        << "seed " << seed << ": " << problem << "\n"
        << planned.DebugString() << "\n"
        << s.config.DebugString() << (found.empty() ? "" : found[0].rule + found[0].message);
    if (!problem.empty()) ++wrong;
  }
  EXPECT_GT(wrong, 500);
}

TEST(RandomWalks, TheChecksAndTheOracleAgreeOnResults) {
  int wrong = 0;
  for (uint64_t seed = 1; seed <= 4000; ++seed) {
    Sample s(seed);
    const auto& attributes = s.schema.attributes;
    Value result = Filled(s.random, attributes, s.proposed);
    for (size_t n = s.random.Below(3); n > 0; --n) result = Damaged(s.random, attributes, result);
    result = WithoutWriteOnly(attributes, result);
    const std::string problem =
        CompletionProblem(schema::ObjectType(attributes), s.proposed, result);
    ASSERT_EQ(CheckFinalPlan(s.schema, s.proposed, result).empty(), problem.empty())
        << "seed " << seed << ": " << problem << "\n"
        << s.proposed.DebugString() << "\n"
        << result.DebugString();
    if (!problem.empty()) ++wrong;
  }
  EXPECT_GT(wrong, 500);
}

}  // namespace
}  // namespace engine
