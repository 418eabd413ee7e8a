// Reader of one row of SHOW GRANTS.
#ifndef PROVIDER_CLIENTS_STARROCKS_GRANT_ROW_H_
#define PROVIDER_CLIENTS_STARROCKS_GRANT_ROW_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "provider/clients/starrocks/grant_holdings.h"
#include "provider/clients/starrocks/rows.h"

namespace starrocks {

// Either roles or a grant.
struct GrantRow {
  std::vector<std::string> roles;
  std::optional<HeldGrant> grant;
};

// `grantee`: the first column, by which the end of `text` is known whatever names stand before it.
// An error that shows the text if it reads otherwise.
absl::StatusOr<GrantRow> ParseGrantRow(std::string_view grantee, const Cell& catalog,
                                       std::string_view text);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_GRANT_ROW_H_
