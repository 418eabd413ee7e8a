#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "provider/base/status.h"
#include "provider/clients/starrocks/roles.h"
#include "provider/sdk/data_source.h"
#include "resources/shared/backends.h"

namespace resources {
namespace {

struct RoleRow {
  sdk::String name, comment;
  sdk::Bool builtin;

  static void Describe(sdk::Schema<RoleRow>& s) {
    s.Computed("name", &RoleRow::name).Doc("Name of the role.");
    s.Computed("builtin", &RoleRow::builtin).Doc("Whether StarRocks brings it along.");
    s.Computed("comment", &RoleRow::comment).Doc("Its comment, empty if there is none.");
  }
};

struct Roles {
  sdk::Bool include_builtin;
  sdk::StringList names;
  sdk::ObjectList<RoleRow> roles;

  static void Describe(sdk::Schema<Roles>& s) {
    s.Doc("The roles of the cluster, sorted by name.");
    s.Optional("include_builtin", &Roles::include_builtin)
        .Doc("Whether to list StarRocks' built-in roles too. `false` by default.");
    s.Computed("names", &Roles::names).Doc("Names of the roles.");
    s.Computed("roles", &Roles::roles).Doc("The roles.");
  }
};

class RolesSource final : public sdk::DataSource<Roles> {
 public:
  absl::StatusOr<Roles> Read(sdk::Call& call, const Roles& config) override {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    TF_ASSIGN(auto found, starrocks::ListRoles(*client, call.context()));
    std::sort(found.begin(), found.end(),
              [](const auto& a, const auto& b) { return a.name < b.name; });
    std::vector<std::string> names;
    std::vector<RoleRow> rows;
    for (const starrocks::Role& role : found) {
      if (role.builtin && !config.include_builtin.value_or(false)) continue;
      names.push_back(role.name);
      RoleRow& row = rows.emplace_back();
      row.name = role.name;
      row.builtin = role.builtin;
      row.comment = role.comment;
    }
    Roles result = config;
    result.names = std::move(names);
    result.roles = std::move(rows);
    return result;
  }
};

}  // namespace

namespace make_data_source {
std::unique_ptr<sdk::AnyDataSource> starrocks_roles() {
  return sdk::Adapt<Roles>(std::make_unique<RolesSource>());
}
}  // namespace make_data_source
}  // namespace resources
