#include "provider/clients/starrocks/roles.h"

#include <algorithm>
#include <memory>

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/starrocks/grant_holdings.h"

namespace starrocks {
namespace {

using base::StrCat;

// SHOW ROLES with its columns found.
class RoleRows {
 public:
  static absl::StatusOr<RoleRows> Read(Client& client, const base::Context& context) {
    TF_ASSIGN(std::shared_ptr<const Rows> rows,
              client.Cached(CacheTag::kRoles, sql::Statement("SHOW ROLES"), context));
    TF_ASSIGN(const std::size_t name, rows->Column("Name"));
    TF_ASSIGN(const std::size_t builtin, rows->Column("Builtin"));
    TF_ASSIGN(const std::size_t comment, rows->Column("Comment"));
    return RoleRows(std::move(rows), name, builtin, comment);
  }

  std::vector<Role> All() const {
    std::vector<Role> roles;
    for (const std::vector<Cell>& row : rows_->rows) roles.push_back(ToRole(row));
    return roles;
  }
  std::optional<Role> Find(std::string_view name) const {
    const auto row =
        std::find_if(rows_->rows.begin(), rows_->rows.end(),
                     [&](const std::vector<Cell>& r) { return TextOf(r[name_]) == name; });
    if (row == rows_->rows.end()) return std::nullopt;
    return ToRole(*row);
  }

 private:
  RoleRows(std::shared_ptr<const Rows> rows, std::size_t name, std::size_t builtin,
           std::size_t comment)
      : rows_(std::move(rows)), name_(name), builtin_(builtin), comment_(comment) {}

  Role ToRole(const std::vector<Cell>& row) const {
    return Role{TextOf(row[name_]), TextOf(row[builtin_]) == "true", TextOf(row[comment_])};
  }

  std::shared_ptr<const Rows> rows_;
  std::size_t name_, builtin_, comment_;
};

ReadBack CommentIs(Client& client, std::string_view name, std::string_view comment) {
  return [&client, name = std::string(name),
          comment = std::string(comment)](const base::Context& context) -> absl::StatusOr<Outcome> {
    TF_ASSIGN(const std::optional<Role> role, FindRole(client, context, name));
    return role && role->comment == comment ? Outcome::kDone : Outcome::kNotDone;
  };
}

// A role with another comment was made by somebody else.
ReadBack RoleIsCreated(Client& client, std::string_view name, std::string_view comment) {
  return [&client, name = std::string(name),
          comment = std::string(comment)](const base::Context& context) -> absl::StatusOr<Outcome> {
    TF_ASSIGN(const std::optional<Role> role, FindRole(client, context, name));
    if (!role) return Outcome::kNotDone;
    if (role->comment == comment) return Outcome::kDone;
    return base::MakeError(base::ErrorKind::kAlreadyExists,
                           StrCat("there is a role \"", name, "\" with the comment \"",
                                  role->comment, "\" instead of \"", comment, "\""));
  };
}

ReadBack RoleIsGone(Client& client, std::string_view name) {
  return
      [&client, name = std::string(name)](const base::Context& context) -> absl::StatusOr<Outcome> {
        TF_ASSIGN(const std::optional<Role> role, FindRole(client, context, name));
        return role ? Outcome::kNotDone : Outcome::kDone;
      };
}

}  // namespace

absl::StatusOr<std::vector<Role>> ListRoles(Client& client, const base::Context& context) {
  TF_ASSIGN(const RoleRows roles, RoleRows::Read(client, context));
  return roles.All();
}

absl::StatusOr<std::optional<Role>> FindRole(Client& client, const base::Context& context,
                                             std::string_view name) {
  TF_ASSIGN(const RoleRows roles, RoleRows::Read(client, context));
  return roles.Find(name);
}

absl::Status CreateRole(Client& client, const base::Context& context, std::string_view name,
                        std::string_view comment) {
  TF_ASSIGN(const sql::Ident role, sql::Ident::Of(name));
  sql::Statement statement = sql::Statement("CREATE ROLE ") << role;
  if (!comment.empty()) {
    TF_ASSIGN(const sql::Literal text, sql::Literal::Of(comment));
    statement << " COMMENT " << text;
  }
  TF_TRY(
      client.Execute(statement, context, RoleIsCreated(client, name, comment), {CacheTag::kRoles}));
  return HoldsNothingYet(client, Grantee::Role(name));
}

absl::Status AlterRoleComment(Client& client, const base::Context& context, std::string_view name,
                              std::string_view comment) {
  TF_ASSIGN(const sql::Ident role, sql::Ident::Of(name));
  TF_ASSIGN(const sql::Literal text, sql::Literal::Of(comment));
  return client.Execute(sql::Statement("ALTER ROLE ") << role << " SET COMMENT = " << text, context,
                        CommentIs(client, name, comment), {CacheTag::kRoles});
}

absl::Status DropRole(Client& client, const base::Context& context, std::string_view name) {
  TF_ASSIGN(const sql::Ident role, sql::Ident::Of(name));
  const absl::Status status =
      client.Execute(sql::Statement("DROP ROLE ") << role, context, RoleIsGone(client, name),
                     {CacheTag::kRoles, CacheTag::kGrants});
  if (base::KindOf(status) == base::ErrorKind::kNotFound) return absl::OkStatus();
  return status;
}

absl::StatusOr<bool> RoleIsInert(Client& client, const base::Context& context,
                                 std::string_view name) {
  // Decides over taking the role into possession: what was known before doesn't count.
  const Grantee grantee = Grantee::Role(name);
  TF_TRY(ForgetHoldings(client, grantee));
  TF_ASSIGN(const std::shared_ptr<const Holdings> held, ReadHoldings(client, context, grantee));
  return held->roles().empty() && held->grants().empty();
}

}  // namespace starrocks
