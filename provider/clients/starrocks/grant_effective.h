// What a grantee can do in the end.
#ifndef PROVIDER_CLIENTS_STARROCKS_GRANT_EFFECTIVE_H_
#define PROVIDER_CLIENTS_STARROCKS_GRANT_EFFECTIVE_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "provider/base/context.h"
#include "provider/clients/starrocks/client.h"
#include "provider/clients/starrocks/grant_grantee.h"
#include "provider/clients/starrocks/grant_holdings.h"

namespace starrocks {

struct EffectiveGrant {
  HeldGrant grant;
  // The roles by which it is held, the one granted to the grantee first, the one that holds it
  // last; the shortest of several such ways. Empty: held by the grantee itself.
  std::vector<std::string> path;

  friend bool operator==(const EffectiveGrant&, const EffectiveGrant&) = default;
};

// Own grants, those of all roles with all of these active, and those of public. One SHOW GRANTS for
// each role on the way.
absl::StatusOr<std::vector<EffectiveGrant>> EffectiveGrants(Client& client,
                                                            const base::Context& context,
                                                            const Grantee& grantee);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_GRANT_EFFECTIVE_H_
