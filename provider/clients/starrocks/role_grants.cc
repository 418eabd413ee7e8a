#include "provider/clients/starrocks/role_grants.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <set>

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/sql/part.h"
#include "provider/clients/starrocks/grant_holdings.h"

namespace starrocks {
namespace {

using base::ErrorKind;

absl::StatusOr<bool> Has(Client& client, const base::Context& context, const Grantee& grantee,
                         std::string_view role) {
  TF_TRY(ForgetHoldings(client, grantee));
  TF_ASSIGN(const std::vector<std::string> roles, RolesOf(client, context, grantee));
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

ReadBack Membership(Client& client, std::string_view role, const Grantee& grantee, bool wanted) {
  return [&client, grantee, wanted,
          role = std::string(role)](const base::Context& context) -> absl::StatusOr<Outcome> {
    const absl::StatusOr<bool> has = Has(client, context, grantee, role);
    if (!wanted && base::KindOf(has.status()) == ErrorKind::kNotFound) return Outcome::kDone;
    TF_TRY(has.status());
    return *has == wanted ? Outcome::kDone : Outcome::kNotDone;
  };
}

absl::Status Run(Client& client, const base::Context& context, const Grantee& grantee,
                 const sql::Statement& statement, const ReadBack& read_back) {
  const absl::Status status = client.Execute(statement, context, read_back, {});
  TF_TRY(ForgetHoldings(client, grantee));
  return status;
}

}  // namespace

absl::StatusOr<std::vector<std::string>> RolesOf(Client& client, const base::Context& context,
                                                 const Grantee& grantee) {
  TF_ASSIGN(const std::shared_ptr<const Holdings> holdings, ReadHoldings(client, context, grantee));
  return holdings->roles();
}

absl::Status GrantRole(Client& client, const base::Context& context, std::string_view role,
                       const Grantee& grantee) {
  TF_ASSIGN(const sql::Ident name, sql::Ident::Of(role));
  TF_ASSIGN(const sql::Statement clause, GranteeClause(grantee));
  return Run(client, context, grantee, sql::Statement("GRANT ") << name << " TO " << clause,
             Membership(client, role, grantee, true));
}

absl::Status RevokeRole(Client& client, const base::Context& context, std::string_view role,
                        const Grantee& grantee) {
  TF_ASSIGN(const sql::Ident name, sql::Ident::Of(role));
  TF_ASSIGN(const sql::Statement clause, GranteeClause(grantee));
  const absl::Status status =
      Run(client, context, grantee, sql::Statement("REVOKE ") << name << " FROM " << clause,
          Membership(client, role, grantee, false));
  if (base::KindOf(status) == ErrorKind::kNotFound) return absl::OkStatus();
  return status;
}

absl::StatusOr<RoleEdges> RoleEdgesFrom(Client& client, const base::Context& context,
                                        const std::vector<std::string>& roles) {
  RoleEdges edges;
  std::vector<std::string> open = roles;
  while (!open.empty()) {
    const std::string role = open.back();
    open.pop_back();
    if (edges.count(role) > 0) continue;
    TF_ASSIGN(edges[role], RolesOf(client, context, Grantee::Role(role)));
    open.insert(open.end(), edges[role].begin(), edges[role].end());
  }
  return edges;
}

}  // namespace starrocks
