#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/starrocks/grant_holdings.h"
#include "provider/clients/starrocks/identity.h"
#include "provider/clients/starrocks/role_grants.h"
#include "provider/clients/starrocks/user_properties.h"
#include "provider/clients/starrocks/users.h"
#include "provider/sdk/resource.h"
#include "resources/shared/account.h"
#include "resources/shared/backends.h"
#include "resources/shared/exists.h"
#include "resources/shared/grantee.h"
#include "resources/shared/own_account.h"

namespace resources {
namespace {

using starrocks::UserIdentity;
using Properties = std::map<std::string, std::string>;

// What SHOW PROPERTY says of an account without properties of its own.
const Properties& DefaultProperties() {
  static const Properties defaults = {
      {"max_user_connections", "1024"}, {"catalog", "default_catalog"}, {"database", ""}};
  return defaults;
}

class UserResource final : public sdk::Resource<Account> {
 public:
  absl::Status Validate(sdk::Call&, const Account& config) override { return CheckAccount(config); }

  absl::Status AdjustPlan(sdk::Call&, const Account* prior, const Account& config,
                          Account& planned) override {
    PlanIdentity(planned);
    planned.password_set = ConfiguresPassword(config);
    const bool same_plugin = prior != nullptr && prior->auth_plugin == planned.auth_plugin;
    if (SaysNothingOfPassword(config) && same_plugin) planned.password_set = prior->password_set;
    return absl::OkStatus();
  }

  void PlanReplace(sdk::Call& call, const Account& state, const Account&) override {
    call.Warn(
        "Replacing a user drops its grants",
        base::StrCat("The account ", state.identity.value_or(""),
                     " will be dropped with every privilege and role granted to it. What this "
                     "configuration manages is granted again to the new one, anything else "
                     "is lost."));
  }

  absl::StatusOr<Account> Create(sdk::Call& call, const Account& plan,
                                 const Account& config) override {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    Account made = plan;
    made.identity = starrocks::ToString(IdentityOf(plan));
    absl::Status status = starrocks::CreateUser(*client, call.context(), NewUser(made, config));
    if (status.ok()) return made;
    if (base::KindOf(status) != base::ErrorKind::kAlreadyExists) return status;
    const std::string id = *made.identity;
    if (!MayAdopt(call)) return AlreadyExists({"user", "starrocks_user", id});
    return Adopt(call, *client, made, config);
  }

  absl::StatusOr<std::optional<Account>> Read(sdk::Call& call, const Account& state) override {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    const UserIdentity id = IdentityOf(state);
    TF_ASSIGN(auto found, starrocks::FindUser(*client, call.context(), id));
    if (!found) return std::nullopt;
    Account account = WithAuthentication(state, *found, call.Imported());
    TF_TRY(ReadDefaultRoles(call, *client, id, &account));
    TF_TRY(ReadProperties(call, *client, &account));
    return account;
  }

  absl::StatusOr<Account> Update(sdk::Call& call, const Account& state, const Account& plan,
                                 const Account& config) override {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    const UserIdentity id = IdentityOf(plan);
    Account so_far = state;
    if (AuthenticationChanged(state, plan)) {
      TF_TRY(SendAuthentication(call, *client, state, plan, config));
      so_far = plan;
      so_far.default_roles = state.default_roles;
      so_far.properties = state.properties;
      Keep(call, so_far);
    }
    if (plan.default_roles.has_value() && !(plan.default_roles == state.default_roles)) {
      TF_TRY(GrantMissing(call, *client, id, RolesOf(plan)));
      TF_TRY(starrocks::SetDefaultRoles(*client, call.context(), id, RolesOf(plan)));
      so_far.default_roles = plan.default_roles;
      Keep(call, so_far);
    }
    const Properties changed = ChangedProperties(state, plan);
    if (!changed.empty()) {
      TF_TRY(starrocks::SetUserProperties(*client, call.context(), id, changed));
    }
    return plan;
  }

  absl::Status Delete(sdk::Call& call, const Account& state) override {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    TF_TRY(CheckNotInUse(call, *client, IdentityOf(state), "dropped"));
    return starrocks::DropUser(*client, call.context(), IdentityOf(state));
  }

  absl::StatusOr<Account> Import(sdk::Call&, std::string_view id) override {
    auto identity = starrocks::ParseUserIdentity(id);
    if (!identity.ok()) {
      return base::Annotate(identity.status(), "The import id is the user's identity");
    }
    Account account;
    account.name = identity->name;
    account.host = identity->host;
    account.domain = identity->is_domain;
    return account;
  }

  absl::StatusOr<Account> ImportByIdentity(sdk::Call& call, Account stub) override {
    return Import(call, starrocks::ToString(IdentityOf(stub)));
  }

  bool Lists() const override { return true; }

  absl::Status List(sdk::Call& call,
                    const std::function<bool(const Account&, std::string)>& emit) override {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    TF_ASSIGN(auto users, ManageableUsers(call, *client));
    for (const starrocks::User& user : users) {
      Account stub;
      stub.name = user.id.name;
      stub.host = user.id.host;
      stub.domain = user.id.is_domain;
      if (!emit(stub, starrocks::ToString(user.id))) break;
    }
    return absl::OkStatus();
  }

  // Properties are shared by all accounts of one name.
  std::string LockKey(const Account& account) override { return account.name.value_or(""); }

 private:
  // Then the account keeps the password that it has.
  static bool SaysNothingOfPassword(const Account& config) {
    return config.password.IsNull() && config.password_wo.IsNull();
  }

  static absl::Status SendAuthentication(sdk::Call& call, starrocks::Client& client,
                                         const Account& state, const Account& plan,
                                         const Account& config) {
    const UserIdentity id = IdentityOf(plan);
    const bool native = *plan.auth_plugin == starrocks::kNativePlugin;
    if (native && SaysNothingOfPassword(config)) {
      if (state.auth_plugin == plan.auth_plugin) return absl::OkStatus();
      return sdk::AtAttribute(
          cty::Path("auth_plugin"),
          base::MakeError(base::ErrorKind::kFinal, "The account would be left without a password.",
                          "Set password_wo together with auth_plugin."));
    }
    // Said nothing of here, the other plugins' string stays as well.
    const bool keeps_string = config.auth_string.IsNull() && config.auth_string_wo.IsNull();
    if (!native && keeps_string && state.auth_plugin == plan.auth_plugin) return absl::OkStatus();
    TF_TRY(CheckNotInUse(call, client, id, "changed here"));
    return starrocks::AlterAuthentication(client, call.context(), id,
                                          AuthenticationOf(plan, config));
  }

  static void PlanIdentity(Account& planned) {
    if (planned.name.has_value() && planned.host.has_value() && planned.domain.has_value()) {
      planned.identity = starrocks::ToString(IdentityOf(planned));
    }
  }

  static std::vector<std::string> RolesOf(const Account& account) {
    const auto roles = account.default_roles.value_or({});
    return {roles.begin(), roles.end()};
  }

  // A role has to be granted before it can be a default role; CREATE USER does that by itself.
  static absl::Status GrantMissing(sdk::Call& call, starrocks::Client& client,
                                   const UserIdentity& id, const std::vector<std::string>& roles) {
    const auto grantee = starrocks::Grantee::User(id);
    TF_ASSIGN(auto held, starrocks::RolesOf(client, call.context(), grantee));
    for (const std::string& role : roles) {
      if (std::find(held.begin(), held.end(), role) != held.end()) continue;
      TF_TRY(starrocks::GrantRole(client, call.context(), role, grantee));
    }
    return absl::OkStatus();
  }

  static starrocks::NewUser NewUser(const Account& plan, const Account& config) {
    return {IdentityOf(plan), AuthenticationOf(plan, config), RolesOf(plan),
            plan.properties.value_or({})};
  }

  // Only of accounts whose default roles are managed: it takes a session of its own. Where it isn't
  // allowed, the state is what is known.
  static absl::Status ReadDefaultRoles(sdk::Call& call, starrocks::Client& client,
                                       const UserIdentity& id, Account* account) {
    if (!account->default_roles.has_value()) return absl::OkStatus();
    TF_ASSIGN(auto roles, starrocks::ReadDefaultRoles(client, call.context(), id));
    if (roles) account->default_roles = std::set<std::string>(roles->begin(), roles->end());
    return absl::OkStatus();
  }

  // The keys in the state; after an import those that were changed from their default.
  static absl::Status ReadProperties(sdk::Call& call, starrocks::Client& client, Account* account) {
    if (!account->properties.has_value() && !call.Imported()) return absl::OkStatus();
    TF_ASSIGN(Properties shown, starrocks::UserProperties(client, call.context(), *account->name));
    Properties kept;
    for (const auto& [key, value] : shown) {
      const auto by_default = DefaultProperties().find(key);
      const bool is_default =
          by_default != DefaultProperties().end() && by_default->second == value;
      const bool managed = account->properties.value_or({}).count(key) > 0;
      if (managed || (call.Imported() && !is_default)) kept.emplace(key, value);
    }
    if (!kept.empty() || account->properties.has_value()) account->properties = std::move(kept);
    return absl::OkStatus();
  }

  static Properties ChangedProperties(const Account& state, const Account& plan) {
    const Properties before = state.properties.value_or({});
    Properties changed;
    for (const auto& [key, value] : before) changed.emplace(key, "");
    for (const auto& [key, value] : plan.properties.value_or({})) {
      auto old = before.find(key);
      if (old != before.end() && old->second == value) {
        changed.erase(key);
      } else {
        changed[key] = value;
      }
    }
    return changed;
  }

  // An account is inert while nothing but its default roles is granted to it. Its password can't be
  // read: it is set to what the configuration says.
  static absl::StatusOr<Account> Adopt(sdk::Call& call, starrocks::Client& client,
                                       const Account& plan, const Account& config) {
    const Existing existing{"user", "starrocks_user", *plan.identity};
    const UserIdentity id = IdentityOf(plan);
    TF_ASSIGN(auto found, starrocks::FindUser(client, call.context(), id));
    if (!found) return AlreadyExists(existing);
    if (found->plugin != *plan.auth_plugin) {
      return NotAdopted(existing, base::StrCat("it uses ", found->plugin, "."));
    }
    TF_ASSIGN(auto holdings,
              starrocks::ReadHoldings(client, call.context(), starrocks::Grantee::User(id)));
    const auto roles = plan.default_roles.value_or({});
    const bool inert = holdings->grants().empty() &&
                       std::all_of(holdings->roles().begin(), holdings->roles().end(),
                                   [&](const std::string& role) { return roles.count(role) > 0; });
    if (!inert) return NotAdopted(existing, "privileges or roles are granted to it.");
    Account so_far = plan;
    so_far.properties = sdk::StringMap();
    TF_TRY(
        starrocks::AlterAuthentication(client, call.context(), id, AuthenticationOf(plan, config)));
    if (plan.default_roles.has_value()) {
      TF_TRY(GrantMissing(call, client, id, RolesOf(plan)));
      TF_TRY(starrocks::SetDefaultRoles(client, call.context(), id, RolesOf(plan)));
    }
    const Properties changed = ChangedProperties(so_far, plan);
    if (!changed.empty()) {
      TF_TRY(starrocks::SetUserProperties(client, call.context(), id, changed));
    }
    WarnAdopted(call, existing);
    return plan;
  }
};

}  // namespace

namespace make_resource {
std::unique_ptr<sdk::AnyResource> starrocks_user() {
  return sdk::Adapt<Account>(std::make_unique<UserResource>());
}
}  // namespace make_resource
}  // namespace resources
