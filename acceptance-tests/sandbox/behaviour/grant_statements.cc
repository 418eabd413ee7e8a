#include "acceptance-tests/sandbox/behaviour/grant_statements.h"

#include <algorithm>

#include "acceptance-tests/sandbox/behaviour/access.h"
#include "acceptance-tests/sandbox/behaviour/rows.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"
#include "acceptance-tests/sandbox/behaviour/user_statements.h"

namespace sandbox::behaviour {
namespace {

// `action` is what the refusal says could not be done.
MaybeError CheckRoleExists(const Context& context, const std::string& name,
                           std::string_view action) {
  if (context.accounts().FindRole(name) != nullptr) return std::nullopt;
  return AnalyzeError(StrCat(action, ": cannot find role ", name, "!"));
}

MaybeError CheckGrantee(const Context& context, const Grantee& grantee, std::string_view action) {
  if (grantee.role.has_value()) return CheckRoleExists(context, *grantee.role, action);
  return CheckUserExists(context, grantee.user);
}

// The bits of the privileges, or which one does not fit the type.
using Mask = std::variant<PrivilegeMask, ErrorResult>;

Mask ResolvePrivileges(const GrantPrivilege& statement) {
  ObjectType type = statement.target.type;
  PrivilegeMask mask = statement.all_privileges ? AllPrivileges(type) : 0;
  for (const std::string& privilege : statement.privileges) {
    std::optional<PrivilegeMask> bit = PrivilegeBit(type, privilege);
    if (!bit.has_value()) {
      return AnalyzeError(StrCat("Cannot grant or revoke ", privilege, " on '", InfoOf(type).name,
                                 "' type object"));
    }
    mask |= *bit;
  }
  for (std::string_view reserved : {"GRANT", "NODE"}) {
    if (type != ObjectType::kSystem || (mask & *PrivilegeBit(type, reserved)) == 0) continue;
    return AnalyzeError(StrCat("Operation not permitted, '", reserved,
                               "' cannot be granted to user or role directly, use built-in role "
                               "instead"));
  }
  return mask;
}

bool MayGrantAll(const Context& context, ObjectType type, const std::vector<ObjectKey>& keys,
                 PrivilegeMask mask) {
  std::vector<const GrantSet*> grants = EffectiveGrants(context);
  return std::all_of(keys.begin(), keys.end(), [&](const ObjectKey& key) {
    return std::any_of(grants.begin(), grants.end(),
                       [&](const GrantSet* set) { return set->MayGrant(type, key, mask); });
  });
}

// The grantee's grants, or that they cannot be changed.
using GrantsOf = std::variant<GrantSet*, ErrorResult>;

GrantsOf FindGrants(const GrantPrivilege& statement, Context& context) {
  if (!statement.grantee.role.has_value()) {
    return &context.accounts().FindUser(statement.grantee.user)->grants;
  }
  Role* role = context.accounts().FindRole(*statement.grantee.role);
  if (role->mutable_grants) return &role->grants;
  return RunError(
      StrCat(statement.revoke ? "" : "failed to grant: ", "role ", role->name, " is not mutable!"));
}

Result Apply(const GrantPrivilege& statement, const std::vector<ObjectKey>& keys,
             PrivilegeMask mask, Context& context) {
  ObjectType type = statement.target.type;
  GrantsOf grants = FindGrants(statement, context);
  if (auto* error = std::get_if<ErrorResult>(&grants)) return *error;
  GrantSet* set = std::get<GrantSet*>(grants);
  if (statement.revoke) {
    std::optional<size_t> missing = set->Revoke(type, keys, mask);
    if (!missing.has_value()) return OkResult{};
    return RunError(StrCat("There is no such grant defined on ",
                           PrintObject(type, keys[*missing], context.state).value_or("")));
  }
  for (const ObjectKey& key : keys) set->Grant(type, key, mask, statement.grant_option);
  return OkResult{};
}

constexpr std::string_view kGrantRoleToUser = "Can not granted/revoke role to/from user";
constexpr std::string_view kGrantRoleToRole = "Can not granted/revoke role to/from role";

MaybeError AnalyzeGrantRole(const GrantRole& statement, const Context& context) {
  for (const std::string& name : statement.roles) {
    if (MaybeError error = CheckRoleExists(context, name, kGrantRoleToUser)) return error;
    bool guarded = name == "root" || name == "cluster_admin";
    if (guarded && context.session.identity != Identity{"root"}) {
      return AnalyzeError("Can not grant root or cluster_admin role except root user");
    }
  }
  return CheckGrantee(context, statement.grantee, kGrantRoleToRole);
}

MaybeError CheckRoleEdge(const Role& granted, const Role& target, const Accounts& accounts) {
  if (accounts.WithParents({granted.id}).count(target.id) != 0) {
    return RunError(StrCat("failed to grant role: role ", target.name, "[", target.id,
                           "] is already a predecessor role of ", granted.name, "[", granted.id,
                           "]"));
  }
  if (target.mutable_grants) return std::nullopt;
  return RunError(StrCat("failed to grant role: role ", target.name, " is not mutable!"));
}

MaybeError CheckGrantable(const GrantRole& statement, const Context& context) {
  for (const std::string& name : statement.roles) {
    if (name == "public") {
      return RunError(
          "failed to grant role: Granting role PUBLIC has no effect.  Every user and role has role "
          "PUBLIC implicitly granted.");
    }
    if (!statement.grantee.role.has_value()) continue;
    const Accounts& accounts = context.accounts();
    MaybeError error = CheckRoleEdge(*accounts.FindRole(name),
                                     *accounts.FindRole(*statement.grantee.role), accounts);
    if (error.has_value()) return error;
  }
  return std::nullopt;
}

void ChangeRoles(const GrantRole& statement, Context& context) {
  Accounts& accounts = context.accounts();
  for (const std::string& name : statement.roles) {
    int64_t id = accounts.FindRole(name)->id;
    User* user = nullptr;
    std::set<int64_t>* held = nullptr;
    if (statement.grantee.role.has_value()) {
      held = &accounts.FindRole(*statement.grantee.role)->parents;
    } else {
      user = accounts.FindUser(statement.grantee.user);
      held = &user->roles;
    }
    if (!statement.revoke) {
      held->insert(id);
      continue;
    }
    held->erase(id);
    if (user != nullptr) user->default_roles.erase(id);
  }
}

}  // namespace

Result Execute(const GrantPrivilege& statement, Context& context) {
  if (MaybeError error = CheckGrantee(context, statement.grantee, "Can not grant/revoke to role")) {
    return *error;
  }
  Keys resolved = ResolveTarget(statement.target, context);
  if (auto* error = std::get_if<ErrorResult>(&resolved)) return *error;
  const auto& keys = std::get<std::vector<ObjectKey>>(resolved);
  Mask mask = ResolvePrivileges(statement);
  if (auto* error = std::get_if<ErrorResult>(&mask)) return *error;
  PrivilegeMask bits = std::get<PrivilegeMask>(mask);
  if (!MayGrantAll(context, statement.target.type, keys, bits)) {
    if (MaybeError error = RequireSystem(context, {"GRANT"})) return *error;
  }
  return Apply(statement, keys, bits, context);
}

Result Execute(const GrantRole& statement, Context& context) {
  if (MaybeError error = AnalyzeGrantRole(statement, context)) return *error;
  if (MaybeError error = RequireSystem(context, {"GRANT"})) return *error;
  if (!statement.revoke) {
    if (MaybeError error = CheckGrantable(statement, context)) return *error;
  }
  ChangeRoles(statement, context);
  return OkResult{};
}

}  // namespace sandbox::behaviour
