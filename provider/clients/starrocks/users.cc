#include "provider/clients/starrocks/users.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "absl/strings/str_split.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/sql/part.h"
#include "provider/clients/starrocks/errors.h"
#include "provider/clients/starrocks/grant_holdings.h"
#include "provider/clients/starrocks/property_pairs.h"
#include "provider/clients/starrocks/user_list.h"
#include "provider/clients/starrocks/user_properties.h"

namespace starrocks {
namespace {

using base::ErrorKind;
using base::StrCat;

absl::StatusOr<sql::UserIdentity> Sql(const UserIdentity& id) {
  return sql::UserIdentity::Of(id.name, id.host, id.is_domain);
}

absl::StatusOr<sql::Statement> RoleList(const std::vector<std::string>& roles) {
  sql::Statement list;
  for (const std::string& role : roles) {
    TF_ASSIGN(const sql::Ident name, sql::Ident::Of(role));
    if (&role != &roles.front()) list << ", ";
    list << name;
  }
  return list;
}

// As far as the server shows it: a password can't be read.
bool LooksAs(const User& user, const Authentication& auth) {
  return user.plugin == auth.plugin && user.has_password == !auth.password.empty() &&
         user.auth_string.value_or("") == auth.auth_string.Reveal();
}

bool HasCredentials(const Authentication& auth) {
  return auth.plugin != kNativePlugin || !auth.password.empty();
}

ReadBack UserIsCreated(Client& client, const NewUser& wanted) {
  return [&client, wanted](const base::Context& context) -> absl::StatusOr<Outcome> {
    TF_ASSIGN(const std::optional<User> user, FindUser(client, context, wanted.id));
    if (!user) return Outcome::kNotDone;
    if (LooksAs(*user, wanted.auth)) return Outcome::kDone;
    return base::MakeError(ErrorKind::kAlreadyExists,
                           StrCat("there is a user ", ToString(wanted.id),
                                  " with another way of authentication, ", user->plugin));
  };
}

// Setting the same password again does no harm.
ReadBack AuthenticationIs(Client& client, const UserIdentity& id, const Authentication& auth) {
  return [&client, id, auth](const base::Context& context) -> absl::StatusOr<Outcome> {
    if (!auth.password.empty()) return Outcome::kNotDone;
    TF_ASSIGN(const std::optional<User> user, FindUser(client, context, id));
    return user && LooksAs(*user, auth) ? Outcome::kDone : Outcome::kNotDone;
  };
}

ReadBack UserIsGone(Client& client, const UserIdentity& id) {
  return [&client, id](const base::Context& context) -> absl::StatusOr<Outcome> {
    TF_ASSIGN(const std::optional<User> user, FindUser(client, context, id));
    return user ? Outcome::kNotDone : Outcome::kDone;
  };
}

ReadBack DefaultRolesAre(Client& client, const UserIdentity& id, std::vector<std::string> roles) {
  std::sort(roles.begin(), roles.end());
  return [&client, id, roles](const base::Context& context) -> absl::StatusOr<Outcome> {
    TF_ASSIGN(const auto shown, ReadDefaultRoles(client, context, id));
    return shown == roles ? Outcome::kDone : Outcome::kNotDone;
  };
}

absl::StatusOr<sql::Statement> CreateStatement(const NewUser& user, bool with_properties) {
  TF_ASSIGN(const sql::UserIdentity id, Sql(user.id));
  TF_ASSIGN(const sql::Statement identified, IdentifiedClause(user.auth));
  sql::Statement statement = sql::Statement("CREATE USER ") << id;
  // A server that checks passwords refuses the empty one, but not none.
  if (HasCredentials(user.auth)) statement << identified;
  if (!user.default_roles.empty()) {
    TF_ASSIGN(const sql::Statement roles, RoleList(user.default_roles));
    statement << " DEFAULT ROLE " << roles;
  }
  if (with_properties && !user.properties.empty()) {
    TF_ASSIGN(const sql::Statement pairs, PropertyPairs({user.properties, {}}));
    statement << " PROPERTIES " << pairs;
  }
  return statement;
}

// CURRENT_ROLE() as it is printed: `a, b` or `NONE`.
std::vector<std::string> ReadRoleNames(std::string_view text) {
  if (text == "NONE") return {};
  std::vector<std::string> roles = absl::StrSplit(base::ToAbsl(text), ", ");
  std::sort(roles.begin(), roles.end());
  return roles;
}

absl::StatusOr<std::string> OnlyCell(const Rows& rows) {
  TF_TRY(rows.ExpectColumns(1));
  if (rows.rows.size() == 1) return TextOf(rows.rows[0][0]);
  return base::MakeError(ErrorKind::kFinal, StrCat("StarRocks answered in an unexpected shape: ",
                                                   rows.rows.size(), " rows instead of one"));
}

}  // namespace

absl::StatusOr<std::vector<User>> ListUsers(Client& client, const base::Context& context) {
  TF_ASSIGN(const std::shared_ptr<const UserList> users, ReadUserList(client, context));
  return users->All();
}

absl::StatusOr<std::optional<User>> FindUser(Client& client, const base::Context& context,
                                             const UserIdentity& id) {
  TF_ASSIGN(const std::shared_ptr<const UserList> users, ReadUserList(client, context));
  return users->Find(id);
}

absl::Status CreateUser(Client& client, const base::Context& context, const NewUser& user) {
  TF_ASSIGN(const ServerInfo server, client.Server(context));
  TF_TRY(CheckAuthenticationPlugin(user.auth.plugin, &server.version));
  const bool at_once = server.can.user_properties_in_create;
  TF_ASSIGN(const sql::Statement statement, CreateStatement(user, at_once));
  TF_TRY(client.Execute(statement, context, UserIsCreated(client, user), {CacheTag::kUsers}));
  const Grantee grantee = Grantee::User(user.id);
  TF_TRY(user.default_roles.empty() ? HoldsNothingYet(client, grantee)
                                    : ForgetHoldings(client, grantee));
  if (at_once) return absl::OkStatus();
  return SetUserProperties(client, context, user.id, user.properties);
}

absl::Status AlterAuthentication(Client& client, const base::Context& context,
                                 const UserIdentity& id, const Authentication& auth) {
  TF_ASSIGN(const sql::UserIdentity user, Sql(id));
  TF_ASSIGN(const sql::Statement identified, IdentifiedClause(auth));
  return client.Execute(sql::Statement("ALTER USER ") << user << identified, context,
                        AuthenticationIs(client, id, auth), {CacheTag::kUsers});
}

absl::Status DropUser(Client& client, const base::Context& context, const UserIdentity& id) {
  TF_ASSIGN(const sql::UserIdentity user, Sql(id));
  const absl::Status status = client.Execute(sql::Statement("DROP USER ") << user, context,
                                             UserIsGone(client, id), {CacheTag::kUsers});
  TF_TRY(ForgetHoldings(client, Grantee::User(id)));
  if (base::KindOf(status) == ErrorKind::kNotFound) return absl::OkStatus();
  return status;
}

absl::Status SetDefaultRoles(Client& client, const base::Context& context, const UserIdentity& id,
                             const std::vector<std::string>& roles) {
  TF_ASSIGN(const sql::UserIdentity user, Sql(id));
  sql::Statement statement = sql::Statement("ALTER USER ") << user << " DEFAULT ROLE ";
  if (roles.empty()) {
    statement << "NONE";
  } else {
    TF_ASSIGN(const sql::Statement list, RoleList(roles));
    statement << list;
  }
  return client.Execute(statement, context, DefaultRolesAre(client, id, roles), {});
}

absl::StatusOr<std::optional<std::vector<std::string>>> ReadDefaultRoles(
    Client& client, const base::Context& context, const UserIdentity& id) {
  TF_ASSIGN(const sql::UserIdentity user, Sql(id));
  const absl::StatusOr<Rows> rows = client.QueryApart(
      {sql::Statement("EXECUTE AS ") << user << " WITH NO REVERT",
       sql::Statement("SET ROLE DEFAULT"), sql::Statement("SELECT CURRENT_ROLE()")},
      context);
  if (IsAccessDenied(rows.status())) return std::nullopt;
  TF_TRY(rows.status());
  TF_ASSIGN(const std::string text, OnlyCell(*rows));
  return ReadRoleNames(text);
}

absl::StatusOr<UserIdentity> CurrentUser(Client& client, const base::Context& context) {
  TF_ASSIGN(const std::shared_ptr<const Rows> rows,
            client.Cached(CacheTag::kCluster, sql::Statement("SELECT CURRENT_USER()"), context));
  TF_ASSIGN(const std::string text, OnlyCell(*rows));
  return ParseUserIdentity(text);
}

}  // namespace starrocks
