// The two ways to name who gets something: `role` or `user`.
#ifndef RESOURCES_SHARED_GRANTEE_H_
#define RESOURCES_SHARED_GRANTEE_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/clients/starrocks/client.h"
#include "provider/clients/starrocks/grant_grantee.h"
#include "provider/clients/starrocks/identity.h"
#include "provider/clients/starrocks/users.h"
#include "provider/sdk/call.h"
#include "provider/sdk/val.h"

namespace resources {

// Checks of single attributes.
absl::Status CheckGranteeRole(const std::string& name);
absl::Status CheckUserIdentity(const std::string& text);
// True if both texts name the same account.
bool SameIdentity(const std::string& a, const std::string& b);

// OK if exactly one of `role` and `user` is set, as far as they are known.
absl::Status CheckOneGrantee(const sdk::String& role, const sdk::String& user);

// Both known; exactly one set.
absl::StatusOr<starrocks::Grantee> GranteeOf(const sdk::String& role, const sdk::String& user);

// Every user but root, which is there without anybody's doing.
absl::StatusOr<std::vector<starrocks::User>> ManageableUsers(const sdk::Call& call,
                                                             starrocks::Client& client);

// Every role but those whose privileges never change, and the manageable users.
absl::StatusOr<std::vector<starrocks::Grantee>> AllGrantees(const sdk::Call& call,
                                                            starrocks::Client& client);

}  // namespace resources

#endif  // RESOURCES_SHARED_GRANTEE_H_
