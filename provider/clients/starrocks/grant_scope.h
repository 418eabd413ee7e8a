// On what a privilege is held: one object, or all of a kind.
#ifndef PROVIDER_CLIENTS_STARROCKS_GRANT_SCOPE_H_
#define PROVIDER_CLIENTS_STARROCKS_GRANT_SCOPE_H_

#include <compare>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/clients/starrocks/names.h"

namespace starrocks {

inline constexpr std::string_view kWide = "*";  // all objects, those to come included

// Which members a type uses (privileges.h knows the types):
//   SYSTEM                                   none
//   CATALOG, GLOBAL FUNCTION, RESOURCE, RESOURCE GROUP, STORAGE VOLUME, WAREHOUSE
//                                            name
//   USER                                     name, an identity such as 'u'@'h'
//   DATABASE                                 catalog, name
//   TABLE                                    catalog, database, name
//   VIEW, MATERIALIZED VIEW, FUNCTION, PIPE  database, name; the catalog is default_catalog
// The name of a function has its signature: f(INT,VARCHAR). A member used may be "*" (not the
// catalog); with database "*" the name is "*" too. An empty catalog means default_catalog.
struct Scope {
  std::string type;
  std::string catalog;
  std::string database;
  std::string name;

  friend bool operator==(const Scope&, const Scope&) = default;
  friend auto operator<=>(const Scope&, const Scope&) = default;
};

// The first member that doesn't fit, and why.
struct ScopeCheck {
  absl::Status status;
  std::string_view member;  // "type", "catalog", "database" or "name"; empty if OK
};
ScopeCheck CheckScope(const Scope& scope);

// The one way to write a scope: default_catalog filled in where the type is in a catalog, the
// identity and the function's signature in their usual form. Fails as CheckScope() does.
absl::StatusOr<Scope> Canonical(const Scope& scope);

// For messages: `TABLE db.t`, `ALL TABLES IN DATABASE db of catalog lake`, `SYSTEM`.
std::string ToString(const Scope& scope);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_GRANT_SCOPE_H_
