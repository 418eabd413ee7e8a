#include "provider/clients/starrocks/grant_diff.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/starrocks/grant_render.h"
#include "provider/clients/starrocks/grants.h"

namespace starrocks {
namespace {

using Names = std::set<std::string>;
using HeldByScope = std::map<Scope, Held>;

Names Without(const Names& names, const Names& others) {
  Names rest;
  std::set_difference(names.begin(), names.end(), others.begin(), others.end(),
                      std::inserter(rest, rest.end()));
  return rest;
}

Names Both(const Names& a, const Names& b) {
  Names both = a;
  both.insert(b.begin(), b.end());
  return both;
}

Names Common(const Names& a, const Names& b) {
  Names common;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(),
                        std::inserter(common, common.end()));
  return common;
}

absl::StatusOr<HeldByScope> ByScope(const Holdings& holdings) {
  HeldByScope by_scope;
  for (const HeldGrant& grant : holdings.grants()) {
    TF_ASSIGN(const Scope scope, ScopeOf(grant));
    Held& held = by_scope[scope];
    Names& names = grant.with_grant_option ? held.with_option : held.plain;
    names.insert(grant.privileges.begin(), grant.privileges.end());
  }
  return by_scope;
}

HeldByScope ByScope(const std::vector<WantedGrant>& wanted) {
  HeldByScope by_scope;
  for (const WantedGrant& grant : wanted) {
    Held& held = by_scope[grant.scope];
    Names& names = grant.with_grant_option ? held.with_option : held.plain;
    names.insert(grant.privileges.begin(), grant.privileges.end());
  }
  return by_scope;
}

bool IsEmpty(const GrantChange& change) {
  return change.revoke.empty() && change.grant.empty() && change.grant_with_option.empty();
}

absl::Status Apply(Client& client, const base::Context& context, const Grantee& grantee,
                   const GrantChange& change) {
  const Scope& scope = change.scope;
  if (!change.revoke.empty()) {
    TF_TRY(RevokePrivileges(client, context, grantee, scope, change.revoke));
  }
  if (!change.grant.empty()) {
    TF_TRY(GrantPrivileges(client, context, grantee, scope, change.grant, false));
  }
  if (change.grant_with_option.empty()) return absl::OkStatus();
  return GrantPrivileges(client, context, grantee, scope, change.grant_with_option, true);
}

}  // namespace

GrantChange DiffScope(const Held& held, const Scope& scope, const Held& wanted) {
  const Names downgrade = Without(Common(held.with_option, wanted.plain), wanted.with_option);
  const Names had = Both(held.plain, held.with_option);
  const Names wants = Both(wanted.plain, wanted.with_option);
  const Names plain = Without(wanted.plain, wanted.with_option);
  return {scope, Both(Without(had, wants), downgrade), Both(Without(plain, had), downgrade),
          Without(wanted.with_option, held.with_option)};
}

absl::StatusOr<std::vector<GrantChange>> DiffGrants(const Holdings& holdings,
                                                    const std::vector<WantedGrant>& wanted) {
  TF_ASSIGN(HeldByScope held, ByScope(holdings));
  HeldByScope wants = ByScope(wanted);
  for (const auto& [scope, names] : held) wants[scope];
  std::vector<GrantChange> changes;
  for (const auto& [scope, names] : wants) {
    GrantChange change = DiffScope(held[scope], scope, names);
    if (!IsEmpty(change)) changes.push_back(std::move(change));
  }
  std::stable_partition(changes.begin(), changes.end(),
                        [](const GrantChange& change) { return change.revoke.empty(); });
  return changes;
}

absl::Status ApplyChanges(Client& client, const base::Context& context, const Grantee& grantee,
                          const std::vector<GrantChange>& changes) {
  for (const GrantChange& change : changes) {
    const absl::Status status = Apply(client, context, grantee, change);
    if (!status.ok()) {
      return base::Annotate(status,
                            base::StrCat(Describe(grantee), " on ", ToString(change.scope)));
    }
  }
  return absl::OkStatus();
}

}  // namespace starrocks
