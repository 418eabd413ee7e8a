#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/starrocks/role_grants.h"
#include "provider/clients/starrocks/users.h"
#include "provider/sdk/resource.h"
#include "resources/shared/backends.h"
#include "resources/shared/checks.h"
#include "resources/shared/exists.h"
#include "resources/shared/grantee.h"

namespace resources {
namespace {

constexpr char kType[] = "starrocks_role_grant";

struct RoleGrant {
  sdk::String role, to_role, to_user, to_external_group;

  static void Describe(sdk::Schema<RoleGrant>& s) {
    s.Doc("A role given to a user, to another role, or to a group of an external directory.");
    s.Required("role", &RoleGrant::role)
        .Replace()
        .Must(CheckGranted)
        .Doc("The role that is given, one of the built-in ones or one's own.");
    s.Optional("to_role", &RoleGrant::to_role)
        .Replace()
        .Must(CheckGranteeRole)
        .Doc("The role that gets it.");
    s.Optional("to_user", &RoleGrant::to_user)
        .Replace()
        .Must(CheckUserIdentity)
        .EqualWhen(SameIdentity)
        .Doc("The user that gets it, as `'name'@'host'` (`starrocks_user.x.identity`).");
    s.Optional("to_external_group", &RoleGrant::to_external_group)
        .Replace()
        .Must(NotEmpty)
        .Doc("The group that gets it (StarRocks 4.0 and later).");
    s.Identity("role", &RoleGrant::role, "The role that is given.");
    s.Identity("to_role", &RoleGrant::to_role, "The role that gets it.", false);
    s.Identity("to_user", &RoleGrant::to_user, "The user that gets it.", false);
    s.Identity("to_external_group", &RoleGrant::to_external_group, "The group that gets it.",
               false);
    s.Timeouts();
  }

  static absl::Status CheckGranted(const std::string& role) {
    if (role != "public") return CheckGranteeRole(role);
    return base::MakeError(base::ErrorKind::kFinal, "The role public can't be granted.",
                           "Every user has it already.");
  }
};

absl::Status CheckOneOfThree(const RoleGrant& grant) {
  int set = 0;
  for (const sdk::String* v : {&grant.to_role, &grant.to_user, &grant.to_external_group}) {
    if (v->IsUnknown()) return absl::OkStatus();
    if (v->has_value()) ++set;
  }
  if (set == 1) return absl::OkStatus();
  return base::MakeError(
      base::ErrorKind::kFinal,
      set == 0 ? "Nobody is named to get the role." : "More than one is named to get the role.",
      "Set exactly one of to_role, to_user and to_external_group.");
}

absl::StatusOr<starrocks::Grantee> To(const RoleGrant& grant) {
  if (grant.to_external_group.has_value()) {
    return starrocks::Grantee::ExternalGroup(*grant.to_external_group);
  }
  return GranteeOf(grant.to_role, grant.to_user);
}

class RoleGrantResource final : public sdk::Resource<RoleGrant> {
 public:
  absl::Status Validate(sdk::Call&, const RoleGrant& config) override {
    TF_TRY(CheckOneOfThree(config));
    if (!config.role.has_value() || !(config.role == config.to_role)) return absl::OkStatus();
    return sdk::AtAttribute(
        cty::Path("to_role"),
        base::MakeError(base::ErrorKind::kFinal, "A role can't be granted to itself.",
                        "Name another role."));
  }

  // Before anything is taken back for it.
  absl::Status CheckPlan(sdk::Call& call, const RoleGrant*, const RoleGrant&,
                         const RoleGrant& planned) override {
    if (!planned.to_external_group.has_value()) return absl::OkStatus();
    const auto client = StarRocks(call);
    return client.ok() ? CheckGroupsKnown(**client, call.context().WithTimeout(kPlanBudget))
                       : absl::OkStatus();
  }

  absl::StatusOr<RoleGrant> Create(sdk::Call& call, const RoleGrant& plan,
                                   const RoleGrant&) override {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    TF_ASSIGN(starrocks::Grantee grantee, To(plan));
    if (plan.to_external_group.has_value()) TF_TRY(CheckGroupsKnown(*client, call.context()));
    TF_ASSIGN(bool held, Holds(call, *client, grantee, *plan.role));
    const std::string id = IdOf(*plan.role, grantee);
    if (held) {
      TF_ASSIGN(bool by_default, IsDefaultRole(call, *client, grantee, *plan.role));
      if (by_default) return plan;
      if (!MayAdopt(call)) return AlreadyExists({"role grant", kType, id});
      WarnAdopted(call, {"role grant", kType, id});
      return plan;
    }
    TF_TRY(CheckEdges(call, *client, *plan.role, grantee));
    TF_TRY(starrocks::GrantRole(*client, call.context(), *plan.role, grantee));
    return plan;
  }

  absl::StatusOr<std::optional<RoleGrant>> Read(sdk::Call& call, const RoleGrant& state) override {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    TF_ASSIGN(starrocks::Grantee grantee, To(state));
    auto held = Holds(call, *client, grantee, *state.role);
    if (!held.ok() && base::KindOf(held.status()) != base::ErrorKind::kNotFound) {
      return held.status();
    }
    if (!held.ok() || !*held) return std::nullopt;
    return state;
  }

  absl::StatusOr<RoleGrant> Update(sdk::Call&, const RoleGrant&, const RoleGrant& plan,
                                   const RoleGrant&) override {
    return plan;  // only the timeouts can change in place
  }

  absl::Status Delete(sdk::Call& call, const RoleGrant& state) override {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    TF_ASSIGN(starrocks::Grantee grantee, To(state));
    return starrocks::RevokeRole(*client, call.context(), *state.role, grantee);
  }

  absl::StatusOr<RoleGrant> Import(sdk::Call&, std::string_view id) override {
    const size_t bar = id.find('|');
    const std::string role(id.substr(0, bar));
    if (bar == std::string_view::npos || !CheckGranteeRole(role).ok()) return BadId(id);
    auto grantee = starrocks::ParseGrantee(id.substr(bar + 1));
    if (!grantee.ok()) return base::Annotate(grantee.status(), "The grantee of the id");
    RoleGrant grant;
    grant.role = role;
    if (!grantee->role.empty()) grant.to_role = grantee->role;
    if (grantee->user) grant.to_user = starrocks::ToString(*grantee->user);
    if (!grantee->external_group.empty()) grant.to_external_group = grantee->external_group;
    return grant;
  }

  absl::StatusOr<RoleGrant> ImportByIdentity(sdk::Call& call, RoleGrant stub) override {
    TF_TRY(CheckOneOfThree(stub));
    TF_ASSIGN(starrocks::Grantee grantee, To(stub));
    return Import(call, IdOf(*stub.role, grantee));
  }

  bool Lists() const override { return true; }

  absl::Status List(sdk::Call& call,
                    const std::function<bool(const RoleGrant&, std::string)>& emit) override {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    TF_ASSIGN(auto grantees, AllGrantees(call, *client));
    for (const starrocks::Grantee& grantee : grantees) {
      TF_ASSIGN(auto roles, starrocks::RolesOf(*client, call.context(), grantee));
      for (const std::string& role : roles) {
        TF_ASSIGN(RoleGrant stub, Import(call, IdOf(role, grantee)));
        if (!emit(stub, base::StrCat(role, " to ", starrocks::Describe(grantee)))) {
          return absl::OkStatus();
        }
      }
    }
    return absl::OkStatus();
  }

  std::string LockKey(const RoleGrant& grant) override {
    auto grantee = To(grant);
    return grantee.ok() ? starrocks::ToString(*grantee) : "";
  }

 private:
  // A server that doesn't answer is no reason against a plan; the apply will say more of it.
  static absl::Status CheckGroupsKnown(starrocks::Client& client, const base::Context& context) {
    const auto server = client.Server(context);
    if (!server.ok() || server->version.AtLeast(4, 0)) return absl::OkStatus();
    return sdk::AtAttribute(
        cty::Path("to_external_group"),
        base::MakeError(base::ErrorKind::kFinal,
                        base::StrCat("Groups can be granted roles since StarRocks 4.0; this server "
                                     "is ",
                                     server->version.text, "."),
                        "Grant the role to users or to a role, or upgrade the server."));
  }

  // Names a circle before the server does, with ids. Limits can have been raised: those are a
  // warning.
  static absl::Status CheckEdges(sdk::Call& call, starrocks::Client& client,
                                 const std::string& role, const starrocks::Grantee& grantee) {
    TF_ASSIGN(auto held, starrocks::RolesOf(client, call.context(), grantee));
    std::vector<std::string> roots = held;
    roots.push_back(role);
    TF_ASSIGN(auto edges, starrocks::RoleEdgesFrom(client, call.context(), roots));
    TF_TRY(starrocks::CheckRoleCycle(edges, role, grantee));
    absl::Status limits = starrocks::CheckRoleLimits(edges, role, grantee, held);
    if (!limits.ok()) {
      const absl::string_view why = limits.message();
      call.Warn("Near the limits of roles", std::string(why.data(), why.size()));
    }
    return absl::OkStatus();
  }

  static std::string IdOf(const std::string& role, const starrocks::Grantee& grantee) {
    return base::StrCat(role, "|", starrocks::ToString(grantee));
  }

  static absl::Status BadId(std::string_view id) {
    return base::MakeError(base::ErrorKind::kFinal,
                           base::StrCat("\"", id, "\" is no id of a role grant."),
                           "Write role|ROLE|parent, role|USER|'name'@'host' or role|EXTERNAL "
                           "GROUP|group.");
  }

  // Default roles come with the account: granting one of them here as well is no conflict.
  static absl::StatusOr<bool> IsDefaultRole(sdk::Call& call, starrocks::Client& client,
                                            const starrocks::Grantee& grantee,
                                            const std::string& role) {
    if (!grantee.user) return false;
    TF_ASSIGN(auto roles, starrocks::ReadDefaultRoles(client, call.context(), *grantee.user));
    return roles && std::find(roles->begin(), roles->end(), role) != roles->end();
  }

  static absl::StatusOr<bool> Holds(sdk::Call& call, starrocks::Client& client,
                                    const starrocks::Grantee& grantee, const std::string& role) {
    TF_ASSIGN(auto roles, starrocks::RolesOf(client, call.context(), grantee));
    return std::find(roles.begin(), roles.end(), role) != roles.end();
  }
};

}  // namespace

namespace make_resource {
std::unique_ptr<sdk::AnyResource> starrocks_role_grant() {
  return sdk::Adapt<RoleGrant>(std::make_unique<RoleGrantResource>());
}
}  // namespace make_resource
}  // namespace resources
