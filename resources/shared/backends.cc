#include "resources/shared/backends.h"

#include "provider/base/status.h"

namespace resources {
namespace {

const Backends* Of(const sdk::Call& call) {
  return static_cast<const Backends*>(call.provider().get());
}

absl::StatusOr<const http::Client*> RestOf(const sdk::Call& call, Rest endpoint) {
  const Backends* backends = Of(call);
  if (backends == nullptr) return NotConfigured(endpoint);
  const RestBackend& backend = backends->rest[static_cast<std::size_t>(endpoint)];
  if (backend.client != nullptr) return backend.client.get();
  return backend.missing.ok() ? NotConfigured(endpoint) : backend.missing;
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

absl::StatusOr<const http::Client*> Flink(const sdk::Call& call) {
  return RestOf(call, Rest::kFlink);
}
absl::StatusOr<const http::Client*> FlinkSqlGateway(const sdk::Call& call) {
  return RestOf(call, Rest::kFlinkSqlGateway);
}
absl::StatusOr<const http::Client*> KafkaConnect(const sdk::Call& call) {
  return RestOf(call, Rest::kKafkaConnect);
}
absl::StatusOr<const http::Client*> SchemaRegistry(const sdk::Call& call) {
  return RestOf(call, Rest::kSchemaRegistry);
}
absl::StatusOr<const http::Client*> FrontEnd(const sdk::Call& call) {
  return RestOf(call, Rest::kFrontEnd);
}

bool HasFrontEnd(const sdk::Call& call) {
  const Backends* backends = Of(call);
  return backends != nullptr && backends->rest[static_cast<std::size_t>(Rest::kFrontEnd)].named;
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
