// What a grantee holds, as SHOW GRANTS tells it.
#ifndef PROVIDER_CLIENTS_STARROCKS_GRANT_HOLDINGS_H_
#define PROVIDER_CLIENTS_STARROCKS_GRANT_HOLDINGS_H_

#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
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

struct Held {
  std::set<std::string> plain;        // held without grant option only
  std::set<std::string> with_option;  // held with it

  friend bool operator==(const Held&, const Held&) = default;
};

// What own writes have made of single scopes since the rows were read. Thread-safe.
class OwnWrites {
 public:
  bool Empty() const;
  std::optional<Held> Find(const std::string& scope) const;
  void Set(const std::string& scope, Held held);

 private:
  mutable std::mutex mutex_;  // guards held_
  std::map<std::string, Held> held_;
};

// What was read doesn't change; may be shared by threads.
class Holdings {
 public:
  Holdings(std::vector<std::string> roles, std::vector<HeldGrant> grants);

  const std::vector<std::string>& roles() const { return roles_; }  // direct ones
  const std::vector<HeldGrant>& grants() const { return grants_; }  // in the server's order
  // The grants on the object that the server prints so, whatever the grant option. O(log n).
  std::vector<const HeldGrant*> On(const std::optional<std::string>& catalog,
                                   std::string_view object) const;
  OwnWrites& own_writes() const { return *own_writes_; }

 private:
  std::vector<std::string> roles_;
  std::vector<HeldGrant> grants_;
  std::multimap<std::string, std::size_t> places_;
  std::unique_ptr<OwnWrites> own_writes_ = std::make_unique<OwnWrites>();
};

// SHOW GRANTS of the grantee, asked once and parsed once for all callers until a write touches it;
// asked again if this client has granted or revoked since. kNotFound if there is no such grantee. A
// row of unknown shape is an error that shows it.
absl::StatusOr<std::shared_ptr<const Holdings>> ReadHoldings(Client& client,
                                                             const base::Context& context,
                                                             const Grantee& grantee);
// What is held on exactly this scope, which is canonical; wider ones don't count. Takes the
// server's word for what this client has granted and revoked, so that many grants of one grantee
// are made with one SHOW GRANTS.
absl::StatusOr<Held> ReadHeld(Client& client, const base::Context& context, const Grantee& grantee,
                              const Scope& scope);
// To be called by those who granted or revoked and know that it's done. `scope` is canonical.
absl::Status NoteGranted(Client& client, const Grantee& grantee, const Scope& scope,
                         const std::set<std::string>& privileges, bool with_grant_option);
absl::Status NoteRevoked(Client& client, const Grantee& grantee, const Scope& scope,
                         const std::set<std::string>& privileges);
// To be called by those who have just made the grantee, without roles: saves asking what it holds.
absl::Status HoldsNothingYet(Client& client, const Grantee& grantee);
// To be called by those who can't tell what is held now.
absl::Status ForgetHoldings(Client& client, const Grantee& grantee);

absl::StatusOr<sql::Statement> ShowGrantsStatement(const Grantee& grantee);
// ReadHoldings() of rows.
absl::StatusOr<Holdings> ParseHoldings(const Rows& rows);

// ReadHeld() of holdings.
Held HeldFor(const Holdings& holdings, const Scope& scope);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_GRANT_HOLDINGS_H_
