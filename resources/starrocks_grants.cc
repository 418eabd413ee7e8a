#include <memory>
#include <optional>
#include <string>

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/starrocks/names.h"
#include "provider/sdk/resource.h"
#include "resources/shared/backends.h"
#include "resources/shared/grant_entries.h"
#include "resources/shared/grantee.h"
#include "resources/shared/object_scope.h"
#include "resources/shared/own_account.h"

namespace resources {
namespace {

struct Grants {
  sdk::String role, user;
  sdk::StringMap grants;

  static void Describe(sdk::Schema<Grants>& s) {
    s.Doc(
        "Everything that one role or user holds: privileges that are not listed here are revoked. "
        "Roles that it was given are left alone. Don't use it beside `starrocks_grant` for the "
        "same "
        "grantee.");
    s.Optional("role", &Grants::role)
        .Replace()
        .Must(CheckRole)
        .Doc("The role. Exactly one of `role` and `user` is set.");
    s.Optional("user", &Grants::user)
        .Replace()
        .Must(CheckUser)
        .EqualWhen(SameIdentity)
        .Doc("The user, as `'name'@'host'` (`starrocks_user.x.identity`).");
    s.Required("grants", &Grants::grants)
        .Doc(
            "What it holds: privileges by object; an empty map means nothing at all. The keys are "
            "`TYPE|name`, `TYPE|database.name` or `TYPE|catalog|database.name`, with `*` for all, "
            "those to come included: `TABLE|db.t`, `TABLE|lake|db.*`, `VIEW|*`, `DATABASE|db`, "
            "`DATABASE|lake|db`, `CATALOG|lake`, `FUNCTION|db.f(INT)`, `SYSTEM`. The types are "
            "those of `starrocks_grant`. The values are privileges with commas between, those with "
            "grant option behind a semicolon: `SELECT, INSERT`, `ALL`, "
            "`SELECT; INSERT WITH GRANT OPTION`.");
    s.Timeouts();
  }

  static absl::Status CheckUser(const std::string& text) {
    TF_ASSIGN(auto identity, starrocks::ParseUserIdentity(text));
    if (identity.name != "root") return absl::OkStatus();
    return base::MakeError(base::ErrorKind::kFinal, "The account root is protected.",
                           "Name an account that you made.");
  }

  static absl::Status CheckRole(const std::string& name) {
    if (!starrocks::IsBuiltinRole(name) || name == "public") return CheckGranteeRole(name);
    return base::MakeError(
        base::ErrorKind::kFinal,
        base::StrCat("The privileges of the built-in role ", name, " can't be changed."),
        "Make a role of your own, and grant it.");
  }
};

struct Target {
  starrocks::Client* client;
  starrocks::Grantee grantee;
};

absl::StatusOr<Target> Locate(sdk::Call& call, const Grants& grants) {
  Target target;
  TF_ASSIGN(target.client, StarRocks(call));
  TF_ASSIGN(target.grantee, GranteeOf(grants.role, grants.user));
  return target;
}

// Makes the holdings exactly `wanted`.
absl::Status Bring(sdk::Call& call, const Target& target,
                   const std::vector<starrocks::WantedGrant>& wanted) {
  TF_ASSIGN(auto holdings, starrocks::ReadHoldings(*target.client, call.context(), target.grantee));
  TF_ASSIGN(auto changes, starrocks::DiffGrants(*holdings, wanted));
  return starrocks::ApplyChanges(*target.client, call.context(), target.grantee, changes);
}

class GrantsResource final : public sdk::Resource<Grants> {
 public:
  absl::Status Validate(sdk::Call&, const Grants& config) override {
    TF_TRY(CheckOneGrantee(config.role, config.user));
    return config.grants.has_value() ? CheckEntries(*config.grants) : absl::OkStatus();
  }

  // Other words for the same objects are no change, and neither is ALL for what it stands for.
  absl::Status AdjustPlan(sdk::Call& call, const Grants* prior, const Grants& config,
                          Grants& planned) override {
    if (prior == nullptr || !prior->grants.has_value() || !config.grants.has_value() ||
        prior->grants == planned.grants) {
      return absl::OkStatus();
    }
    if (SameEntries(*prior->grants, *config.grants, RememberedVersion(call.private_data()))) {
      planned.grants = prior->grants;
    }
    return absl::OkStatus();
  }

  absl::StatusOr<Grants> Create(sdk::Call& call, const Grants& plan, const Grants&) override {
    TF_ASSIGN(auto grantee, GranteeOf(plan.role, plan.user));
    if (!Claim(call, base::StrCat("starrocks_grants ", starrocks::ToString(grantee)))) {
      return base::MakeError(base::ErrorKind::kFinal,
                             base::StrCat("Two starrocks_grants manage everything that the ",
                                          starrocks::Describe(grantee), " holds."),
                             "Join them into one: each would revoke what the other grants.");
    }
    TF_TRY(Become(call, plan));
    return plan;
  }

  absl::StatusOr<std::optional<Grants>> Read(sdk::Call& call, const Grants& state) override {
    TF_ASSIGN(Target target, Locate(call, state));
    auto holdings = starrocks::ReadHoldings(*target.client, call.context(), target.grantee);
    if (!holdings.ok() && base::KindOf(holdings.status()) == base::ErrorKind::kNotFound) {
      return std::nullopt;
    }
    if (!holdings.ok()) return holdings.status();
    TF_ASSIGN(auto server, target.client->Server(call.context()));
    RememberVersion(server.version, &call.private_data());
    Grants grants = state;
    TF_ASSIGN(grants.grants, ReadEntries(state.grants.value_or({}), **holdings, server.version));
    return grants;
  }

  absl::StatusOr<Grants> Update(sdk::Call& call, const Grants&, const Grants& plan,
                                const Grants&) override {
    TF_TRY(Become(call, plan));
    return plan;
  }

  absl::Status Delete(sdk::Call& call, const Grants& state) override {
    TF_ASSIGN(Target target, Locate(call, state));
    TF_TRY(CheckSafe(call, target));
    absl::Status status = Bring(call, target, {});
    const bool gone = !status.ok() && base::KindOf(status) == base::ErrorKind::kNotFound;
    return gone ? absl::OkStatus() : status;
  }

  absl::StatusOr<Grants> Import(sdk::Call&, std::string_view id) override {
    auto grantee = starrocks::ParseGrantee(id);
    if (!grantee.ok()) {
      return base::Annotate(grantee.status(), "The import id is ROLE|name or USER|identity");
    }
    Grants grants;
    if (grantee->user) {
      grants.user = starrocks::ToString(*grantee->user);
    } else {
      grants.role = grantee->role;
    }
    return grants;
  }

  std::string LockKey(const Grants& grants) override {
    auto grantee = GranteeOf(grants.role, grants.user);
    return grantee.ok() ? starrocks::ToString(*grantee) : "";
  }

 private:
  static absl::Status Become(sdk::Call& call, const Grants& plan) {
    TF_ASSIGN(Target target, Locate(call, plan));
    TF_TRY(CheckSafe(call, target));
    TF_ASSIGN(auto server, target.client->Server(call.context()));
    TF_ASSIGN(auto wanted, ToWanted(*plan.grants, server.version));
    return Bring(call, target, wanted);
  }

  // Taking its own privileges away would lock the provider out.
  static absl::Status CheckSafe(sdk::Call& call, const Target& target) {
    if (!target.grantee.user) return absl::OkStatus();
    return CheckNotInUse(call, *target.client, *target.grantee.user, "stripped of privileges");
  }
};

}  // namespace

namespace make_resource {
std::unique_ptr<sdk::AnyResource> starrocks_grants() {
  return sdk::Adapt<Grants>(std::make_unique<GrantsResource>());
}
}  // namespace make_resource
}  // namespace resources
