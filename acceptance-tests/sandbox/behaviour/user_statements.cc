#include "acceptance-tests/sandbox/behaviour/user_statements.h"

#include <algorithm>
#include <array>
#include <variant>

#include "acceptance-tests/sandbox/behaviour/access.h"
#include "acceptance-tests/sandbox/behaviour/names.h"
#include "acceptance-tests/sandbox/behaviour/rows.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"

namespace sandbox::behaviour {
namespace {

constexpr std::string_view kNativePlugin = "MYSQL_NATIVE_PASSWORD";
constexpr std::array<std::string_view, 4> kPlugins = {
    kNativePlugin, "AUTHENTICATION_LDAP_SIMPLE", "AUTHENTICATION_JWT", "AUTHENTICATION_OAUTH2"};

ErrorResult OperationFailed(std::string_view operation, const Identity& user,
                            std::string_view why) {
  return AnalyzeError(StrCat("Operation ", operation, " failed for ", user.Text(), " : ", why));
}

bool IsRoot(const Identity& identity) { return identity == Identity{"root"}; }

bool IsHash(std::string_view text) {
  return text.size() == 41 && text[0] == '*' &&
         std::all_of(text.begin() + 1, text.end(), [](char c) { return IsHexDigit(c); });
}

using Hash = std::variant<std::string, ErrorResult>;

Hash CheckHash(const std::string& text) {
  if (!text.empty() && !IsHash(text)) {
    return RunError(kBadPasswordHash, "Password hash should be a 41-digit hexadecimal number");
  }
  return Upper(text);
}

// Sets plugin, password and authentication string of `user`.
MaybeError ApplyAuthentication(const Authentication& auth, User* user) {
  std::string plugin = auth.named_plugin ? Upper(auth.plugin) : std::string(kNativePlugin);
  if (std::find(kPlugins.begin(), kPlugins.end(), plugin) == kPlugins.end()) {
    return AnalyzeError(StrCat("Cannot find ", plugin,
                               " from [mysql_native_password, mysql_clear_password, "
                               "authentication_openid_connect_client, "
                               "authentication_oauth2_client]"));
  }
  User changed = *user;
  changed.plugin = plugin;
  changed.password_hash.clear();
  changed.auth_string.clear();
  if (plugin != kNativePlugin) {
    changed.auth_string = auth.text;
  } else if (auth.form == Authentication::Form::kClear) {
    changed.password_hash = HashPassword(auth.text);
  } else {
    Hash hash = CheckHash(auth.text);
    if (auto* error = std::get_if<ErrorResult>(&hash)) return *error;
    changed.password_hash = std::get<std::string>(hash);
  }
  *user = std::move(changed);
  return std::nullopt;
}

using RoleSet = std::variant<std::set<int64_t>, ErrorResult>;

RoleSet ValidRoles(const Context& context, const std::vector<std::string>& names) {
  std::set<int64_t> ids;
  for (const std::string& name : names) {
    const Role* role = context.accounts().FindRole(name);
    if (role == nullptr) {
      return AnalyzeError(StrCat("Valid role name fail: cannot find role ", name, "!"));
    }
    ids.insert(role->id);
  }
  return ids;
}

std::vector<Cell> AuthenticationRow(const Identity& identity, const User& user) {
  return {identity.Text(), user.password_hash.empty() ? "No" : "Yes", user.plugin,
          NullIfEmpty(user.auth_string)};
}

bool HasOtherIdentity(const Accounts& accounts, const std::string& name) {
  return std::any_of(accounts.users.begin(), accounts.users.end(),
                     [&](const auto& entry) { return entry.first.user == name; });
}

}  // namespace

MaybeError CheckUserExists(const Context& context, const Identity& identity) {
  if (context.accounts().FindUser(identity) != nullptr) return std::nullopt;
  return AnalyzeError(StrCat("cannot find user ", identity.Text(), "!"));
}

Result Execute(const CreateUser& statement, Context& context) {
  const Identity& identity = statement.user;
  if (MaybeError error = CheckUserName(identity.user)) return *error;
  bool exists = context.accounts().FindUser(identity) != nullptr;
  if (exists && !statement.if_not_exists) {
    return OperationFailed("CREATE USER", identity, "user already exists");
  }
  User user;
  if (MaybeError error = ApplyAuthentication(statement.authentication, &user)) return *error;
  RoleSet roles = ValidRoles(context, statement.default_roles);
  if (auto* error = std::get_if<ErrorResult>(&roles)) return *error;
  if (MaybeError error = RequireSystem(context, {"GRANT"})) return *error;
  if (exists) return OkResult{};
  user.roles = std::get<std::set<int64_t>>(roles);
  user.default_roles = user.roles;
  auto known = context.accounts().properties.try_emplace(identity.user);
  if (MaybeError error = SetUserProperties(identity.user, statement.properties, context)) {
    if (known.second) context.accounts().properties.erase(known.first);
    return *error;
  }
  context.accounts().users[identity] = std::move(user);
  return OkResult{};
}

Result Execute(const AlterUserAuthentication& statement, Context& context) {
  const Identity& identity = statement.user;
  if (MaybeError error = CheckUserName(identity.user)) return *error;
  User* user = context.accounts().FindUser(identity);
  if (user == nullptr && !statement.if_exists) {
    return OperationFailed("ALTER USER", identity, "user not exists");
  }
  User changed = user == nullptr ? User() : *user;
  if (MaybeError error = ApplyAuthentication(statement.authentication, &changed)) return *error;
  if (identity.user == "root" && context.session.identity.user != "root") {
    return AnalyzeError("Can not modify root user, except root itself");
  }
  if (MaybeError error = RequireSystem(context, {"GRANT"})) return *error;
  if (user != nullptr) *user = std::move(changed);
  return OkResult{};
}

Result Execute(const AlterUserDefaultRole& statement, Context& context) {
  if (statement.if_exists && context.accounts().FindUser(statement.user) == nullptr) {
    return OkResult{};
  }
  return SetDefaultRoles(statement.user, statement.choice, context);
}

Result SetDefaultRoles(const Identity& identity, const RoleChoice& choice, Context& context) {
  if (MaybeError error = CheckUserExists(context, identity)) return *error;
  RoleSet named = ValidRoles(context, choice.names);
  if (auto* error = std::get_if<ErrorResult>(&named)) return *error;
  User* user = context.accounts().FindUser(identity);
  for (const std::string& name : choice.names) {
    if (user->roles.count(context.accounts().FindRole(name)->id) != 0) continue;
    return AnalyzeError(StrCat("Role ", name, " is not granted to ", identity.Text()));
  }
  if (identity != context.session.identity) {
    if (MaybeError error = RequireSystem(context, {"GRANT"})) return *error;
  }
  bool all = choice.kind == RoleChoice::Kind::kAll;
  user->default_roles = all ? user->roles : std::get<std::set<int64_t>>(named);
  return OkResult{};
}

Result Execute(const DropUser& statement, Context& context) {
  const Identity& identity = statement.user;
  if (IsRoot(identity)) {
    return OperationFailed("DROP USER", identity, "cannot drop user 'root'@'%'");
  }
  bool exists = context.accounts().FindUser(identity) != nullptr;
  if (!exists && !statement.if_exists) {
    return OperationFailed("DROP USER", identity, "user not exists");
  }
  if (MaybeError error = RequireSystem(context, {"GRANT"})) return *error;
  if (!exists) return OkResult{};
  context.accounts().users.erase(identity);
  if (!HasOtherIdentity(context.accounts(), identity.user)) {
    context.accounts().properties.erase(identity.user);
  }
  return OkResult{};
}

Result Execute(const SetPassword& statement, Context& context) {
  Identity identity = statement.user.value_or(context.session.identity);
  Hash hash = CheckHash(statement.hash);
  if (auto* error = std::get_if<ErrorResult>(&hash)) return *error;
  User* user = context.accounts().FindUser(identity);
  if (user == nullptr) {
    return AnalyzeError(StrCat("authentication info for user ", identity.Text(), " not found"));
  }
  if (identity.user == "root" && context.session.identity.user != "root") {
    return AnalyzeError("Can not set password for root user, except root itself");
  }
  if (identity != context.session.identity) {
    if (MaybeError error = RequireSystem(context, {"GRANT"})) return *error;
  }
  user->password_hash = std::get<std::string>(hash);
  return OkResult{};
}

Result Execute(const ShowUsers&, Context& context) {
  if (MaybeError error = RequireSystem(context, {"GRANT"})) return *error;
  RowsResult result = MakeRows({"User"});
  for (const auto& [identity, user] : context.accounts().users) {
    result.rows.push_back({identity.Text()});
  }
  return result;
}

Result Execute(const ShowAuthentication& statement, Context& context) {
  Identity wanted = statement.user.value_or(context.session.identity);
  if (statement.user.has_value()) {
    if (MaybeError error = CheckUserExists(context, wanted)) return *error;
  }
  if (statement.all || wanted != context.session.identity) {
    if (MaybeError error = RequireSystem(context, {"GRANT"})) return *error;
  }
  RowsResult result = MakeRows({"UserIdentity", "Password", "AuthPlugin", "UserForAuthPlugin"});
  for (const auto& [identity, user] : context.accounts().users) {
    if (statement.all || identity == wanted) {
      result.rows.push_back(AuthenticationRow(identity, user));
    }
  }
  return result;
}

}  // namespace sandbox::behaviour
