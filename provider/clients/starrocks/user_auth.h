// How an account proves who it is: the IDENTIFIED clause.
#ifndef PROVIDER_CLIENTS_STARROCKS_USER_AUTH_H_
#define PROVIDER_CLIENTS_STARROCKS_USER_AUTH_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/base/secret.h"
#include "provider/clients/sql/statement.h"
#include "provider/clients/starrocks/version.h"

namespace starrocks {

inline constexpr std::string_view kNativePlugin = "mysql_native_password";

struct Authentication {
  std::string plugin{kNativePlugin};  // one of AuthenticationPlugins(), lower case
  // Of kNativePlugin: the password, empty for none. Only its hash is sent, unless `clear`.
  base::Secret password;
  // Of the other plugins, for AS '...': a distinguished name (authentication_ldap_simple, may be
  // empty) or JSON (authentication_jwt, authentication_oauth2).
  base::Secret auth_string;
  // Sends the password itself, which a server that checks its strength wants.
  bool clear = false;
};

// All that StarRocks of any supported version takes.
std::vector<std::string> AuthenticationPlugins();
// OK if the plugin is known and the server not too old for it; a null version means any.
absl::Status CheckAuthenticationPlugin(std::string_view plugin, const Version* version);

// ` IDENTIFIED WITH ...`, with a blank in front. An error if `auth` gives a password to a plugin
// that has none, or an auth string to kNativePlugin.
absl::StatusOr<sql::Statement> IdentifiedClause(const Authentication& auth);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_USER_AUTH_H_
