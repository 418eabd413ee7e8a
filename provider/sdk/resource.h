// The author's face of a resource: says WHAT happens to one kind of object, on a typed struct. Null
// plans, write-only nulling, private bytes, locks, retries of calls and protobuf are not its
// business.
//
// Thread rule: one object serves all calls, from many threads; keep no state in it.
#ifndef PROVIDER_SDK_RESOURCE_H_
#define PROVIDER_SDK_RESOURCE_H_

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/sdk/any.h"
#include "provider/sdk/builder.h"

namespace sdk {

// T: a struct of Val fields with `static void Describe(Schema<T>&)`.
template <typename T>
class Resource {
 public:
  virtual ~Resource() = default;

  // Rules between attributes; any field may be unknown: judge only what is known. No network.
  virtual absl::Status Validate(Call& call, const T& config) { return absl::OkStatus(); }
  // Last word on the plan: fields of `planned` may be changed where the attribute is computed.
  // `prior` is null on create. Pure: no network, no clock.
  virtual absl::Status AdjustPlan(Call& call, const T* prior, const T& config, T& planned) {
    return absl::OkStatus();
  }
  // Judges the finished plan of a create or an update: an error refuses it. May ask servers, for a
  // few seconds; one that doesn't answer is worth a warning, never an error. Any field may be
  // unknown, `config` has the write-only values.
  virtual absl::Status CheckPlan(Call& call, const T* prior, const T& config, const T& planned) {
    return absl::OkStatus();
  }
  // Refuses a destroy at plan time, or warns of it.
  virtual absl::Status PlanDestroy(Call& call, const T& state) { return absl::OkStatus(); }
  // Warns of what a replacement loses.
  virtual void PlanReplace(Call& call, const T& state, const T& planned) {}

  // Makes the object and returns it. Known fields of `plan` stay as they are; fill the unknown
  // ones. `config` also has the write-only values. Use Keep() as soon as something exists that a
  // later step may fail to complete.
  virtual absl::StatusOr<T> Create(Call& call, const T& plan, const T& config) = 0;
  // The object as it is; nullopt only if it is certainly gone. `state` may be a bare import stub.
  virtual absl::StatusOr<std::optional<T>> Read(Call& call, const T& state) = 0;
  virtual absl::StatusOr<T> Update(Call& call, const T& state, const T& plan, const T& config) = 0;
  // Already gone is success.
  virtual absl::Status Delete(Call& call, const T& state) = 0;
  // What Read needs to find the object called `id`. Errors explain the form of ids.
  virtual absl::StatusOr<T> Import(Call& call, std::string_view id) = 0;

  // The same from an identity, for resources that declare one: checks what the parts of the stub
  // say.
  virtual absl::StatusOr<T> ImportByIdentity(Call& call, T stub) { return stub; }
  // Whether List() works; it needs an identity.
  virtual bool Lists() const { return false; }
  // Hands every object on the server to `emit` as a stub for Read, with a name to show; stops when
  // that says false.
  virtual absl::Status List(Call& call,
                            const std::function<bool(const T& stub, std::string name)>& emit) {
    return absl::UnimplementedError("These objects can't be listed.");
  }

  // Calls with the same key run one by one; empty = no lock.
  virtual std::string LockKey(const T& object) { return ""; }
  // From state JSON of version `from` to from+1.
  virtual absl::StatusOr<std::string> Upgrade(int64_t from, std::string_view json) {
    return base::MakeError(base::ErrorKind::kFinal,
                           base::StrCat("State of schema version ", from, " is not known."),
                           "Use the provider version that wrote it, or import the object again.");
  }
  // From the state of another provider's resource type.
  virtual absl::StatusOr<T> Move(std::string_view source_provider, std::string_view source_type,
                                 int64_t source_version, std::string_view json) {
    return base::MakeError(
        base::ErrorKind::kFinal,
        base::StrCat("Objects of type ", source_type, " from ", source_provider,
                     " can't be moved here."),
        "Remove the moved block, then import the object and forget the old address.");
  }

 protected:
  // What exists by now, should the rest of Create or Update fail.
  static void Keep(Call& call, const T& t) { call.KeepPartial(Binding<T>::Of().Encode(t)); }
};

// Puts a typed resource under the engine's hands.
template <typename T>
class ResourceAdapter final : public AnyResource {
 public:
  explicit ResourceAdapter(std::unique_ptr<Resource<T>> resource)
      : resource_(std::move(resource)) {}

  const schema::Schema& schema() const override { return Bound().schema(); }

  absl::Status Validate(Call& call, const cty::Value& config) override {
    TF_ASSIGN(T t, Bound().Decode(config));
    return resource_->Validate(call, t);
  }

  absl::StatusOr<cty::Value> AdjustPlan(Call& call, const cty::Value& prior,
                                        const cty::Value& config,
                                        const cty::Value& planned) override {
    TF_ASSIGN(T old, Bound().Decode(prior));
    TF_ASSIGN(T configured, Bound().Decode(config));
    TF_ASSIGN(T adjusted, Bound().Decode(planned));
    call.SetPlanned(planned);
    TF_TRY(resource_->AdjustPlan(call, prior.IsNull() ? nullptr : &old, configured, adjusted));
    return Bound().EncodeOver(planned, adjusted);
  }

  absl::Status CheckPlan(Call& call, const cty::Value& prior, const cty::Value& config,
                         const cty::Value& planned) override {
    TF_ASSIGN(T old, Bound().Decode(prior));
    TF_ASSIGN(T configured, Bound().Decode(config));
    TF_ASSIGN(T next, Bound().Decode(planned));
    return resource_->CheckPlan(call, prior.IsNull() ? nullptr : &old, configured, next);
  }

  absl::Status PlanDestroy(Call& call, const cty::Value& prior) override {
    TF_ASSIGN(T t, Bound().Decode(prior));
    return resource_->PlanDestroy(call, t);
  }

  void PlanReplace(Call& call, const cty::Value& prior, const cty::Value& planned) override {
    auto state = Bound().Decode(prior);
    auto next = Bound().Decode(planned);
    if (state.ok() && next.ok()) resource_->PlanReplace(call, *state, *next);
  }

  absl::StatusOr<cty::Value> Create(Call& call, const cty::Value& plan,
                                    const cty::Value& config) override {
    TF_ASSIGN(T planned, Bound().Decode(plan));
    TF_ASSIGN(T configured, Bound().Decode(config));
    TF_ASSIGN(T made, resource_->Create(call, planned, configured));
    return Bound().Encode(made, plan);
  }

  absl::StatusOr<cty::Value> Read(Call& call, const cty::Value& state) override {
    TF_ASSIGN(T t, Bound().Decode(state));
    TF_ASSIGN(std::optional<T> found, resource_->Read(call, t));
    if (!found) return cty::Value::Null();
    return Bound().EncodeOver(state, *found);
  }

  absl::StatusOr<cty::Value> Update(Call& call, const cty::Value& state, const cty::Value& plan,
                                    const cty::Value& config) override {
    TF_ASSIGN(T old, Bound().Decode(state));
    TF_ASSIGN(T planned, Bound().Decode(plan));
    TF_ASSIGN(T configured, Bound().Decode(config));
    TF_ASSIGN(T changed, resource_->Update(call, old, planned, configured));
    return Bound().Encode(changed, plan);
  }

  absl::Status Delete(Call& call, const cty::Value& state) override {
    TF_ASSIGN(T t, Bound().Decode(state));
    return resource_->Delete(call, t);
  }

  absl::StatusOr<cty::Value> Import(Call& call, std::string_view id) override {
    TF_ASSIGN(T t, resource_->Import(call, id));
    return Bound().Encode(t);
  }

  cty::Value IdentityOf(const cty::Value& object) override {
    if (schema().identity.empty()) return {};
    auto t = Bound().Decode(object);
    return t.ok() ? Bound().EncodeIdentity(*t) : cty::Value::Null();
  }

  absl::StatusOr<cty::Value> ImportByIdentity(Call& call, const cty::Value& identity) override {
    TF_ASSIGN(T stub, Bound().DecodeIdentity(identity));
    TF_ASSIGN(T t, resource_->ImportByIdentity(call, std::move(stub)));
    return Bound().Encode(t);
  }

  bool Lists() const override { return resource_->Lists(); }

  absl::Status List(Call& call, const ListSink& emit) override {
    return resource_->List(call, [&](const T& stub, std::string name) {
      return emit(Bound().Encode(stub), std::move(name));
    });
  }

  absl::StatusOr<std::string> Upgrade(int64_t from, std::string_view json) override {
    return resource_->Upgrade(from, json);
  }

  absl::StatusOr<cty::Value> Move(std::string_view source_provider, std::string_view source_type,
                                  int64_t source_version, std::string_view json) override {
    TF_ASSIGN(T t, resource_->Move(source_provider, source_type, source_version, json));
    return Bound().Encode(t);
  }

  std::string LockKey(const cty::Value& object) override {
    auto t = Bound().Decode(object);
    return t.ok() ? resource_->LockKey(*t) : "";
  }

 private:
  static const Binding<T>& Bound() { return Binding<T>::Of(); }

  std::unique_ptr<Resource<T>> resource_;
};

template <typename T>
std::unique_ptr<AnyResource> Adapt(std::unique_ptr<Resource<T>> resource) {
  return std::make_unique<ResourceAdapter<T>>(std::move(resource));
}

}  // namespace sdk

#endif  // PROVIDER_SDK_RESOURCE_H_
