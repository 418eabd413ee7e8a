// What a grantee holds, as SHOW GRANTS tells it.
#ifndef PROVIDER_CLIENTS_STARROCKS_GRANT_HOLDINGS_H_
#define PROVIDER_CLIENTS_STARROCKS_GRANT_HOLDINGS_H_

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/base/context.h"
#include "provider/clients/sql/statement.h"
#include "provider/clients/starrocks/client.h"
#include "provider/clients/starrocks/grant_grantee.h"
#include "provider/clients/starrocks/grant_scope.h"

namespace starrocks {

// One row: StarRocks prints one for each object and grant option.
struct HeldGrant {
  std::optional<std::string> catalog;  // nullopt: ALL CATALOGS, or all catalogs of a built-in role
  std::string object;                  // the text between ON and TO
  // "TABLE", as privileges.h has it. Empty if the row doesn't tell: `ALTER ON ALL DATABASES` may be
  // about databases or, by a fault of the server, about pipes.
  std::string type;
  std::set<std::string> privileges;
  bool with_grant_option = false;

  friend bool operator==(const HeldGrant&, const HeldGrant&) = default;
};

// Not changed after it was made; may be shared by threads.
class Holdings {
 public:
  Holdings(std::vector<std::string> roles, std::vector<HeldGrant> grants);

  const std::vector<std::string>& roles() const { return roles_; }  // direct ones
  const std::vector<HeldGrant>& grants() const { return grants_; }  // in the server's order
  // The grants on the object that the server prints so, whatever the grant option. O(log n).
  std::vector<const HeldGrant*> On(const std::optional<std::string>& catalog,
                                   std::string_view object) const;

 private:
  std::vector<std::string> roles_;
  std::vector<HeldGrant> grants_;
  std::multimap<std::string, std::size_t> places_;
};

// SHOW GRANTS of the grantee, asked once and parsed once for all callers until a write touches it.
// kNotFound if there is no such grantee. A row of unknown shape is an error that shows it.
absl::StatusOr<std::shared_ptr<const Holdings>> ReadHoldings(Client& client,
                                                             const base::Context& context,
                                                             const Grantee& grantee);
// To be called by those who have just made the grantee, without roles: saves asking what it holds.
absl::Status HoldsNothingYet(Client& client, const Grantee& grantee);
// To be called by those who granted or revoked.
absl::Status ForgetHoldings(Client& client, const Grantee& grantee);

absl::StatusOr<sql::Statement> ShowGrantsStatement(const Grantee& grantee);
// ReadHoldings() of rows.
absl::StatusOr<Holdings> ParseHoldings(const Rows& rows);

struct Held {
  std::set<std::string> plain;        // held without grant option only
  std::set<std::string> with_option;  // held with it

  friend bool operator==(const Held&, const Held&) = default;
};
// The privileges held on exactly this scope; wider ones don't count. `scope` is canonical.
Held HeldFor(const Holdings& holdings, const Scope& scope);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_GRANT_HOLDINGS_H_
