// The account that the provider is logged in as: nobody saws off the branch he sits on.
#ifndef RESOURCES_SHARED_OWN_ACCOUNT_H_
#define RESOURCES_SHARED_OWN_ACCOUNT_H_

#include <string_view>

#include "absl/status/status.h"
#include "provider/clients/starrocks/client.h"
#include "provider/clients/starrocks/identity.h"
#include "provider/sdk/call.h"

namespace resources {

// An error if `id` is that account. `what` completes "that account can't be ...".
absl::Status CheckNotInUse(const sdk::Call& call, starrocks::Client& client,
                           const starrocks::UserIdentity& id, std::string_view what);

}  // namespace resources

#endif  // RESOURCES_SHARED_OWN_ACCOUNT_H_
