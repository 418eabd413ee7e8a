#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "provider/base/status.h"
#include "provider/clients/starrocks/identity.h"
#include "provider/clients/starrocks/users.h"
#include "provider/sdk/data_source.h"
#include "resources/shared/backends.h"

namespace resources {
namespace {

struct UserRow {
  sdk::String identity, name, host, auth_plugin;
  sdk::Bool domain, password_set;

  static void Describe(sdk::Schema<UserRow>& s) {
    s.Computed("identity", &UserRow::identity).Doc("The identity `'name'@'host'`.");
    s.Computed("name", &UserRow::name).Doc("Name of the user.");
    s.Computed("host", &UserRow::host).Doc("Host pattern or domain.");
    s.Computed("domain", &UserRow::domain).Doc("Whether the host is a domain.");
    s.Computed("auth_plugin", &UserRow::auth_plugin).Doc("How the user proves who it is.");
    s.Computed("password_set", &UserRow::password_set)
        .Doc("Whether StarRocks keeps a password for it.");
  }
};

struct Users {
  sdk::StringList identities;
  sdk::ObjectList<UserRow> users;

  static void Describe(sdk::Schema<Users>& s) {
    s.Doc(
        "The accounts of the cluster, sorted by identity. Users of security integrations have "
        "none.");
    s.Computed("identities", &Users::identities).Doc("Identities of the users.");
    s.Computed("users", &Users::users).Doc("The users.");
  }
};

class UsersSource final : public sdk::DataSource<Users> {
 public:
  absl::StatusOr<Users> Read(sdk::Call& call, const Users& config) override {
    TF_ASSIGN(starrocks::Client * client, StarRocks(call));
    TF_ASSIGN(auto found, starrocks::ListUsers(*client, call.context()));
    std::vector<UserRow> rows;
    for (const starrocks::User& user : found) {
      UserRow& row = rows.emplace_back();
      row.identity = starrocks::ToString(user.id);
      row.name = user.id.name;
      row.host = user.id.host;
      row.domain = user.id.is_domain;
      row.auth_plugin = user.plugin;
      row.password_set = user.has_password;
    }
    std::sort(rows.begin(), rows.end(),
              [](const UserRow& a, const UserRow& b) { return *a.identity < *b.identity; });
    std::vector<std::string> identities;
    for (const UserRow& row : rows) identities.push_back(*row.identity);
    Users result = config;
    result.identities = std::move(identities);
    result.users = std::move(rows);
    return result;
  }
};

}  // namespace

namespace make_data_source {
std::unique_ptr<sdk::AnyDataSource> starrocks_users() {
  return sdk::Adapt<Users>(std::make_unique<UsersSource>());
}
}  // namespace make_data_source
}  // namespace resources
