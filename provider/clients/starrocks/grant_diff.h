// From what a grantee holds to what it shall hold.
#ifndef PROVIDER_CLIENTS_STARROCKS_GRANT_DIFF_H_
#define PROVIDER_CLIENTS_STARROCKS_GRANT_DIFF_H_

#include <set>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/base/context.h"
#include "provider/clients/starrocks/client.h"
#include "provider/clients/starrocks/grant_grantee.h"
#include "provider/clients/starrocks/grant_holdings.h"
#include "provider/clients/starrocks/grant_scope.h"

namespace starrocks {

struct WantedGrant {
  Scope scope;                       // canonical
  std::set<std::string> privileges;  // no ALL: see ExpandAll()
  bool with_grant_option = false;

  friend bool operator==(const WantedGrant&, const WantedGrant&) = default;
};

// What is to be sent for one scope, in this order: one statement for each set that isn't empty.
struct GrantChange {
  Scope scope;
  std::set<std::string> revoke;  // a grant option that is to go is revoked and granted again
  std::set<std::string> grant;
  std::set<std::string> grant_with_option;

  friend bool operator==(const GrantChange&, const GrantChange&) = default;
};

// Makes the holdings exactly `wanted`, several of one scope joined: what isn't wanted is revoked.
// Changes that only grant come first. Fails if a row is held whose scope can't be told.
absl::StatusOr<std::vector<GrantChange>> DiffGrants(const Holdings& holdings,
                                                    const std::vector<WantedGrant>& wanted);
// The change of one scope, whatever else is held.
GrantChange DiffScope(const Held& held, const Scope& scope, const Held& wanted);

// Sends the changes; stops at the first error, those before it done.
absl::Status ApplyChanges(Client& client, const base::Context& context, const Grantee& grantee,
                          const std::vector<GrantChange>& changes);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_GRANT_DIFF_H_
