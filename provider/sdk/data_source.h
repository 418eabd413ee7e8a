// The author's face of a data source: reads, never changes.
#ifndef PROVIDER_SDK_DATA_SOURCE_H_
#define PROVIDER_SDK_DATA_SOURCE_H_

#include <memory>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/base/status.h"
#include "provider/sdk/any.h"
#include "provider/sdk/builder.h"

namespace sdk {

// Thread rule as for Resource. A missing object is an error, never null.
template <typename T>
class DataSource {
 public:
  virtual ~DataSource() = default;
  // Any field may be unknown. No network.
  virtual absl::Status Validate(Call& call, const T& config) { return absl::OkStatus(); }
  // `config` is known. Returns it with the computed fields filled.
  virtual absl::StatusOr<T> Read(Call& call, const T& config) = 0;
};

template <typename T>
class DataSourceAdapter final : public AnyDataSource {
 public:
  explicit DataSourceAdapter(std::unique_ptr<DataSource<T>> source) : source_(std::move(source)) {}

  const schema::Schema& schema() const override { return Binding<T>::Of().schema(); }
  absl::Status Validate(Call& call, const cty::Value& config) override {
    TF_ASSIGN(T t, Binding<T>::Of().Decode(config));
    return source_->Validate(call, t);
  }
  absl::StatusOr<cty::Value> Read(Call& call, const cty::Value& config) override {
    TF_ASSIGN(T t, Binding<T>::Of().Decode(config));
    TF_ASSIGN(T found, source_->Read(call, t));
    return Binding<T>::Of().EncodeOver(config, found);
  }

 private:
  std::unique_ptr<DataSource<T>> source_;
};

template <typename T>
std::unique_ptr<AnyDataSource> Adapt(std::unique_ptr<DataSource<T>> source) {
  return std::make_unique<DataSourceAdapter<T>>(std::move(source));
}

}  // namespace sdk

#endif  // PROVIDER_SDK_DATA_SOURCE_H_
