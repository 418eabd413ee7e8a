#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/starrocks/grant_diff.h"
#include "provider/clients/starrocks/grant_holdings.h"
#include "provider/clients/starrocks/grant_render.h"
#include "provider/clients/starrocks/grants.h"
#include "provider/clients/starrocks/privileges.h"
#include "provider/sdk/resource.h"
#include "resources/shared/backends.h"
#include "resources/shared/exists.h"
#include "resources/shared/grant_id.h"
#include "resources/shared/grantee.h"
#include "resources/shared/object_scope.h"

namespace resources {
namespace {

constexpr char kType[] = "starrocks_grant";

struct Grant {
  sdk::String role, user;
  sdk::Object<ObjectScope> on;
  sdk::StringSet privileges;
  sdk::Bool with_grant_option;

  static void Describe(sdk::Schema<Grant>& s) {
    s.Doc(
        "Privileges on one object, or on all of a kind, for one role or user. Grants on other "
        "objects are left alone; for everything that one grantee holds see `starrocks_grants`.");
    s.Optional("role", &Grant::role)
        .Replace()
        .Must(CheckGranteeRole)
        .Doc("The role that gets the privileges. Exactly one of `role` and `user` is set.");
    s.Optional("user", &Grant::user)
        .Replace()
        .Must(CheckUserIdentity)
        .EqualWhen(SameIdentity)
        .Doc(
            "The user that gets the privileges, as `'name'@'host'` "
            "(`starrocks_user.x.identity`).");
    s.Required("on", &Grant::on).Replace().EqualWhen(SameScope).Doc("The object.");
    s.Required("privileges", &Grant::privileges)
        .Doc(
            "The privileges, in upper case, such as `SELECT` or `CREATE TABLE`; or `ALL` alone for "
            "all that the server's version has on this type of object.");
    s.OptionalComputed("with_grant_option", &Grant::with_grant_option)
        .Default(false)
        .Doc("Whether the grantee may pass them on.");
    DescribeIdentity(s);
    s.Timeouts();
  }

  // The scope flattened: an identity has no nested objects.
  static void DescribeIdentity(sdk::Schema<Grant>& s) {
    s.Identity("role", &Grant::role, "The role that has the privileges.", false);
    s.Identity("user", &Grant::user, "The user that has the privileges.", false);
    ScopePart(s, "type", &ObjectScope::type, kScopeTypeDoc, true);
    ScopePart(s, "catalog", &ObjectScope::catalog, kScopeCatalogDoc, false);
    ScopePart(s, "database", &ObjectScope::database, kScopeDatabaseDoc, false);
    ScopePart(s, "name", &ObjectScope::name, kScopeNameDoc, false);
  }

  static void ScopePart(sdk::Schema<Grant>& s, std::string name, sdk::String ObjectScope::*part,
                        const char* doc, bool required) {
    s.Identity<std::string>(
        std::move(name),
        [part](const Grant& grant) {
          return grant.on.has_value() ? (*grant.on).*part : sdk::String();
        },
        [part](Grant& grant, sdk::String v) {
          ObjectScope on = grant.on.value_or({});
          on.*part = std::move(v);
          grant.on = std::move(on);
        },
        doc, required);
  }
};

// One grant in the client's terms.
struct Target {
  starrocks::Client* client;
  starrocks::Grantee grantee;
  starrocks::Scope scope;

  std::string Id() const { return GrantId(grantee, scope); }
};

absl::StatusOr<Target> Locate(sdk::Call& call, const Grant& grant) {
  Target target;
  TF_ASSIGN(target.client, StarRocks(call));
  TF_ASSIGN(target.grantee, GranteeOf(grant.role, grant.user));
  TF_ASSIGN(target.scope, CanonicalScope(*grant.on, cty::Path("on")));
  return target;
}

// What `grant` asks for on this server; refuses what its version doesn't have.
absl::StatusOr<starrocks::Held> Wanted(sdk::Call& call, const Target& target, const Grant& grant) {
  TF_ASSIGN(auto server, target.client->Server(call.context()));
  const auto* kind = starrocks::FindObjectKind(target.scope.type);
  absl::Status offered = starrocks::CheckPrivileges(*kind, *grant.privileges, &server.version);
  if (!offered.ok()) return sdk::AtAttribute(cty::Path("privileges"), offered);
  auto privileges = starrocks::ExpandAll(*kind, *grant.privileges, server.version);
  starrocks::Held wanted;
  (grant.with_grant_option.value_or(false) ? wanted.with_option : wanted.plain) =
      std::move(privileges);
  return wanted;
}

absl::StatusOr<starrocks::Held> Holds(sdk::Call& call, const Target& target) {
  return starrocks::ReadHeld(*target.client, call.context(), target.grantee, target.scope);
}

absl::Status Bring(sdk::Call& call, const Target& target, const starrocks::Held& held,
                   const starrocks::Held& wanted) {
  return starrocks::ApplyChanges(*target.client, call.context(), target.grantee,
                                 {starrocks::DiffScope(held, target.scope, wanted)});
}

class GrantResource final : public sdk::Resource<Grant> {
 public:
  absl::Status Validate(sdk::Call&, const Grant& config) override {
    TF_TRY(CheckOneGrantee(config.role, config.user));
    if (!config.on.has_value()) return absl::OkStatus();
    return CheckGranted(*config.on, cty::Path("on"), config.privileges, cty::Path("privileges"));
  }

  // ALL and the list of what it stands for are the same.
  absl::Status AdjustPlan(sdk::Call& call, const Grant* prior, const Grant& config,
                          Grant& planned) override {
    const auto version = RememberedVersion(call.private_data());
    if (prior == nullptr || !version || !prior->privileges.has_value() ||
        !config.privileges.has_value() || !config.on.has_value()) {
      return absl::OkStatus();
    }
    const auto* kind = starrocks::FindObjectKind(config.on->type.value_or(""));
    if (kind != nullptr && starrocks::ExpandAll(*kind, *config.privileges, *version) ==
                               starrocks::ExpandAll(*kind, *prior->privileges, *version)) {
      planned.privileges = prior->privileges;
    }
    return absl::OkStatus();
  }

  absl::StatusOr<Grant> Create(sdk::Call& call, const Grant& plan, const Grant&) override {
    TF_ASSIGN(Target target, Locate(call, plan));
    TF_ASSIGN(starrocks::Held wanted, Wanted(call, target, plan));
    TF_ASSIGN(starrocks::Held held, Holds(call, target));
    if (held == wanted && MayAdopt(call)) {
      WarnAdopted(call, {"grant", kType, target.Id()});
      return plan;
    }
    if (!(held == starrocks::Held{})) return Owned(target);
    TF_TRY(Bring(call, target, held, wanted));
    return plan;
  }

  absl::StatusOr<std::optional<Grant>> Read(sdk::Call& call, const Grant& state) override {
    TF_ASSIGN(Target target, Locate(call, state));
    auto held = Holds(call, target);
    if (!held.ok() && base::KindOf(held.status()) == base::ErrorKind::kNotFound) {
      return std::nullopt;
    }
    if (!held.ok()) return held.status();
    if (*held == starrocks::Held{}) return std::nullopt;
    TF_ASSIGN(auto server, target.client->Server(call.context()));
    RememberVersion(server.version, &call.private_data());
    return AsRead(state, *held, target.scope, server.version);
  }

  absl::StatusOr<Grant> Update(sdk::Call& call, const Grant&, const Grant& plan,
                               const Grant&) override {
    TF_ASSIGN(Target target, Locate(call, plan));
    TF_ASSIGN(starrocks::Held wanted, Wanted(call, target, plan));
    TF_ASSIGN(starrocks::Held held, Holds(call, target));
    TF_TRY(Bring(call, target, held, wanted));
    return plan;
  }

  absl::Status Delete(sdk::Call& call, const Grant& state) override {
    TF_ASSIGN(Target target, Locate(call, state));
    return starrocks::RevokePrivileges(*target.client, call.context(), target.grantee, target.scope,
                                       *state.privileges);
  }

  absl::StatusOr<Grant> Import(sdk::Call&, std::string_view id) override {
    TF_ASSIGN(ParsedGrantId parsed, ParseGrantId(id));
    Grant grant;
    if (parsed.grantee.user) {
      grant.user = starrocks::ToString(*parsed.grantee.user);
    } else {
      grant.role = parsed.grantee.role;
    }
    grant.on = ObjectScope::Of(parsed.scope);
    return grant;
  }

  absl::StatusOr<Grant> ImportByIdentity(sdk::Call& call, Grant stub) override {
    TF_TRY(CheckOneGrantee(stub.role, stub.user));
    TF_ASSIGN(starrocks::Grantee grantee, GranteeOf(stub.role, stub.user));
    TF_ASSIGN(starrocks::Scope scope, CanonicalScope(*stub.on, {}));
    return Import(call, GrantId(grantee, scope));
  }

  bool Lists() const override { return true; }

  absl::Status List(sdk::Call& call,
                    const std::function<bool(const Grant&, std::string)>& emit) override {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    TF_ASSIGN(auto grantees, AllGrantees(call, *client));
    for (const starrocks::Grantee& grantee : grantees) {
      TF_ASSIGN(auto holdings, starrocks::ReadHoldings(*client, call.context(), grantee));
      std::set<starrocks::Scope> scopes;
      for (const starrocks::HeldGrant& held : holdings->grants()) {
        TF_ASSIGN(auto scope, starrocks::ScopeOf(held));
        if (!scopes.insert(scope).second || scope.catalog == "*") continue;
        TF_ASSIGN(Grant stub, Import(call, GrantId(grantee, scope)));
        if (!emit(stub, GrantId(grantee, scope))) return absl::OkStatus();
      }
    }
    return absl::OkStatus();
  }

  // One grantee's grants change one by one.
  std::string LockKey(const Grant& grant) override {
    auto grantee = GranteeOf(grant.role, grant.user);
    return grantee.ok() ? starrocks::ToString(*grantee) : "";
  }

 private:
  static absl::Status Owned(const Target& target) {
    return AlreadyExists(
        {"grant", kType, target.Id()},
        base::StrCat(
            "The ", starrocks::Describe(target.grantee), " holds privileges on ",
            starrocks::ToString(target.scope),
            ". If another starrocks_grant manages this grantee and object, join the two: one "
            "resource owns all privileges of one grantee on one object."));
  }

  static Grant AsRead(const Grant& state, const starrocks::Held& held,
                      const starrocks::Scope& scope, const starrocks::Version& version) {
    Grant grant = state;
    std::set<std::string> all = held.plain;
    all.insert(held.with_option.begin(), held.with_option.end());
    grant.privileges = InWordsOf(state.privileges.value_or({}), all, scope, version);
    // A mixture is neither: it reads as the opposite of what is wanted, so that the plan repairs
    // it.
    const bool mixed = !held.plain.empty() && !held.with_option.empty();
    const bool wanted = state.with_grant_option.value_or(false);
    grant.with_grant_option = mixed ? !wanted : held.plain.empty();
    return grant;
  }
};

}  // namespace

namespace make_resource {
std::unique_ptr<sdk::AnyResource> starrocks_grant() {
  return sdk::Adapt<Grant>(std::make_unique<GrantResource>());
}
}  // namespace make_resource
}  // namespace resources
