// A random walk: Terraform's side of one resource's life against our engine, every answer judged
// by the oracle and by engine/checks.h.
#ifndef PROVIDER_ENGINE_TESTING_WALK_H_
#define PROVIDER_ENGINE_TESTING_WALK_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "provider/engine/server.h"
#include "provider/engine/testing/memory_server.h"
#include "provider/engine/testing/random.h"
#include "provider/engine/testing/thing_server.h"

namespace engine_testing {

class Walk {
 public:
  // Everything about the walk follows from the seed: schema, configurations, server, faults.
  explicit Walk(uint64_t seed);

  // Takes `steps` random steps. What went wrong first, with seed and step; empty if nothing did.
  std::string Run(int steps);
  // The calls that reached the resource so far.
  std::vector<std::string> Calls() { return things_.thing().log(); }

 private:
  enum class Step {
    kConfigure,
    kReconfigure,
    kDrift,
    kVanish,
    kImport,
    kRespell,
    kDestroy,
    kFault
  };
  static constexpr size_t kSteps = 8;

  // Each returns what is wrong, empty if nothing is.
  std::string Take(Step step);
  std::string ToConfig(const cty::Value& early);
  std::string Settle(bool faulty);
  std::string Converged();
  std::string Drift();
  std::string Import();
  std::string Respell();
  std::string Destroy();
  std::string Delete(const std::string& planned_private);
  std::string Fault();
  std::string Refresh();
  std::string JudgePlan(const cty::Value& prior, const cty::Value& config,
                        const engine::PlanResult& plan, const std::string& private_bytes);
  std::string JudgeFinalPlan(const engine::PlanResult& first, const engine::PlanResult& final);
  std::string JudgeState(const engine::ObjectResult& result);
  std::string Replace(const engine::PlanResult& first, const cty::Value& early);
  std::string Apply(const cty::Value& prior, const engine::PlanResult& plan,
                    const cty::Value& config);
  std::string ApplyFaulty(const cty::Value& prior, const engine::PlanResult& plan,
                          const engine::ObjectResult& result);
  engine::PlanResult Plan(const cty::Value& prior, const cty::Value& config);
  const std::vector<schema::Attribute>& attributes() const { return things_.schema().attributes; }
  cty::Value NewConfig();

  const uint64_t seed_;
  Random random_;
  MemoryServer remote_{&random_};
  ThingServer things_;
  // What Terraform holds.
  cty::Value config_, state_;
  std::string private_;
  bool tainted_ = false;
};

}  // namespace engine_testing

#endif  // PROVIDER_ENGINE_TESTING_WALK_H_
