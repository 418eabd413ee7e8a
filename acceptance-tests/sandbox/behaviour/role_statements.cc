#include "acceptance-tests/sandbox/behaviour/role_statements.h"

#include <algorithm>
#include <variant>

#include "acceptance-tests/sandbox/behaviour/access.h"
#include "acceptance-tests/sandbox/behaviour/names.h"
#include "acceptance-tests/sandbox/behaviour/rows.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"
#include "acceptance-tests/sandbox/behaviour/user_statements.h"

namespace sandbox::behaviour {
namespace {

MaybeError CheckRoleNames(const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    if (MaybeError error = CheckRoleName(name)) return error;
  }
  return std::nullopt;
}

ErrorResult OperationFailed(std::string_view operation, std::string_view name,
                            std::string_view why) {
  return AnalyzeError(StrCat("Operation ", operation, " failed for ", name, " : ", why));
}

MaybeError CheckExistence(const Context& context, const std::vector<std::string>& names,
                          bool wanted, std::string_view operation, std::string_view why) {
  for (const std::string& name : names) {
    bool exists = context.accounts().FindRole(name) != nullptr;
    if (exists != wanted) return OperationFailed(operation, name, why);
  }
  return std::nullopt;
}

// CREATE ... IF NOT EXISTS with one name that exists, or DROP ... IF EXISTS with one that does not,
// leaves all the names alone.
bool AnyExists(const Context& context, const std::vector<std::string>& names, bool exists) {
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    return (context.accounts().FindRole(name) != nullptr) == exists;
  });
}

void AddRole(const std::string& name, const std::string& comment, Context& context) {
  if (context.accounts().FindRole(name) != nullptr) return;
  Role role;
  role.id = context.state.NewId();
  role.name = name;
  role.comment = comment;
  context.accounts().role_ids[name] = role.id;
  context.accounts().roles[role.id] = std::move(role);
}

using RoleSet = std::variant<std::set<int64_t>, ErrorResult>;

RoleSet IdsOfNames(const Context& context, const std::vector<std::string>& names) {
  std::set<int64_t> ids;
  for (const std::string& name : names) {
    const Role* role = context.accounts().FindRole(name);
    if (role == nullptr) {
      return AnalyzeError(StrCat("Cannot set role: cannot find role ", name, "!"));
    }
    ids.insert(role->id);
  }
  return ids;
}

MaybeError CheckGranted(const Context& context, const User& user, const std::set<int64_t>& ids) {
  for (int64_t id : ids) {
    if (user.roles.count(id) == 0) {
      return RunError(StrCat("Role ", context.accounts().roles.at(id).name, " is not granted to ",
                             context.session.identity.Text()));
    }
  }
  return std::nullopt;
}

// The roles that become active.
RoleSet Resolve(const Context& context, const User& user, const RoleChoice& choice) {
  RoleSet named = IdsOfNames(context, choice.names);
  if (std::holds_alternative<ErrorResult>(named)) return named;
  const auto& ids = std::get<std::set<int64_t>>(named);
  if (MaybeError error = CheckGranted(context, user, ids)) return *error;
  switch (choice.kind) {
    case RoleChoice::Kind::kNamed:
      return ids;
    case RoleChoice::Kind::kNone:
      return std::set<int64_t>();
    case RoleChoice::Kind::kDefault:
      return user.default_roles;
    case RoleChoice::Kind::kAll:
    case RoleChoice::Kind::kAllExcept:
      break;
  }
  std::set<int64_t> rest = user.roles;
  for (int64_t id : ids) rest.erase(id);
  return rest;
}

}  // namespace

Result Execute(const CreateRole& statement, Context& context) {
  if (MaybeError error = CheckRoleNames(statement.names)) return *error;
  if (!statement.if_not_exists) {
    if (MaybeError error =
            CheckExistence(context, statement.names, false, "CREATE ROLE", "role already exists")) {
      return *error;
    }
  }
  if (MaybeError error = RequireSystem(context, {"GRANT"})) return *error;
  if (AnyExists(context, statement.names, true)) return OkResult{};
  for (const std::string& name : statement.names) AddRole(name, statement.comment, context);
  return OkResult{};
}

Result Execute(const AlterRole& statement, Context& context) {
  if (MaybeError error = CheckRoleNames(statement.names)) return *error;
  if (MaybeError error = RequireSystem(context, {"GRANT"})) return *error;
  for (const std::string& name : statement.names) {
    const Role* role = context.accounts().FindRole(name);
    if (role == nullptr) return RunError(StrCat(name, " doesn't exist"));
    if (!role->mutable_grants) return RunError(StrCat(name, " is immutable"));
  }
  for (const std::string& name : statement.names) {
    context.accounts().FindRole(name)->comment = statement.comment;
  }
  return OkResult{};
}

Result Execute(const DropRole& statement, Context& context) {
  if (MaybeError error = CheckRoleNames(statement.names)) return *error;
  if (!statement.if_exists) {
    if (MaybeError error =
            CheckExistence(context, statement.names, true, "DROP ROLE", "role not exists")) {
      return *error;
    }
  }
  if (MaybeError error = RequireSystem(context, {"GRANT"})) return *error;
  if (AnyExists(context, statement.names, false)) return OkResult{};
  for (const std::string& name : statement.names) {
    if (!context.accounts().FindRole(name)->builtin) continue;
    return RunError(StrCat("role ", name, " cannot be dropped!"));
  }
  for (const std::string& name : statement.names) {
    auto id = context.accounts().role_ids.extract(name);
    if (!id.empty()) context.accounts().roles.erase(id.mapped());
  }
  return OkResult{};
}

Result Execute(const ShowRoles&, Context& context) {
  if (MaybeError error = RequireSystem(context, {"GRANT"})) return *error;
  RowsResult result = MakeRows({"Name", "Builtin", "Comment"});
  for (const auto& [id, role] : context.accounts().roles) {
    result.rows.push_back({role.name, BoolText(role.builtin), NullIfEmpty(role.comment)});
  }
  return result;
}

Result Execute(const SetRole& statement, Context& context) {
  const User* user = context.accounts().FindUser(context.session.identity);
  if (user == nullptr) return RunError("cannot find user " + context.session.identity.Text());
  RoleSet roles = Resolve(context, *user, statement.choice);
  if (auto* error = std::get_if<ErrorResult>(&roles)) return *error;
  context.session.active_roles = std::get<std::set<int64_t>>(roles);
  return OkResult{};
}

Result Execute(const SetDefaultRole& statement, Context& context) {
  return SetDefaultRoles(statement.user, statement.choice, context);
}

}  // namespace sandbox::behaviour
