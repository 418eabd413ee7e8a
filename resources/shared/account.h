// What a `starrocks_user` says, in the terms of the client.
#ifndef RESOURCES_SHARED_ACCOUNT_H_
#define RESOURCES_SHARED_ACCOUNT_H_

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/clients/starrocks/user_auth.h"
#include "provider/clients/starrocks/users.h"
#include "provider/sdk/builder.h"

namespace resources {

struct Account {
  sdk::String name, host, identity, auth_plugin, password, password_wo, auth_string, auth_string_wo;
  sdk::Bool domain, password_set;
  sdk::Int password_wo_version, auth_string_wo_version;
  sdk::StringSet default_roles;
  sdk::StringMap properties;

  static void Describe(sdk::Schema<Account>& s);
};

// Name, host and domain must be known.
starrocks::UserIdentity IdentityOf(const Account& account);

// Rules between the attributes, as far as they are known.
absl::Status CheckAccount(const Account& account);

// Whether the configuration gives a password (stored or write-only). Unknown if that can't be told.
sdk::Bool ConfiguresPassword(const Account& config);

// How the account is to prove itself; `config` has the write-only values.
starrocks::Authentication AuthenticationOf(const Account& plan, const Account& config);

// Whether going from `state` to `plan` needs the authentication sent again.
bool AuthenticationChanged(const Account& state, const Account& plan);

// `state` with what the server tells of the account: plugin, password there or not, auth string.
Account WithAuthentication(const Account& state, const starrocks::User& found, bool imported);

}  // namespace resources

#endif  // RESOURCES_SHARED_ACCOUNT_H_
