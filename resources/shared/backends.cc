#include "resources/shared/backends.h"

#include "provider/base/status.h"

namespace resources {
namespace {

const Backends* Of(const sdk::Call& call) {
  return static_cast<const Backends*>(call.provider().get());
}

}  // namespace

absl::StatusOr<starrocks::Client*> StarRocks(const sdk::Call& call) {
  const Backends* backends = Of(call);
  if (backends == nullptr) {
    return base::MakeError(base::ErrorKind::kFinal, "The provider is not configured.",
                           "Add a provider \"starrocks\" block, or set STARROCKS_HOSTS and "
                           "STARROCKS_USERNAME.");
  }
  if (backends->starrocks == nullptr) return backends->starrocks_missing;
  return backends->starrocks.get();
}

bool MayAdopt(const sdk::Call& call) {
  const Backends* backends = Of(call);
  return backends != nullptr && backends->adopt_identical;
}

bool Claim(const sdk::Call& call, const std::string& key) {
  const Backends* backends = Of(call);
  return backends == nullptr || backends->claims.Claim(key);
}

}  // namespace resources
