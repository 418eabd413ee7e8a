#include "provider/clients/starrocks/grant_grantee.h"

#include <array>
#include <utility>

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/starrocks/names.h"

namespace starrocks {
namespace {

using base::StrCat;

constexpr std::string_view kRole = "ROLE";
constexpr std::string_view kUser = "USER";
constexpr std::string_view kExternalGroup = "EXTERNAL GROUP";

// Takes `word` and the bar or blank behind it from the front.
bool TakeKind(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word) || text.size() <= word.size() + 1) return false;
  const char separator = text[word.size()];
  if (separator != '|' && separator != ' ') return false;
  text.remove_prefix(word.size() + 1);
  return true;
}

std::string_view KindOf(const Grantee& grantee) {
  if (grantee.user) return kUser;
  return grantee.role.empty() ? kExternalGroup : kRole;
}

}  // namespace

Grantee Grantee::Role(std::string_view name) { return {std::string(name), std::nullopt, ""}; }

Grantee Grantee::User(UserIdentity identity) { return {"", std::move(identity), ""}; }

Grantee Grantee::ExternalGroup(std::string_view name) {
  return {"", std::nullopt, std::string(name)};
}

absl::StatusOr<Grantee> ParseGrantee(std::string_view text) {
  std::string_view rest = text;
  if (TakeKind(rest, kExternalGroup)) {
    TF_TRY(sql::Ident::Of(rest).status());
    return Grantee::ExternalGroup(rest);
  }
  if (TakeKind(rest, kRole)) {
    TF_TRY(CheckRoleName(rest));
    return Grantee::Role(rest);
  }
  if (TakeKind(rest, kUser)) {
    TF_ASSIGN(UserIdentity identity, ParseUserIdentity(rest));
    return Grantee::User(std::move(identity));
  }
  return base::MakeError(base::ErrorKind::kFinal,
                         StrCat("\"", text, "\" does not name a role or a user."),
                         "Write ROLE|name or USER|'name'@'host'.");
}

std::string ToString(const Grantee& grantee) {
  const std::string user = grantee.user ? ToString(*grantee.user) : "";
  return StrCat(KindOf(grantee), "|", grantee.role, user, grantee.external_group);
}

std::string Describe(const Grantee& grantee) {
  if (grantee.user) return StrCat("user ", ToString(*grantee.user));
  if (!grantee.role.empty()) return StrCat("role \"", grantee.role, "\"");
  return StrCat("external group \"", grantee.external_group, "\"");
}

absl::StatusOr<sql::Statement> GranteeClause(const Grantee& grantee) {
  if (grantee.user) {
    TF_ASSIGN(
        const sql::UserIdentity user,
        sql::UserIdentity::Of(grantee.user->name, grantee.user->host, grantee.user->is_domain));
    return sql::Statement("USER ") << user;
  }
  if (!grantee.role.empty()) {
    TF_ASSIGN(const sql::Ident role, sql::Ident::Of(grantee.role));
    return sql::Statement("ROLE ") << role;
  }
  TF_ASSIGN(const sql::Ident group, sql::Ident::Of(grantee.external_group));
  return sql::Statement("EXTERNAL GROUP ") << group;
}

}  // namespace starrocks
