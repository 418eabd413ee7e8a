#include "provider/engine/testing/fakes.h"

#include "provider/base/status.h"
#include "provider/engine/testing/words.h"
#include "provider/engine/walk.h"

namespace engine_testing {
namespace {

absl::Status NotHere(std::string_view what) {
  return base::MakeError(base::ErrorKind::kFinal, what);
}

cty::Value MadeUp(const cty::Type& type) {
  switch (type.kind()) {
    case cty::Type::Kind::kBool:
      return cty::Value::Bool(true);
    case cty::Type::Kind::kNumber:
      return cty::Value::Int(7);
    case cty::Type::Kind::kString:
      return cty::Value::String("made");
    case cty::Type::Kind::kList:
      return cty::Value::List({});
    case cty::Type::Kind::kSet:
      return cty::Value::Set({});
    case cty::Type::Kind::kMap:
      return cty::Value::Map({});
    default:
      return cty::Value::Null();
  }
}

cty::Value CompleteMembers(const cty::Value& v, const cty::Type& type) {
  const bool object = type.kind() == cty::Type::Kind::kObject;
  cty::Value::Members members;
  for (const auto& [key, member] : v.AsMembers()) {
    members.emplace(key, Complete(member, object ? type.attributes().at(key) : type.element()));
  }
  return cty::Value::Map(std::move(members));
}

cty::Value CompleteElements(const cty::Value& v, const cty::Type& type) {
  cty::Value::Sequence elements;
  for (const cty::Value& e : v.AsSequence()) elements.push_back(Complete(e, type.element()));
  return type.kind() == cty::Type::Kind::kSet ? cty::Value::Set(std::move(elements))
                                              : cty::Value::List(std::move(elements));
}

}  // namespace

cty::Value Complete(const cty::Value& v, const cty::Type& type) {
  if (v.IsWhollyKnown()) return v;
  if (v.IsUnknown()) return MadeUp(type);
  return v.kind() == cty::Value::Kind::kMap ? CompleteMembers(v, type) : CompleteElements(v, type);
}

cty::Value FakeResource::Completed(const Value& plan) const {
  return Complete(plan, schema::ObjectType(schema_.attributes));
}

std::vector<std::string> FakeResource::log() const {
  const std::lock_guard lock(mutex_);
  return log_;
}

void FakeResource::ForgetLog() {
  const std::lock_guard lock(mutex_);
  log_.clear();
}

void FakeResource::Log(std::string call) {
  const std::lock_guard lock(mutex_);
  log_.push_back(std::move(call));
}

absl::Status FakeResource::Validate(sdk::Call& call, const Value& config) {
  Log("Validate");
  return validate ? validate(call, config) : absl::OkStatus();
}

FakeResource::StatusOrValue FakeResource::AdjustPlan(sdk::Call& call, const Value& prior,
                                                     const Value& config, const Value& planned) {
  Log("AdjustPlan");
  return adjust_plan ? adjust_plan(call, prior, config, planned) : planned;
}

absl::Status FakeResource::PlanDestroy(sdk::Call& call, const Value& prior) {
  Log("PlanDestroy");
  return plan_destroy ? plan_destroy(call, prior) : absl::OkStatus();
}

absl::Status FakeResource::CheckPlan(sdk::Call& call, const Value& prior, const Value& config,
                                     const Value& planned) {
  return check_plan ? check_plan(call, prior, config, planned) : absl::OkStatus();
}

void FakeResource::PlanReplace(sdk::Call& call, const Value& prior, const Value& planned) {
  Log("PlanReplace");
  if (plan_replace) plan_replace(call, prior, planned);
}

FakeResource::StatusOrValue FakeResource::Create(sdk::Call& call, const Value& plan,
                                                 const Value& config) {
  Log("Create");
  return create ? create(call, plan, config) : Completed(plan);
}

FakeResource::StatusOrValue FakeResource::Read(sdk::Call& call, const Value& state) {
  Log("Read");
  return read ? read(call, state) : state;
}

FakeResource::StatusOrValue FakeResource::Update(sdk::Call& call, const Value& state,
                                                 const Value& plan, const Value& config) {
  Log("Update");
  return update ? update(call, state, plan, config) : Completed(plan);
}

absl::Status FakeResource::Delete(sdk::Call& call, const Value& state) {
  Log("Delete");
  return remove ? remove(call, state) : absl::OkStatus();
}

FakeResource::StatusOrValue FakeResource::Import(sdk::Call& call, std::string_view id) {
  Log("Import");
  if (import) return import(call, id);
  return engine::NullObject(schema_.attributes).With("name", Str(std::string(id)));
}

absl::StatusOr<std::string> FakeResource::Upgrade(int64_t from, std::string_view json) {
  Log("Upgrade");
  if (upgrade) return upgrade(from, json);
  return NotHere("No such version.");
}

FakeResource::StatusOrValue FakeResource::Move(std::string_view provider, std::string_view type,
                                               int64_t version, std::string_view json) {
  Log("Move");
  if (move) return move(provider, type, version, json);
  return NotHere("No such source.");
}

std::string FakeResource::LockKey(const Value& object) { return lock_key ? lock_key(object) : ""; }

FakeProvider::FakeProvider() : schema_(SchemaOf({Optional("host")})) {}

absl::Status FakeProvider::Validate(sdk::Call&, const cty::Value&) { return absl::OkStatus(); }

absl::StatusOr<std::shared_ptr<void>> FakeProvider::Configure(sdk::Call& call,
                                                              const cty::Value& config,
                                                              const sdk::ClientInfo& client) {
  if (configure) return configure(call, config, client);
  const cty::Value& host = config.Get("host");
  const bool known = host.kind() == cty::Value::Kind::kString;
  return std::make_shared<std::string>(known ? host.AsString() : "");
}

}  // namespace engine_testing
