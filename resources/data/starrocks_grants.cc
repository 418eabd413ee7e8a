#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "provider/base/status.h"
#include "provider/clients/starrocks/grant_effective.h"
#include "provider/clients/starrocks/grant_holdings.h"
#include "provider/clients/starrocks/grant_render.h"
#include "provider/sdk/data_source.h"
#include "resources/shared/backends.h"
#include "resources/shared/grantee.h"
#include "resources/shared/object_scope.h"

namespace resources {
namespace {

struct GrantRow {
  sdk::String type, catalog, database, name;
  sdk::StringSet privileges;
  sdk::Bool with_grant_option;
  sdk::StringList path;

  static void Describe(sdk::Schema<GrantRow>& s) {
    s.Computed("type", &GrantRow::type).Doc(kScopeTypeDoc);
    s.Computed("catalog", &GrantRow::catalog).Doc("Catalog; null for `default_catalog`.");
    s.Computed("database", &GrantRow::database).Doc(kScopeDatabaseDoc);
    s.Computed("name", &GrantRow::name).Doc(kScopeNameDoc);
    s.Computed("privileges", &GrantRow::privileges).Doc("The privileges held on it.");
    s.Computed("with_grant_option", &GrantRow::with_grant_option)
        .Doc("Whether they may be passed on.");
    s.Computed("path", &GrantRow::path)
        .Doc(
            "The roles by which they are held, from the grantee's own role to the one that holds "
            "them; empty if the grantee holds them itself.");
  }
};

struct Grants {
  sdk::String role, user;
  sdk::Bool effective;
  sdk::StringList roles;
  sdk::ObjectList<GrantRow> grants;

  static void Describe(sdk::Schema<Grants>& s) {
    s.Doc("What one role or user holds.");
    s.Optional("role", &Grants::role)
        .Must(CheckGranteeRole)
        .Doc("The role. Exactly one of `role` and `user` is set.");
    s.Optional("user", &Grants::user).Must(CheckUserIdentity).Doc("The user, as `'name'@'host'`.");
    s.Optional("effective", &Grants::effective)
        .Doc(
            "Whether to add what is held through roles, whatever their depth, and through "
            "`public`. `false` by default.");
    s.Computed("roles", &Grants::roles).Doc("Roles that were granted to it directly.");
    s.Computed("grants", &Grants::grants).Doc("The privileges, object by object.");
  }
};

absl::StatusOr<GrantRow> ToRow(const starrocks::EffectiveGrant& held) {
  TF_ASSIGN(auto scope, starrocks::ScopeOf(held.grant));
  const ObjectScope object = ObjectScope::Of(scope);
  GrantRow row;
  row.type = object.type;
  row.catalog = object.catalog;
  row.database = object.database;
  row.name = object.name;
  row.privileges = held.grant.privileges;
  row.with_grant_option = held.grant.with_grant_option;
  row.path = held.path;
  return row;
}

class GrantsSource final : public sdk::DataSource<Grants> {
 public:
  absl::Status Validate(sdk::Call&, const Grants& config) override {
    return CheckOneGrantee(config.role, config.user);
  }

  absl::StatusOr<Grants> Read(sdk::Call& call, const Grants& config) override {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    TF_ASSIGN(auto grantee, GranteeOf(config.role, config.user));
    TF_ASSIGN(auto own, starrocks::ReadHoldings(*client, call.context(), grantee));
    std::vector<starrocks::EffectiveGrant> held;
    if (config.effective.value_or(false)) {
      TF_ASSIGN(held, starrocks::EffectiveGrants(*client, call.context(), grantee));
    } else {
      for (const auto& grant : own->grants()) held.push_back({grant, {}});
    }
    std::vector<GrantRow> rows;
    for (const auto& grant : held) {
      TF_ASSIGN(GrantRow row, ToRow(grant));
      rows.push_back(std::move(row));
    }
    Grants result = config;
    result.roles = own->roles();
    result.grants = std::move(rows);
    return result;
  }
};

}  // namespace

namespace make_data_source {
std::unique_ptr<sdk::AnyDataSource> starrocks_grants() {
  return sdk::Adapt<Grants>(std::make_unique<GrantsSource>());
}
}  // namespace make_data_source
}  // namespace resources
