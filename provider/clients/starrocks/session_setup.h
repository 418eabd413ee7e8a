// What every session runs before it serves: all roles active, StarRocks' own dialect,
// default_catalog.
#ifndef PROVIDER_CLIENTS_STARROCKS_SESSION_SETUP_H_
#define PROVIDER_CLIENTS_STARROCKS_SESSION_SETUP_H_

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/base/context.h"
#include "provider/clients/starrocks/session.h"
#include "provider/clients/starrocks/version.h"

namespace starrocks {

// What a new session of the account finds. The same for all, since user properties set it.
struct Greeting {
  Version version;
  std::string catalog;
  std::string dialect;
};

// Asks for the greeting if it isn't known yet and sets the session up: as few statements as that
// takes (the driver itself has sent three). `behind`: this front end may lag behind one that was
// used before. Servers that aren't supported are refused.
absl::StatusOr<Greeting> SetUp(Session& session, const std::optional<Greeting>& known, bool behind,
                               const base::Context& context);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_SESSION_SETUP_H_
