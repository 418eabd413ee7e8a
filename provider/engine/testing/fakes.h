// Parts of a catalog whose behaviour a test sets hook by hook.
#ifndef PROVIDER_ENGINE_TESTING_FAKES_H_
#define PROVIDER_ENGINE_TESTING_FAKES_H_

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/cty/value.h"
#include "provider/schema/schema.h"
#include "provider/sdk/any.h"

namespace engine_testing {

// A resource that keeps its promises: Create and Update return the plan with "made" and the like
// for what is unknown, Read returns the state, Import puts the id into the attribute "name". Hooks
// replace that; set them before the first call. Safe for many threads if the hooks are.
class FakeResource : public sdk::AnyResource {
 public:
  using StatusOrValue = absl::StatusOr<cty::Value>;
  using Value = cty::Value;

  explicit FakeResource(schema::Schema schema) : schema_(std::move(schema)) {}

  std::function<absl::Status(sdk::Call&, const Value& config)> validate;
  std::function<StatusOrValue(sdk::Call&, const Value& prior, const Value& config,
                              const Value& planned)>
      adjust_plan;
  std::function<absl::Status(sdk::Call&, const Value& prior, const Value& config,
                             const Value& planned)>
      check_plan;
  std::function<absl::Status(sdk::Call&, const Value& prior)> plan_destroy;
  std::function<void(sdk::Call&, const Value& prior, const Value& planned)> plan_replace;
  std::function<StatusOrValue(sdk::Call&, const Value& plan, const Value& config)> create;
  std::function<StatusOrValue(sdk::Call&, const Value& state)> read;
  std::function<StatusOrValue(sdk::Call&, const Value& state, const Value& plan,
                              const Value& config)>
      update;
  std::function<absl::Status(sdk::Call&, const Value& state)> remove;
  std::function<StatusOrValue(sdk::Call&, std::string_view id)> import;
  std::function<absl::StatusOr<std::string>(int64_t from, std::string_view json)> upgrade;
  std::function<StatusOrValue(std::string_view provider, std::string_view type, int64_t version,
                              std::string_view json)>
      move;
  std::function<std::string(const Value& object)> lock_key;
  // The names of the calls so far.
  std::vector<std::string> log() const;
  void ForgetLog();

  const schema::Schema& schema() const override { return schema_; }
  absl::Status Validate(sdk::Call& call, const Value& config) override;
  StatusOrValue AdjustPlan(sdk::Call& call, const Value& prior, const Value& config,
                           const Value& planned) override;
  absl::Status PlanDestroy(sdk::Call& call, const Value& prior) override;
  absl::Status CheckPlan(sdk::Call& call, const Value& prior, const Value& config,
                         const Value& planned) override;
  void PlanReplace(sdk::Call& call, const Value& prior, const Value& planned) override;
  StatusOrValue Create(sdk::Call& call, const Value& plan, const Value& config) override;
  StatusOrValue Read(sdk::Call& call, const Value& state) override;
  StatusOrValue Update(sdk::Call& call, const Value& state, const Value& plan,
                       const Value& config) override;
  absl::Status Delete(sdk::Call& call, const Value& state) override;
  StatusOrValue Import(sdk::Call& call, std::string_view id) override;
  absl::StatusOr<std::string> Upgrade(int64_t from, std::string_view json) override;
  StatusOrValue Move(std::string_view provider, std::string_view type, int64_t version,
                     std::string_view json) override;
  std::string LockKey(const Value& object) override;

 private:
  Value Completed(const Value& plan) const;
  void Log(std::string call);

  schema::Schema schema_;
  mutable std::mutex mutex_;  // guards log_
  std::vector<std::string> log_;
};

// `v` with each unknown replaced by a value of its type ("made", 7, true, empty collections).
cty::Value Complete(const cty::Value& v, const cty::Type& type);

// A provider with one setting, "host". Configure hands a copy of its value to the resources, as a
// std::string.
class FakeProvider : public sdk::AnyProvider {
 public:
  FakeProvider();
  std::function<absl::StatusOr<std::shared_ptr<void>>(sdk::Call&, const cty::Value& config,
                                                      const sdk::ClientInfo&)>
      configure;

  const schema::Schema& schema() const override { return schema_; }
  absl::Status Validate(sdk::Call& call, const cty::Value& config) override;
  absl::StatusOr<std::shared_ptr<void>> Configure(sdk::Call& call, const cty::Value& config,
                                                  const sdk::ClientInfo& client) override;

 private:
  schema::Schema schema_;
};

}  // namespace engine_testing

#endif  // PROVIDER_ENGINE_TESTING_FAKES_H_
