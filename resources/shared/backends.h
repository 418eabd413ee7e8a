// What the provider block gives to resources.
#ifndef RESOURCES_SHARED_BACKENDS_H_
#define RESOURCES_SHARED_BACKENDS_H_

#include <array>
#include <memory>
#include <mutex>
#include <set>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "provider/clients/http/client.h"
#include "provider/clients/starrocks/client.h"
#include "provider/sdk/call.h"
#include "resources/shared/rest_endpoints.h"

namespace resources {

// What may be made once in a run only. Thread-safe.
class Claims {
 public:
  // False if the key was claimed before.
  bool Claim(const std::string& key) {
    const std::lock_guard lock(mutex_);
    return claimed_.insert(key).second;
  }

 private:
  std::mutex mutex_;
  std::set<std::string> claimed_;
};

// One REST endpoint. `client` is null if its settings are absent, or with the reason in `missing`:
// they are wrong or not known before the apply.
struct RestBackend {
  std::unique_ptr<http::Client> client;
  absl::Status missing;
  bool named = false;  // there is an address, known or not
};

// The servers behind one provider block. Thread-safe; travels as Call::provider().
struct Backends {
  // Null with the reason in `starrocks_missing`: settings absent, or not known before the apply.
  std::unique_ptr<starrocks::Client> starrocks;
  absl::Status starrocks_missing;
  std::array<RestBackend, kRestEndpoints.size()> rest;  // by Rest
  // adopt_existing = "identical"
  bool adopt_identical = false;
  mutable Claims claims;
};

// How long a plan's check may ask a server.
inline constexpr absl::Duration kPlanBudget = absl::Seconds(10);

// The client, or an error that names the setting to make. Lives as long as the call.
absl::StatusOr<starrocks::Client*> StarRocks(const sdk::Call& call);

// The same for the REST endpoints.
absl::StatusOr<const http::Client*> Flink(const sdk::Call& call);
absl::StatusOr<const http::Client*> FlinkSqlGateway(const sdk::Call& call);
absl::StatusOr<const http::Client*> KafkaConnect(const sdk::Call& call);
absl::StatusOr<const http::Client*> SchemaRegistry(const sdk::Call& call);
absl::StatusOr<const http::Client*> FrontEnd(const sdk::Call& call);

// Whether the settings say anything of the front end's HTTP server, right or wrong.
bool HasFrontEnd(const sdk::Call& call);

// True if an identical, inert object that is there already may be taken over.
bool MayAdopt(const sdk::Call& call);

// False if another resource of this run has claimed the key: two of them own the same thing.
bool Claim(const sdk::Call& call, const std::string& key);

}  // namespace resources

#endif  // RESOURCES_SHARED_BACKENDS_H_
