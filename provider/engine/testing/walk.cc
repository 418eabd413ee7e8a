#include "provider/engine/testing/walk.h"

#include <algorithm>
#include <utility>

#include "provider/base/strings.h"
#include "provider/cty/msgpack.h"
#include "provider/engine/checks.h"
#include "provider/engine/testing/oracle.h"
#include "provider/engine/testing/words.h"

// Returns from the enclosing function what went wrong, if something did.
#define WALK_TRY(expr)                                                  \
  do {                                                                  \
    if (std::string problem = (expr); !problem.empty()) return problem; \
  } while (false)

namespace engine_testing {

using cty::Value;

Walk::Walk(uint64_t seed) : seed_(seed), random_(seed), things_(RandomSchema(random_)) {
  remote_.Drive(&things_.thing());
  config_ = NewConfig();
}

std::string Walk::Run(int steps) {
  for (int i = 0; i < steps; ++i) {
    const Step step = i == 0 ? Step::kConfigure : static_cast<Step>(random_.Below(kSteps));
    if (std::string problem = Take(step); !problem.empty()) {
      return base::StrCat("seed ", seed_, ", step ", i, " (kind ", static_cast<int>(step),
                          "): ", problem, "\n  config ", config_.DebugString(), "\n  state ",
                          state_.DebugString(), "\n  remote ", remote_.object().DebugString());
    }
  }
  return "";
}

std::string Walk::Take(Step step) {
  switch (step) {
    case Step::kConfigure:
      return ToConfig(config_);
    case Step::kReconfigure:
      return ToConfig(Mixed(random_, attributes(), config_, NewConfig()));
    case Step::kDrift:
      return Drift();
    case Step::kVanish:
      remote_.set_object({});
      WALK_TRY(Refresh());
      return state_.IsNull() ? ToConfig(config_) : "the object is gone but not for us";
    case Step::kImport:
      return Import();
    case Step::kRespell:
      return Respell();
    case Step::kDestroy:
      return Destroy();
    case Step::kFault:
      return Fault();
  }
  return "no such step";
}

Value Walk::NewConfig() { return RandomConfig(random_, attributes(), random_.Chance(40) ? 25 : 0); }

engine::PlanResult Walk::Plan(const Value& prior, const Value& config) {
  return things_.Plan(prior, config, private_);
}

// Plans and applies as Terraform does, with `early` as what is known of the configuration at plan
// time, then looks whether that was all.
std::string Walk::ToConfig(const Value& early) {
  const bool faulty = remote_.FaultPending();
  const Value prior = tainted_ ? Value() : state_;
  config_ = early;
  const engine::PlanResult first = Plan(prior, early);
  WALK_TRY(JudgePlan(prior, early, first, private_));
  config_ = Resolved(random_, attributes(), early);
  if (first.planned == prior) return "";
  if (tainted_ || !first.requires_replace.empty()) {
    WALK_TRY(Replace(first, early));
    return Settle(faulty);
  }
  const engine::PlanResult last = Plan(prior, config_);
  WALK_TRY(JudgePlan(prior, config_, last, private_));
  WALK_TRY(JudgeFinalPlan(first, last));
  if (!last.requires_replace.empty()) return "an update became a replacement";
  if (!(last.planned == prior)) WALK_TRY(Apply(prior, last, config_));
  return Settle(faulty);
}

std::string Walk::Settle(bool faulty) { return faulty ? Refresh() : Converged(); }

std::string Walk::Replace(const engine::PlanResult& first, const Value& early) {
  const engine::PlanResult second =
      tainted_ ? first : things_.Plan({}, early, first.planned_private);
  WALK_TRY(JudgePlan({}, early, second, first.planned_private));
  WALK_TRY(Delete(first.planned_private));
  const engine::PlanResult last = Plan({}, config_);
  WALK_TRY(JudgePlan({}, config_, last, private_));
  WALK_TRY(JudgeFinalPlan(second, last));
  return Apply({}, last, config_);
}

std::string Walk::Delete(const std::string& planned_private) {
  const engine::ObjectResult result = things_.Apply(state_, {}, {}, planned_private);
  WALK_TRY(JudgeState(result));
  if (!result.state.IsNull()) return "a delete left an object";
  if (!remote_.object().IsNull()) return "a delete left the remote object";
  state_ = Value();
  private_.clear();
  tainted_ = false;
  return "";
}

std::string Walk::JudgePlan(const Value& prior, const Value& config, const engine::PlanResult& plan,
                            const std::string& private_bytes) {
  if (!plan.diagnostics.empty()) return TextOf(plan.diagnostics);
  const std::string problem = PlanProblem(things_.schema(), prior, config, plan.planned);
  if (!problem.empty()) return base::StrCat("plan: ", problem, " in ", plan.planned.DebugString());
  if (!cty::EncodeMsgpack(plan.planned, things_.type()).ok()) return "the plan can't be sent";
  if (plan.planned_private != private_bytes) return "the plan changed the private data";
  for (const cty::Path& path : plan.requires_replace) {
    if (!LeadsSomewhere(path, prior) && !LeadsSomewhere(path, plan.planned)) {
      return base::StrCat("replacement by a path that leads nowhere: ", path.ToString());
    }
  }
  if (!random_.Chance(20)) return "";
  const engine::PlanResult again = things_.Plan(prior, config, private_bytes);
  const bool same =
      again.planned == plan.planned && again.requires_replace == plan.requires_replace;
  return same ? "" : "the plan is not a pure function";
}

std::string Walk::JudgeFinalPlan(const engine::PlanResult& first, const engine::PlanResult& final) {
  const std::string problem = CompletionProblem(things_.type(), first.planned, final.planned);
  if (!problem.empty()) {
    return base::StrCat("final plan: ", problem, "\n  first ", first.planned.DebugString(),
                        "\n  final ", final.planned.DebugString());
  }
  const auto found = engine::CheckFinalPlan(things_.schema(), first.planned, final.planned);
  return found.empty() ? "" : base::StrCat("checks, but not the oracle: ", found[0].message);
}

std::string Walk::JudgeState(const engine::ObjectResult& result) {
  if (!result.diagnostics.empty()) return TextOf(result.diagnostics);
  WALK_TRY(StateProblem(attributes(), result.state));
  return IsStorable(result.state, things_.type()) ? "" : "the state can't be stored";
}

std::string Walk::Apply(const Value& prior, const engine::PlanResult& plan, const Value& config) {
  const bool faulty = remote_.FaultPending();
  const engine::ObjectResult result =
      things_.Apply(prior, plan.planned, config, plan.planned_private);
  if (faulty) return ApplyFaulty(prior, plan, result);
  WALK_TRY(JudgeState(result));
  const std::string problem = CompletionProblem(things_.type(), plan.planned, result.state);
  if (!problem.empty()) return base::StrCat("apply: ", problem);
  state_ = result.state;
  private_ = result.private_bytes;
  return "";
}

// Whatever went wrong: something that can be stored, and never less than there was.
std::string Walk::ApplyFaulty(const Value& prior, const engine::PlanResult& plan,
                              const engine::ObjectResult& result) {
  WALK_TRY(StateProblem(attributes(), result.state));
  if (!IsStorable(result.state, things_.type())) return "the state can't be stored";
  if (result.state.IsNull() && !prior.IsNull()) return "a failed update lost the object";
  if (result.state.IsNull() && !remote_.object().IsNull()) return "a made object was lost";
  tainted_ = prior.IsNull() && !result.state.IsNull() && engine::HasError(result.diagnostics);
  state_ = result.state;
  private_ = result.private_bytes;
  return "";
}

std::string Walk::Refresh() {
  const engine::ObjectResult result = things_.Read(state_, private_);
  WALK_TRY(JudgeState(result));
  state_ = result.state;
  private_ = result.private_bytes;
  tainted_ = tainted_ && !state_.IsNull();
  return "";
}

// After an apply: nothing drifts by itself, and the same configuration plans nothing.
std::string Walk::Converged() {
  const Value before = state_;
  WALK_TRY(Refresh());
  if (!(state_ == before)) {
    return base::StrCat("a refresh changed the state from ", before.DebugString());
  }
  const engine::PlanResult again = Plan(state_, config_);
  WALK_TRY(JudgePlan(state_, config_, again, private_));
  if (again.planned == state_ && again.requires_replace.empty()) return "";
  return base::StrCat("the same configuration plans a change: ", again.planned.DebugString());
}

std::string Walk::Drift() {
  if (remote_.object().IsNull() || tainted_) return "";
  const Value other =
      Filled(random_, attributes(), Plan({}, RandomConfig(random_, attributes(), 0)).planned);
  remote_.set_object(Mixed(random_, attributes(), remote_.object(), other));
  WALK_TRY(Refresh());
  if (!(Respelt(attributes(), Respelt(attributes(), remote_.object())) == remote_.object())) {
    return "the server's spelling is not stable";
  }
  return ToConfig(config_);
}

std::string Walk::Import() {
  if (remote_.object().IsNull() || tainted_) return "";
  const engine::ObjectResult stub = things_.server().Import({}, kThing, "some id");
  WALK_TRY(JudgeState(stub));
  state_ = stub.state;
  private_ = stub.private_bytes;
  WALK_TRY(Refresh());
  if (!private_.empty()) return "the import left private data behind";
  return ToConfig(config_);
}

std::string Walk::Respell() {
  WALK_TRY(ToConfig(config_));
  config_ = Respelt(attributes(), config_);
  return Converged();
}

std::string Walk::Destroy() {
  if (state_.IsNull()) return "";
  const engine::PlanResult plan = Plan(state_, {});
  if (!plan.diagnostics.empty() || !plan.planned.IsNull()) return "destroy was not planned";
  return Delete(plan.planned_private);
}

std::string Walk::Fault() {
  remote_.FailNext(static_cast<engine_testing::Fault>(1 + random_.Below(kFaults - 1)));
  std::string problem = ToConfig(Mixed(random_, attributes(), config_, NewConfig()));
  remote_.FailNext(engine_testing::Fault::kNone);
  return problem;
}

}  // namespace engine_testing
