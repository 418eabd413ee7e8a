#include "provider/clients/starrocks/grant_holdings.h"

#include <functional>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_replace.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/sql/part.h"
#include "provider/clients/starrocks/grant_object_text.h"
#include "provider/clients/starrocks/grant_render.h"
#include "provider/clients/starrocks/grant_row.h"

namespace starrocks {
namespace {

using base::StrCat;

// Objects that the server takes for the same have the same key.
std::string KeyOf(const std::optional<std::string>& catalog, std::string_view object) {
  std::string text(object);
  if (text.find("FUNCTION ") != std::string::npos) text = absl::StrReplaceAll(text, {{", ", ","}});
  const bool external_table =
      catalog && *catalog != kDefaultCatalog && text.find("TABLE") != std::string::npos;
  if (external_table) absl::AsciiStrToLower(&text);
  return StrCat(catalog ? *catalog : "", "\n", text);
}

// The same for scopes that the server takes for the same.
std::string KeyOf(const Scope& scope) {
  const RenderedScope printed = Render(scope);
  return StrCat(scope.type, "\n", KeyOf(printed.catalog, printed.object));
}

// Keeps what is cached in step with a write that is done; forgets it if it's just being read.
absl::Status Note(Client& client, const Grantee& grantee, const Scope& scope,
                  const std::function<void(Held&)>& change) {
  TF_ASSIGN(const sql::Statement statement, ShowGrantsStatement(grantee));
  const auto holdings = client.KeptAs<Holdings>(CacheTag::kGrants, statement, &ParseHoldings);
  if (!holdings.ok() || *holdings == nullptr) {
    client.Forget(CacheTag::kGrants, statement);
    return absl::OkStatus();
  }
  Held held = HeldFor(**holdings, scope);
  change(held);
  (*holdings)->own_writes().Set(KeyOf(scope), std::move(held));
  return absl::OkStatus();
}

}  // namespace

bool OwnWrites::Empty() const {
  const std::lock_guard lock(mutex_);
  return held_.empty();
}

std::optional<Held> OwnWrites::Find(const std::string& scope) const {
  const std::lock_guard lock(mutex_);
  const auto place = held_.find(scope);
  return place == held_.end() ? std::nullopt : std::optional(place->second);
}

void OwnWrites::Set(const std::string& scope, Held held) {
  const std::lock_guard lock(mutex_);
  held_.insert_or_assign(scope, std::move(held));
}

Holdings::Holdings(std::vector<std::string> roles, std::vector<HeldGrant> grants)
    : roles_(std::move(roles)), grants_(std::move(grants)) {
  for (std::size_t i = 0; i < grants_.size(); ++i) {
    places_.emplace(KeyOf(grants_[i].catalog, grants_[i].object), i);
  }
}

std::vector<const HeldGrant*> Holdings::On(const std::optional<std::string>& catalog,
                                           std::string_view object) const {
  std::vector<const HeldGrant*> found;
  const auto [begin, end] = places_.equal_range(KeyOf(catalog, object));
  for (auto place = begin; place != end; ++place) found.push_back(&grants_[place->second]);
  return found;
}

absl::StatusOr<sql::Statement> ShowGrantsStatement(const Grantee& grantee) {
  if (grantee.user) {
    TF_ASSIGN(
        const sql::UserIdentity user,
        sql::UserIdentity::Of(grantee.user->name, grantee.user->host, grantee.user->is_domain));
    return sql::Statement("SHOW GRANTS FOR ") << user;
  }
  TF_ASSIGN(const sql::Statement clause, GranteeClause(grantee));
  return sql::Statement("SHOW GRANTS FOR ") << clause;
}

absl::StatusOr<Holdings> ParseHoldings(const Rows& rows) {
  TF_ASSIGN(const std::size_t catalog, rows.Column("Catalog"));
  TF_ASSIGN(const std::size_t text, rows.Column("Grants"));
  std::vector<std::string> roles;
  std::vector<HeldGrant> grants;
  for (const std::vector<Cell>& row : rows.rows) {
    TF_ASSIGN(GrantRow parsed, ParseGrantRow(TextOf(row[0]), row[catalog], TextOf(row[text])));
    roles.insert(roles.end(), parsed.roles.begin(), parsed.roles.end());
    if (parsed.grant) grants.push_back(*std::move(parsed.grant));
  }
  TellApartAllDatabases(grants);
  return Holdings(std::move(roles), std::move(grants));
}

absl::StatusOr<std::shared_ptr<const Holdings>> ReadHoldings(Client& client,
                                                             const base::Context& context,
                                                             const Grantee& grantee) {
  TF_ASSIGN(const sql::Statement statement, ShowGrantsStatement(grantee));
  TF_ASSIGN(std::shared_ptr<const Holdings> holdings,
            client.CachedAs<Holdings>(CacheTag::kGrants, statement, context, &ParseHoldings));
  if (holdings->own_writes().Empty()) return holdings;
  client.Forget(CacheTag::kGrants, statement);
  return client.CachedAs<Holdings>(CacheTag::kGrants, statement, context, &ParseHoldings);
}

absl::StatusOr<Held> ReadHeld(Client& client, const base::Context& context, const Grantee& grantee,
                              const Scope& scope) {
  TF_ASSIGN(const sql::Statement statement, ShowGrantsStatement(grantee));
  TF_ASSIGN(const std::shared_ptr<const Holdings> holdings,
            client.CachedAs<Holdings>(CacheTag::kGrants, statement, context, &ParseHoldings));
  return HeldFor(*holdings, scope);
}

absl::Status NoteGranted(Client& client, const Grantee& grantee, const Scope& scope,
                         const std::set<std::string>& privileges, bool with_grant_option) {
  return Note(client, grantee, scope, [&](Held& held) {
    for (const std::string& privilege : privileges) {
      if (with_grant_option) {
        held.with_option.insert(privilege);
        held.plain.erase(privilege);
      } else if (held.with_option.count(privilege) == 0) {
        held.plain.insert(privilege);
      }
    }
  });
}

absl::Status NoteRevoked(Client& client, const Grantee& grantee, const Scope& scope,
                         const std::set<std::string>& privileges) {
  return Note(client, grantee, scope, [&](Held& held) {
    for (const std::string& privilege : privileges) {
      held.plain.erase(privilege);
      held.with_option.erase(privilege);
    }
  });
}

absl::Status HoldsNothingYet(Client& client, const Grantee& grantee) {
  TF_TRY(ForgetHoldings(client, grantee));
  TF_ASSIGN(const sql::Statement statement, ShowGrantsStatement(grantee));
  client.Remember(CacheTag::kGrants, statement, {{"UserIdentity", "Catalog", "Grants"}, {}});
  return absl::OkStatus();
}

absl::Status ForgetHoldings(Client& client, const Grantee& grantee) {
  TF_ASSIGN(const sql::Statement statement, ShowGrantsStatement(grantee));
  client.Forget(CacheTag::kGrants, statement);
  return absl::OkStatus();
}

Held HeldFor(const Holdings& holdings, const Scope& scope) {
  if (auto own = holdings.own_writes().Find(KeyOf(scope))) return *std::move(own);
  Held held;
  const RenderedScope printed = Render(scope);
  for (const HeldGrant* grant : holdings.On(printed.catalog, printed.object)) {
    if (!grant->type.empty() && grant->type != scope.type) continue;
    std::set<std::string>& privileges = grant->with_grant_option ? held.with_option : held.plain;
    privileges.insert(grant->privileges.begin(), grant->privileges.end());
  }
  return held;
}

}  // namespace starrocks
