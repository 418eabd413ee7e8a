// Who holds privileges and roles.
#ifndef PROVIDER_CLIENTS_STARROCKS_GRANT_GRANTEE_H_
#define PROVIDER_CLIENTS_STARROCKS_GRANT_GRANTEE_H_

#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "provider/clients/sql/statement.h"
#include "provider/clients/starrocks/identity.h"

namespace starrocks {

// Exactly one is set.
struct Grantee {
  std::string role;
  std::optional<UserIdentity> user;
  std::string external_group;  // 4.0 and later; takes roles only, no privileges

  static Grantee Role(std::string_view name);
  static Grantee User(UserIdentity identity);
  static Grantee ExternalGroup(std::string_view name);

  friend bool operator==(const Grantee&, const Grantee&) = default;
};

// Reads `ROLE|r`, `USER|'u'@'h'`, `EXTERNAL GROUP|g`; a blank may stand for the bar. Names are
// checked.
absl::StatusOr<Grantee> ParseGrantee(std::string_view text);

// `ROLE|r`, `USER|'u'@'h'`, `EXTERNAL GROUP|g`: for import ids, lock keys and maps.
std::string ToString(const Grantee& grantee);
// For messages: `role "r"`, `user 'u'@'h'`.
std::string Describe(const Grantee& grantee);

// ROLE `r`, USER 'u'@'h', EXTERNAL GROUP `g`.
absl::StatusOr<sql::Statement> GranteeClause(const Grantee& grantee);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_GRANT_GRANTEE_H_
