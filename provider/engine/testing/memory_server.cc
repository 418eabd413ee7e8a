#include "provider/engine/testing/memory_server.h"

#include <utility>

#include "provider/base/status.h"
#include "provider/engine/testing/words.h"

namespace engine_testing {

using base::ErrorKind;
using base::MakeError;
using cty::Value;

void MemoryServer::Drive(FakeResource* resource) {
  resource->create = [this, resource](sdk::Call& call, const Value& plan,
                                      const Value& config) -> absl::StatusOr<Value> {
    if (!object_.IsNull()) return MakeError(ErrorKind::kAlreadyExists, "It is there already.");
    return Write(call, *resource, plan, config);
  };
  resource->update = [this, resource](sdk::Call& call, const Value& state, const Value& plan,
                                      const Value& config) -> absl::StatusOr<Value> {
    if (object_.IsNull()) return MakeError(ErrorKind::kNotFound, "It is gone.");
    return Write(call, *resource, plan, config);
  };
  resource->read = [this, resource](sdk::Call&, const Value&) {
    return Respelt(resource->schema().attributes, object_);
  };
  resource->remove = [this](sdk::Call&, const Value&) {
    object_ = Value();
    return absl::OkStatus();
  };
}

absl::StatusOr<Value> MemoryServer::Write(sdk::Call& call, const FakeResource& resource,
                                          const Value& plan, const Value& config) {
  const Fault fault = std::exchange(fault_, Fault::kNone);
  if (fault == Fault::kRefused) return MakeError(ErrorKind::kFinal, "Refused.");
  const Value before = std::exchange(object_, Filled(*random_, resource.schema().attributes, plan));
  if (fault != Fault::kNone) return Misbehave(fault, call, before, plan, config);
  return random_->Chance(30) ? Respelt(resource.schema().attributes, object_) : object_;
}

absl::StatusOr<Value> MemoryServer::Misbehave(Fault fault, sdk::Call& call, const Value& before,
                                              const Value& plan, const Value& config) {
  switch (fault) {
    case Fault::kHalfDone:
      if (!before.IsNull()) object_ = before.With("name", plan.Get("name"));
      call.KeepPartial(before.IsNull() ? plan : object_);
      return MakeError(ErrorKind::kFinal, "Half done.");
    case Fault::kReturnsPlan:
      return plan;
    case Fault::kReturnsConfig:
      return config;
    case Fault::kReturnsOther:
      return object_.With("name", Str("something else"));
    case Fault::kReturnsNull:
      return Value();
    default:
      return MakeError(ErrorKind::kUnknownOutcome, "The connection broke.");
  }
}

}  // namespace engine_testing
