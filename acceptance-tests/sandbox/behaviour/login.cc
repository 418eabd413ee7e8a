#include "acceptance-tests/sandbox/behaviour/login.h"

#include "acceptance-tests/sandbox/behaviour/database_statements.h"
#include "acceptance-tests/sandbox/behaviour/rows.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"
#include "acceptance-tests/sandbox/behaviour/text.h"

namespace sandbox::behaviour {
namespace {

constexpr ErrorCode kLoginRefused = {1045, "28000"};

// The first identity, in LoginOrder, that the name and the address fit.
const std::pair<const Identity, User>* FindIdentity(const Login& login, const Accounts& accounts) {
  for (const auto& entry : accounts.users) {
    const Identity& identity = entry.first;
    if (identity.user == login.user && !identity.domain && Like(login.host, identity.host)) {
      return &entry;
    }
  }
  return nullptr;
}

bool IsLdap(const User& user) { return user.plugin == "AUTHENTICATION_LDAP_SIMPLE"; }

ErrorResult Refuse(std::string_view message) { return RunError(kLoginRefused, message); }

ErrorResult WrongPassword(const Login& login, const PasswordCheck& password) {
  return Refuse(StrCat("Access denied for user '", login.user,
                       "' (using password: ", password.Given() ? "YES" : "NO", ")"));
}

// nullopt: the client has proved to be the user.
MaybeError Authenticate(const Login& login, const PasswordCheck& password, const User* user) {
  if (user == nullptr) return WrongPassword(login, password);
  if (IsLdap(*user)) {
    // No directory listens where a front end looks for one by default.
    return Refuse(password.Given() ? "localhost:389"
                                   : "empty password is not allowed for simple authentication");
  }
  if (user->plugin != "MYSQL_NATIVE_PASSWORD") return Refuse("Unknown error");
  if (password.Matches(user->password_hash)) return std::nullopt;
  return WrongPassword(login, password);
}

// The catalog, database and session variables that the user's properties name.
void ApplyProperties(Context& context) {
  const auto& all = context.accounts().properties;
  auto found = all.find(context.session.identity.user);
  if (found == all.end()) return;
  const UserProperties& properties = found->second;
  for (const auto& [name, value] : properties.session) {
    const VariableInfo* info = FindVariable(name);
    auto normalized = NormalizeVariable(*info, {value});
    if (auto* text = std::get_if<std::string>(&normalized)) {
      context.session.variables[info->name] = *text;
    }
  }
  if (context.state.catalogs.count(properties.catalog) != 0) {
    context.session.catalog = properties.catalog;
  }
  if (!properties.database.empty()) EnterDatabase({properties.database}, context);
}

}  // namespace

std::string ClientPluginOf(const Login& login, const State& state) {
  const auto* entry = FindIdentity(login, state.accounts);
  return entry != nullptr && IsLdap(entry->second) ? "mysql_clear_password"
                                                   : "mysql_native_password";
}

LoginResult LogIn(const Login& login, const PasswordCheck& password, State* state) {
  LoginResult result;
  const auto* entry = FindIdentity(login, state->accounts);
  const User* user = entry == nullptr ? nullptr : &entry->second;
  if (MaybeError error = Authenticate(login, password, user)) {
    result.error = *error;
    return result;
  }
  auto session = std::make_unique<SessionState>();
  session->connection_id = login.connection_id;
  session->login_user = login.user;
  session->login_host = login.host;
  session->identity = entry->first;
  session->connected_seconds = NowSeconds();
  Context context{*state, *session};
  ActivateLoginRoles(context);
  ApplyProperties(context);
  if (!login.database.empty()) {
    Entered entered = EnterDatabase(SplitOnce(login.database, '.'), context);
    result.error = entered.error;
    result.hang_up = entered.result == EnterResult::kDenied;
    if (entered.result != EnterResult::kEntered) return result;
  }
  result.session = std::move(session);
  return result;
}

}  // namespace sandbox::behaviour
