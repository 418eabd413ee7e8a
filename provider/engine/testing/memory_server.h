// A remote side for random walks: one object in memory, and a resource that manages it well or
// badly.
#ifndef PROVIDER_ENGINE_TESTING_MEMORY_SERVER_H_
#define PROVIDER_ENGINE_TESTING_MEMORY_SERVER_H_

#include "provider/engine/testing/fakes.h"
#include "provider/engine/testing/random.h"

namespace engine_testing {

// How the next write goes wrong.
enum class Fault {
  kNone,
  kRefused,         // nothing happened
  kUnknownOutcome,  // it happened, but nobody knows
  kHalfDone,        // kept what was made, then failed
  kReturnsPlan,     // with unknowns in it
  kReturnsConfig,   // with write-only values in it
  kReturnsOther,    // another value than planned
  kReturnsNull,
};
inline constexpr int kFaults = 8;

// Not thread-safe. Must outlive the resource that it drives.
class MemoryServer {
 public:
  explicit MemoryServer(Random* random) : random_(random) {}

  // Sets the hooks of `resource`.
  void Drive(FakeResource* resource);

  const cty::Value& object() const { return object_; }
  void set_object(cty::Value object) { object_ = std::move(object); }
  void FailNext(Fault fault) { fault_ = fault; }
  bool FaultPending() const { return fault_ != Fault::kNone; }

 private:
  absl::StatusOr<cty::Value> Write(sdk::Call& call, const FakeResource& resource,
                                   const cty::Value& plan, const cty::Value& config);
  absl::StatusOr<cty::Value> Misbehave(Fault fault, sdk::Call& call, const cty::Value& before,
                                       const cty::Value& plan, const cty::Value& config);

  Random* random_;
  cty::Value object_;
  Fault fault_ = Fault::kNone;
};

}  // namespace engine_testing

#endif  // PROVIDER_ENGINE_TESTING_MEMORY_SERVER_H_
