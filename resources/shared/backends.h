// What the provider block gives to resources.
#ifndef RESOURCES_SHARED_BACKENDS_H_
#define RESOURCES_SHARED_BACKENDS_H_

#include <memory>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/clients/starrocks/client.h"
#include "provider/sdk/call.h"

namespace resources {

// The servers behind one provider block. Immutable and thread-safe; travels as Call::provider().
struct Backends {
  // Null with the reason in `starrocks_missing`: settings absent, or not known before the apply.
  std::unique_ptr<starrocks::Client> starrocks;
  absl::Status starrocks_missing;
  // adopt_existing = "identical"
  bool adopt_identical = false;
};

// The client, or an error that names the setting to make. Lives as long as the call.
absl::StatusOr<starrocks::Client*> StarRocks(const sdk::Call& call);

// True if an identical, inert object that is there already may be taken over.
bool MayAdopt(const sdk::Call& call);

}  // namespace resources

#endif  // RESOURCES_SHARED_BACKENDS_H_
