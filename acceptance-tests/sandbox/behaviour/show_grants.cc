#include "acceptance-tests/sandbox/behaviour/access.h"
#include "acceptance-tests/sandbox/behaviour/grant_statements.h"
#include "acceptance-tests/sandbox/behaviour/rows.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"
#include "acceptance-tests/sandbox/behaviour/user_statements.h"

namespace sandbox::behaviour {
namespace {

// How the rows name the grantee.
struct Names {
  std::string shown;       // first column
  std::string membership;  // behind TO in the row of roles
  std::string privileges;  // behind TO in the rows of privileges
};

// NULL where a grant spans catalogs.
Cell CatalogCell(ObjectType type, const ObjectKey& key, const State& state) {
  bool by_catalog =
      type == ObjectType::kTable || type == ObjectType::kDatabase || type == ObjectType::kCatalog;
  if (!by_catalog || key.catalog == kInternalCatalogId) return std::string(kInternalCatalog);
  for (const auto& [name, catalog] : state.catalogs) {
    if (StrCat(catalog.id) == key.catalog) return name;
  }
  return std::nullopt;
}

void AddRoles(const Names& names, const std::set<int64_t>& ids, const Accounts& accounts,
              RowsResult* result) {
  std::vector<std::string> quoted;
  for (const std::string& name : accounts.RoleNames(ids)) quoted.push_back(StrCat("'", name, "'"));
  if (quoted.empty()) return;
  result->rows.push_back(
      {names.shown, std::nullopt, StrCat("GRANT ", Join(quoted, ", "), " TO ", names.membership)});
}

// An entry whose catalog is gone prints its wildcard but must be hidden.
bool CatalogGone(ObjectType type, const ObjectKey& key, const State& state) {
  return !key.catalog.empty() && key.catalog != kAnything &&
         !CatalogCell(type, key, state).has_value();
}

void AddPrivileges(const Names& names, const GrantSet& grants, const State& state,
                   RowsResult* result) {
  for (const auto& [type, entries] : grants.entries()) {
    for (const GrantEntry& entry : entries) {
      std::optional<std::string> object = PrintObject(type, entry.key, state);
      if (!object.has_value() || CatalogGone(type, entry.key, state)) continue;
      result->rows.push_back(
          {names.shown, CatalogCell(type, entry.key, state),
           StrCat("GRANT ", PrivilegeList(type, entry.privileges), " ON ", *object, " TO ",
                  names.privileges, entry.grant_option ? " WITH GRANT OPTION" : "")});
    }
  }
}

bool OwnsRole(const Context& context, const Role& role) {
  const User* user = context.accounts().FindUser(context.session.identity);
  return user != nullptr && user->roles.count(role.id) != 0;
}

Result ShowRoleGrants(const std::string& name, Context& context) {
  const Role* role = context.accounts().FindRole(name);
  if (role == nullptr) {
    return AnalyzeError(
        StrCat("There is no such grant defined for role ", name, ": cannot find role ", name, "!"));
  }
  if (!OwnsRole(context, *role)) {
    if (MaybeError error = RequireSystem(context, {"GRANT"})) return *error;
  }
  RowsResult result = MakeRows({"UserIdentity", "Catalog", "Grants"});
  Names names = {name, StrCat("ROLE ", name), StrCat("ROLE '", name, "'")};
  AddRoles(names, role->parents, context.accounts(), &result);
  AddPrivileges(names, role->grants, context.state, &result);
  return result;
}

Result ShowUserGrants(const Identity& identity, Context& context) {
  const User* user = context.accounts().FindUser(identity);
  if (user == nullptr) return *CheckUserExists(context, identity);
  if (identity != context.session.identity) {
    if (MaybeError error = RequireSystem(context, {"GRANT"})) return *error;
  }
  RowsResult result = MakeRows({"UserIdentity", "Catalog", "Grants"});
  std::string text = identity.Text();
  Names names = {text, text, StrCat("USER ", text)};
  AddRoles(names, user->roles, context.accounts(), &result);
  AddPrivileges(names, user->grants, context.state, &result);
  return result;
}

}  // namespace

Result Execute(const ShowGrants& statement, Context& context) {
  if (!statement.grantee.has_value()) return ShowUserGrants(context.session.identity, context);
  if (statement.grantee->role.has_value()) return ShowRoleGrants(*statement.grantee->role, context);
  return ShowUserGrants(statement.grantee->user, context);
}

}  // namespace sandbox::behaviour
