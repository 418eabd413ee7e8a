#include "provider/clients/starrocks/grants.h"

#include <algorithm>

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/sql/part.h"
#include "provider/clients/starrocks/grant_function.h"

namespace starrocks {
namespace {

using Names = std::set<std::string>;

absl::StatusOr<sql::Statement> WideClause(const ObjectKind& kind, const Scope& scope) {
  sql::Statement clause = sql::Statement("ALL ") << kind.sql_plural;
  if (scope.database.empty()) return clause;
  if (scope.database == kWide) return std::move(clause << " IN ALL DATABASES");
  TF_ASSIGN(const sql::Ident database, sql::Ident::Of(scope.database));
  return std::move(clause << " IN DATABASE " << database);
}

absl::StatusOr<sql::Statement> NameClause(const ObjectKind& kind, const std::string& name) {
  if (kind.addressing == Addressing::kUser) {
    TF_ASSIGN(const UserIdentity id, ParseUserIdentity(name));
    TF_ASSIGN(const sql::UserIdentity user, sql::UserIdentity::Of(id.name, id.host, id.is_domain));
    return sql::Statement() << user;
  }
  if (kind.name == "FUNCTION" || kind.name == "GLOBAL FUNCTION") {
    TF_ASSIGN(const FunctionSignature signature, ParseFunctionSignature(name));
    TF_ASSIGN(const sql::Ident function, sql::Ident::Of(signature.name));
    return sql::Statement() << function << signature.sql;
  }
  TF_ASSIGN(const sql::Ident ident, sql::Ident::Of(name));
  return sql::Statement() << ident;
}

// What stands between ON and TO.
absl::StatusOr<sql::Statement> ObjectClause(const ObjectKind& kind, const Scope& scope) {
  if (kind.addressing == Addressing::kNone) return sql::Statement(kind.sql);
  if (scope.name == kWide) return WideClause(kind, scope);
  sql::Statement clause = sql::Statement(kind.sql) << " ";
  if (!scope.database.empty()) {
    TF_ASSIGN(const sql::Ident database, sql::Ident::Of(scope.database));
    clause << database << ".";
  }
  TF_ASSIGN(const sql::Statement name, NameClause(kind, scope.name));
  return std::move(clause << name);
}

// <privileges> ON <object>
absl::StatusOr<sql::Statement> Subject(const Scope& scope, const Names& privileges) {
  TF_TRY(CheckScope(scope).status);
  const ObjectKind& kind = *FindObjectKind(scope.type);
  TF_ASSIGN(const sql::Statement list, PrivilegeList(kind, privileges));
  TF_ASSIGN(const sql::Statement object, ObjectClause(kind, scope));
  return sql::Statement() << list << " ON " << object;
}

absl::StatusOr<Held> LookAgain(Client& client, const base::Context& context, const Grantee& grantee,
                               const Scope& scope) {
  TF_TRY(ForgetHoldings(client, grantee));
  return ReadHeld(client, context, grantee, scope);
}

bool Includes(const Names& all, const Names& some) {
  return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

bool Disjoint(const Names& a, const Names& b) {
  return std::none_of(a.begin(), a.end(), [&](const std::string& name) { return b.count(name); });
}

ReadBack AreHeld(Client& client, const Grantee& grantee, const Scope& scope,
                 const Names& privileges, bool with_grant_option) {
  return [=, &client](const base::Context& context) -> absl::StatusOr<Outcome> {
    TF_ASSIGN(Held held, LookAgain(client, context, grantee, scope));
    if (!with_grant_option) held.with_option.merge(held.plain);
    return Includes(held.with_option, privileges) ? Outcome::kDone : Outcome::kNotDone;
  };
}

// Who is gone holds nothing.
ReadBack AreGone(Client& client, const Grantee& grantee, const Scope& scope,
                 const Names& privileges) {
  return [=, &client](const base::Context& context) -> absl::StatusOr<Outcome> {
    const absl::StatusOr<Held> held = LookAgain(client, context, grantee, scope);
    if (base::KindOf(held.status()) == base::ErrorKind::kNotFound) return Outcome::kDone;
    TF_TRY(held.status());
    const bool gone = Disjoint(held->plain, privileges) && Disjoint(held->with_option, privileges);
    return gone ? Outcome::kDone : Outcome::kNotDone;
  };
}

// Tables and databases of an external catalog can't be named from outside of it.
absl::Status Run(Client& client, const base::Context& context, const Grantee& grantee,
                 const Scope& scope, const sql::Statement& statement, const ReadBack& read_back) {
  const bool outside = !scope.catalog.empty() && scope.catalog != kDefaultCatalog;
  const absl::Status status =
      outside ? client.ExecuteIn(scope.catalog, statement, context, read_back, {})
              : client.Execute(statement, context, read_back, {});
  if (!status.ok()) TF_TRY(ForgetHoldings(client, grantee));
  return status;
}

absl::StatusOr<Names> Expand(Client& client, const base::Context& context, const Scope& scope,
                             const Names& privileges) {
  if (privileges.count("ALL") == 0) return privileges;
  TF_ASSIGN(const ServerInfo server, client.Server(context));
  return ExpandAll(*FindObjectKind(scope.type), privileges, server.version);
}

}  // namespace

absl::StatusOr<sql::Statement> GrantStatement(const Grantee& grantee, const Scope& scope,
                                              const Names& privileges, bool with_grant_option) {
  TF_ASSIGN(const sql::Statement subject, Subject(scope, privileges));
  TF_ASSIGN(const sql::Statement clause, GranteeClause(grantee));
  sql::Statement statement = sql::Statement("GRANT ") << subject << " TO " << clause;
  if (with_grant_option) statement << " WITH GRANT OPTION";
  return statement;
}

absl::StatusOr<sql::Statement> RevokeStatement(const Grantee& grantee, const Scope& scope,
                                               const Names& privileges) {
  TF_ASSIGN(const sql::Statement subject, Subject(scope, privileges));
  TF_ASSIGN(const sql::Statement clause, GranteeClause(grantee));
  return sql::Statement("REVOKE ") << subject << " FROM " << clause;
}

absl::Status GrantPrivileges(Client& client, const base::Context& context, const Grantee& grantee,
                             const Scope& scope, const Names& privileges, bool with_grant_option) {
  TF_ASSIGN(const Scope on, Canonical(scope));
  TF_ASSIGN(const Names names, Expand(client, context, on, privileges));
  TF_ASSIGN(const sql::Statement statement, GrantStatement(grantee, on, names, with_grant_option));
  TF_TRY(Run(client, context, grantee, on, statement,
             AreHeld(client, grantee, on, names, with_grant_option)));
  return NoteGranted(client, grantee, on, names, with_grant_option);
}

absl::Status RevokePrivileges(Client& client, const base::Context& context, const Grantee& grantee,
                              const Scope& scope, const Names& privileges) {
  TF_ASSIGN(const Scope on, Canonical(scope));
  TF_ASSIGN(const Names names, Expand(client, context, on, privileges));
  TF_ASSIGN(const sql::Statement statement, RevokeStatement(grantee, on, names));
  const absl::Status status =
      Run(client, context, grantee, on, statement, AreGone(client, grantee, on, names));
  if (base::KindOf(status) == base::ErrorKind::kNotFound) return absl::OkStatus();
  TF_TRY(status);
  return NoteRevoked(client, grantee, on, names);
}

absl::Status RemoveGrantOption(Client& client, const base::Context& context, const Grantee& grantee,
                               const Scope& scope, const Names& privileges) {
  TF_TRY(RevokePrivileges(client, context, grantee, scope, privileges));
  return GrantPrivileges(client, context, grantee, scope, privileges, false);
}

}  // namespace starrocks
