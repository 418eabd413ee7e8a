// Between a scope and the way SHOW GRANTS prints it.
#ifndef PROVIDER_CLIENTS_STARROCKS_GRANT_RENDER_H_
#define PROVIDER_CLIENTS_STARROCKS_GRANT_RENDER_H_

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "provider/clients/starrocks/grant_holdings.h"
#include "provider/clients/starrocks/grant_scope.h"

namespace starrocks {

struct RenderedScope {
  std::optional<std::string> catalog;  // the column Catalog
  std::string object;                  // between ON and TO

  friend bool operator==(const RenderedScope&, const RenderedScope&) = default;
};

// What the server prints for a canonical scope, names unquoted and its faults included: a pipe
// wildcard reads `ALL DATABASES`.
RenderedScope Render(const Scope& scope);

// The canonical scope of a row, for import and for authoritative mode. Names with a dot are split
// at the first, since databases have none. A catalog "*" stands for the all-catalog grants of
// built-in roles, which nobody else can be given. An error that shows the row if it can't be told.
absl::StatusOr<Scope> ScopeOf(const HeldGrant& grant);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_GRANT_RENDER_H_
