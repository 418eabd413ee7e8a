#include "resources/shared/grantee.h"

#include "provider/base/status.h"
#include "provider/clients/starrocks/names.h"
#include "provider/clients/starrocks/roles.h"
#include "provider/sdk/call.h"

namespace resources {

absl::Status CheckGranteeRole(const std::string& name) {
  return starrocks::IsBuiltinRole(name) ? absl::OkStatus() : starrocks::CheckRoleName(name);
}

absl::Status CheckUserIdentity(const std::string& text) {
  return starrocks::ParseUserIdentity(text).status();
}

bool SameIdentity(const std::string& a, const std::string& b) {
  const auto x = starrocks::ParseUserIdentity(a), y = starrocks::ParseUserIdentity(b);
  return x.ok() && y.ok() && *x == *y;
}

absl::Status CheckOneGrantee(const sdk::String& role, const sdk::String& user) {
  if (!role.IsNull() && !user.IsNull()) {
    if (role.IsUnknown() || user.IsUnknown()) return absl::OkStatus();
    return sdk::AtAttribute(cty::Path("user"),
                            base::MakeError(base::ErrorKind::kFinal, "Both role and user are set.",
                                            "Keep the one that is meant."));
  }
  if (!role.IsNull() || !user.IsNull()) return absl::OkStatus();
  return base::MakeError(base::ErrorKind::kFinal, "Nobody is named to get the privileges.",
                         "Set role = \"name\" or user = \"'name'@'host'\".");
}

absl::StatusOr<starrocks::Grantee> GranteeOf(const sdk::String& role, const sdk::String& user) {
  TF_TRY(CheckOneGrantee(role, user));
  if (role.has_value()) return starrocks::Grantee::Role(*role);
  TF_ASSIGN(auto identity, starrocks::ParseUserIdentity(*user));
  return starrocks::Grantee::User(identity);
}

absl::StatusOr<std::vector<starrocks::User>> ManageableUsers(const sdk::Call& call,
                                                             starrocks::Client& client) {
  TF_ASSIGN(auto users, starrocks::ListUsers(client, call.context()));
  std::erase_if(users, [](const starrocks::User& user) { return user.id.name == "root"; });
  return users;
}

absl::StatusOr<std::vector<starrocks::Grantee>> AllGrantees(const sdk::Call& call,
                                                            starrocks::Client& client) {
  std::vector<starrocks::Grantee> grantees;
  TF_ASSIGN(auto roles, starrocks::ListRoles(client, call.context()));
  for (const starrocks::Role& role : roles) {
    if (!role.builtin || role.name == "public") {
      grantees.push_back(starrocks::Grantee::Role(role.name));
    }
  }
  TF_ASSIGN(auto users, ManageableUsers(call, client));
  for (const starrocks::User& user : users) {
    grantees.push_back(starrocks::Grantee::User(user.id));
  }
  return grantees;
}

}  // namespace resources
