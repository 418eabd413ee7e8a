#include "resources/shared/account.h"

#include <string>
#include <vector>

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/starrocks/identity.h"
#include "provider/clients/starrocks/names.h"
#include "provider/clients/starrocks/user_properties.h"
#include "resources/shared/checks.h"
#include "resources/shared/grantee.h"

namespace resources {
namespace {

using base::ErrorKind;
using base::MakeError;

absl::Status CheckName(const std::string& name) {
  if (name != "root") return starrocks::CheckUserName(name);
  return MakeError(ErrorKind::kFinal, "The account root is protected.",
                   "Manage the accounts that you made; set root's password by hand.");
}

absl::Status CheckRoles(const std::set<std::string>& roles) {
  for (const std::string& role : roles) TF_TRY(CheckGranteeRole(role));
  return absl::OkStatus();
}

absl::Status CheckProperties(const std::map<std::string, std::string>& properties) {
  for (const auto& [key, value] : properties) {
    TF_TRY(starrocks::CheckUserPropertyKey(key));
    TF_TRY(StorableText(value));
  }
  return absl::OkStatus();
}

absl::Status Both(const char* at, const char* other) {
  return sdk::AtAttribute(
      cty::Path(at),
      MakeError(ErrorKind::kFinal, base::StrCat("Both ", other, " and ", at, " are set."),
                base::StrCat("Keep one of them; ", at, " is not stored.")));
}

bool IsNative(const sdk::String& plugin) {
  return plugin.value_or(std::string(starrocks::kNativePlugin)) == starrocks::kNativePlugin;
}

bool Given(const sdk::String& v) { return v.has_value() && !v->empty(); }

void DescribeIdentity(sdk::Schema<Account>& s) {
  s.Required("name", &Account::name)
      .Replace()
      .Must(CheckName)
      .Doc(
          "Name of the user: letters, digits and `_`, then also `.` and `-`; 64 characters at "
          "most.");
  s.OptionalComputed("host", &Account::host)
      .Default("%")
      .Replace()
      .Must([](const std::string& host) { return starrocks::CheckHost(host); })
      .Doc(
          "From where the user may log in: an address, a pattern such as `10.0.0.%`, or with "
          "`domain` a domain name. `%`, the default, means from anywhere.");
  s.OptionalComputed("domain", &Account::domain)
      .Default(false)
      .Replace()
      .Doc("Whether `host` is a domain name that the front end resolves.");
  s.Computed("identity", &Account::identity)
      .KeepState()
      .Doc("The identity `'name'@'host'`, for grants.");
}

void DescribeSecrets(sdk::Schema<Account>& s) {
  s.OptionalComputed("auth_plugin", &Account::auth_plugin)
      .Default(std::string(starrocks::kNativePlugin))
      .Must([](const std::string& plugin) {
        return starrocks::CheckAuthenticationPlugin(plugin, nullptr);
      })
      .Doc(
          "How the user proves who it is: `mysql_native_password` (default), "
          "`authentication_ldap_simple`, or since StarRocks 3.5 `authentication_jwt` and "
          "`authentication_oauth2`.");
  s.WriteOnly("password_wo", &Account::password_wo)
      .Must(StorableText)
      .Doc(
          "The password, never stored in plan or state. Only its hash is sent. Raise "
          "`password_wo_version` to send a new one.");
  s.Optional("password_wo_version", &Account::password_wo_version)
      .Doc("Any number; a change sends `password_wo` again.");
  s.Optional("password", &Account::password)
      .Sensitive()
      .Must(StorableText)
      .Doc("The password, stored in the state. Use `password_wo` where Terraform can.");
  s.Computed("password_set", &Account::password_set)
      .Doc(
          "Whether the account has a password. If the configuration gives one and the server has "
          "none, the next plan sets it again.");
  s.Optional("auth_string", &Account::auth_string)
      .Sensitive()
      .Must(StorableText)
      .Doc(
          "What the other plugins need: the distinguished name for LDAP, JSON for JWT and OAuth2. "
          "Stored in the state.");
  s.WriteOnly("auth_string_wo", &Account::auth_string_wo)
      .Must(StorableText)
      .Doc("`auth_string` without being stored. Raise `auth_string_wo_version` to send it again.");
  s.Optional("auth_string_wo_version", &Account::auth_string_wo_version)
      .Doc("Any number; a change sends `auth_string_wo` again.");
}

}  // namespace

void Account::Describe(sdk::Schema<Account>& s) {
  s.Doc("A user account of StarRocks.");
  DescribeIdentity(s);
  DescribeSecrets(s);
  s.Optional("default_roles", &Account::default_roles)
      .Must(CheckRoles)
      .Doc(
          "Roles that are active after login. Those that the account doesn't have are granted to "
          "it. A role taken out of the set stays granted. Without the attribute the default roles "
          "are left alone; an empty set means none.");
  s.Optional("properties", &Account::properties)
      .Must(CheckProperties)
      .Doc(
          "Properties of the user: `max_user_connections`, `catalog`, `database`, "
          "`session.<variable>`. They belong to the name: accounts that differ in the host only "
          "share them. A key that is taken away returns to its default.");
  s.Identity("name", &Account::name, "Name of the user.");
  s.Identity("host", &Account::host, "Host pattern or domain, `%` for anywhere, the default.",
             false);
  s.Identity("domain", &Account::domain, "Whether the host is a domain, `false` by default.",
             false);
  s.Timeouts();
}

starrocks::UserIdentity IdentityOf(const Account& account) {
  return {*account.name, account.host.value_or("%"), account.domain.value_or(false)};
}

absl::Status CheckAccount(const Account& account) {
  if (!account.password.IsNull() && !account.password_wo.IsNull()) {
    return Both("password_wo", "password");
  }
  if (!account.auth_string.IsNull() && !account.auth_string_wo.IsNull()) {
    return Both("auth_string_wo", "auth_string");
  }
  if (account.auth_plugin.IsUnknown()) return absl::OkStatus();
  const bool native = IsNative(account.auth_plugin);
  if (native && (Given(account.auth_string) || Given(account.auth_string_wo))) {
    return sdk::AtAttribute(
        cty::Path(Given(account.auth_string) ? "auth_string" : "auth_string_wo"),
        MakeError(ErrorKind::kFinal, "mysql_native_password takes a password, no auth string.",
                  "Use password_wo, or name the auth_plugin that is meant."));
  }
  if (!native && (Given(account.password) || Given(account.password_wo))) {
    return sdk::AtAttribute(
        cty::Path(Given(account.password) ? "password" : "password_wo"),
        MakeError(ErrorKind::kFinal,
                  base::StrCat(*account.auth_plugin, " keeps its passwords elsewhere."),
                  "Remove the password, or use auth_plugin = \"mysql_native_password\"."));
  }
  return absl::OkStatus();
}

sdk::Bool ConfiguresPassword(const Account& config) {
  if (config.auth_plugin.has_value() && !IsNative(config.auth_plugin)) return false;
  if (Given(config.password) || Given(config.password_wo)) return true;
  if (config.password.IsUnknown() || config.password_wo.IsUnknown()) return sdk::Bool::Unknown();
  return false;
}

starrocks::Authentication AuthenticationOf(const Account& plan, const Account& config) {
  starrocks::Authentication auth;
  auth.plugin = plan.auth_plugin.value_or(std::string(starrocks::kNativePlugin));
  auto pick = [](const sdk::String& stored, const sdk::String& written) {
    return base::Secret(written.has_value() ? *written : stored.value_or(""));
  };
  auth.password = pick(config.password, config.password_wo);
  auth.auth_string = pick(config.auth_string, config.auth_string_wo);
  return auth;
}

bool AuthenticationChanged(const Account& state, const Account& plan) {
  return !(state.auth_plugin == plan.auth_plugin && state.password == plan.password &&
           state.password_wo_version == plan.password_wo_version &&
           state.password_set == plan.password_set && state.auth_string == plan.auth_string &&
           state.auth_string_wo_version == plan.auth_string_wo_version);
}

Account WithAuthentication(const Account& state, const starrocks::User& found, bool imported) {
  Account account = state;
  account.host = found.id.host;
  account.domain = found.id.is_domain;
  account.identity = starrocks::ToString(found.id);
  account.auth_plugin = found.plugin;
  account.password_set = found.has_password;
  const bool shows_string = imported || state.auth_string.has_value();
  if (shows_string && found.auth_string.value_or("") != state.auth_string.value_or("")) {
    account.auth_string = found.auth_string ? sdk::String(*found.auth_string) : sdk::String();
  }
  return account;
}

}  // namespace resources
