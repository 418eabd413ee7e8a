// The author's face of the provider block.
#ifndef PROVIDER_SDK_PROVIDER_H_
#define PROVIDER_SDK_PROVIDER_H_

#include <memory>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/base/status.h"
#include "provider/sdk/any.h"
#include "provider/sdk/builder.h"

namespace sdk {

template <typename T>
class Provider {
 public:
  virtual ~Provider() = default;
  // Any field may be unknown. No network.
  virtual absl::Status Validate(Call& call, const T& config) { return absl::OkStatus(); }
  // Makes what Call::provider() hands to every resource. No network; unknown fields must not fail.
  virtual absl::StatusOr<std::shared_ptr<void>> Configure(Call& call, const T& config,
                                                          const ClientInfo& client) = 0;
};

template <typename T>
class ProviderAdapter final : public AnyProvider {
 public:
  explicit ProviderAdapter(std::unique_ptr<Provider<T>> provider)
      : provider_(std::move(provider)) {}

  const schema::Schema& schema() const override { return Binding<T>::Of().schema(); }
  absl::Status Validate(Call& call, const cty::Value& config) override {
    TF_ASSIGN(T t, Binding<T>::Of().Decode(config));
    return provider_->Validate(call, t);
  }
  absl::StatusOr<std::shared_ptr<void>> Configure(Call& call, const cty::Value& config,
                                                  const ClientInfo& client) override {
    TF_ASSIGN(T t, Binding<T>::Of().Decode(config));
    return provider_->Configure(call, t, client);
  }

 private:
  std::unique_ptr<Provider<T>> provider_;
};

template <typename T>
std::unique_ptr<AnyProvider> Adapt(std::unique_ptr<Provider<T>> provider) {
  return std::make_unique<ProviderAdapter<T>>(std::move(provider));
}

}  // namespace sdk

#endif  // PROVIDER_SDK_PROVIDER_H_
