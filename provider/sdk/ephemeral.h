// The author's face of an ephemeral resource: a value for the length of one run, never stored.
#ifndef PROVIDER_SDK_EPHEMERAL_H_
#define PROVIDER_SDK_EPHEMERAL_H_

#include <memory>
#include <optional>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "provider/base/status.h"
#include "provider/sdk/any.h"
#include "provider/sdk/builder.h"

namespace sdk {

// Thread rule as for Resource. Open runs in the plan and again in the apply: it must be safe twice.
// Close may not come after a crash: bound the lifetime on the server's side too.
template <typename T>
class Ephemeral {
 public:
  virtual ~Ephemeral() = default;
  virtual absl::Status Validate(Call& call, const T& config) { return absl::OkStatus(); }
  // Returns `config` with the computed fields filled. `renew_at` set: Renew comes before then. What
  // Renew and Close need goes into the call's private data; Close may get Open's even after a
  // Renew.
  virtual absl::StatusOr<T> Open(Call& call, const T& config,
                                 std::optional<absl::Time>* renew_at) = 0;
  virtual absl::StatusOr<std::optional<absl::Time>> Renew(Call& call) {
    return std::optional<absl::Time>();
  }
  virtual absl::Status Close(Call& call) { return absl::OkStatus(); }
};

template <typename T>
class EphemeralAdapter final : public AnyEphemeral {
 public:
  explicit EphemeralAdapter(std::unique_ptr<Ephemeral<T>> source) : source_(std::move(source)) {}

  const schema::Schema& schema() const override { return Binding<T>::Of().schema(); }
  absl::Status Validate(Call& call, const cty::Value& config) override {
    TF_ASSIGN(T t, Binding<T>::Of().Decode(config));
    return source_->Validate(call, t);
  }
  absl::StatusOr<Opened> Open(Call& call, const cty::Value& config) override {
    TF_ASSIGN(T t, Binding<T>::Of().Decode(config));
    Opened opened;
    TF_ASSIGN(T result, source_->Open(call, t, &opened.renew_at));
    TF_ASSIGN(opened.result, Binding<T>::Of().EncodeOver(config, result));
    return opened;
  }
  absl::StatusOr<std::optional<absl::Time>> Renew(Call& call) override {
    return source_->Renew(call);
  }
  absl::Status Close(Call& call) override { return source_->Close(call); }

 private:
  std::unique_ptr<Ephemeral<T>> source_;
};

template <typename T>
std::unique_ptr<AnyEphemeral> Adapt(std::unique_ptr<Ephemeral<T>> source) {
  return std::make_unique<EphemeralAdapter<T>>(std::move(source));
}

}  // namespace sdk

#endif  // PROVIDER_SDK_EPHEMERAL_H_
