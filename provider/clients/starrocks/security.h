// Security integrations, group providers and the chain of authentication: StarRocks 3.5 and later.
#ifndef PROVIDER_CLIENTS_STARROCKS_SECURITY_H_
#define PROVIDER_CLIENTS_STARROCKS_SECURITY_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/base/context.h"
#include "provider/clients/starrocks/client.h"
#include "provider/clients/starrocks/property_pairs.h"

namespace starrocks {

enum class SecurityKind {
  kIntegration,    // SECURITY INTEGRATION
  kGroupProvider,  // GROUP PROVIDER
};

struct SecurityObject {
  std::string name;
  std::string type;
  std::string comment;  // empty if none

  friend bool operator==(const SecurityObject&, const SecurityObject&) = default;
};

// Both from one cached SHOW. Names are case sensitive. Needs SECURITY on SYSTEM.
absl::StatusOr<std::vector<SecurityObject>> ListSecurityObjects(Client& client,
                                                                const base::Context& context,
                                                                SecurityKind kind);
absl::StatusOr<std::optional<SecurityObject>> FindSecurityObject(Client& client,
                                                                 const base::Context& context,
                                                                 SecurityKind kind,
                                                                 std::string_view name);

// From SHOW CREATE, not cached. The server shows secrets in clear; those of IsSecretSecurityKey()
// come as such. A comment is among the plain ones. kNotFound if there is no such object.
absl::StatusOr<PropertyMap> ReadSecurityObject(Client& client, const base::Context& context,
                                               SecurityKind kind, std::string_view name);
bool IsSecretSecurityKey(std::string_view key);

// `type` is among the plain ones. kAlreadyExists if there is one of that name.
absl::Status CreateSecurityObject(Client& client, const base::Context& context, SecurityKind kind,
                                  std::string_view name, const PropertyMap& properties);
// Sets these keys and leaves the others. Group providers can't be altered, nor can `type`.
// kNotFound if there is no such integration.
absl::Status AlterSecurityIntegration(Client& client, const base::Context& context,
                                      std::string_view name, const PropertyMap& changed);
// OK if there is no such object. The server does not ask whether the authentication chain names it.
absl::Status DropSecurityObject(Client& client, const base::Context& context, SecurityKind kind,
                                std::string_view name);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_SECURITY_H_
