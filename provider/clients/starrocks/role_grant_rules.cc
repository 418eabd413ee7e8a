// The server's rules about roles of roles.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_join.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/starrocks/role_grants.h"

namespace starrocks {
namespace {

using base::MakeError;
using base::StrCat;

const std::vector<std::string>& GrantedTo(const RoleEdges& edges, const std::string& role) {
  static const std::vector<std::string>& none = *new std::vector<std::string>;
  const auto found = edges.find(role);
  return found == edges.end() ? none : found->second;
}

// Looks at each role once, however many ways lead to it.
class RoleWalk {
 public:
  explicit RoleWalk(const RoleEdges& edges) : edges_(edges) {}

  // Extends `path`, whose last role is looked at, to `target`. False if none leads there.
  bool PathTo(const std::string& target, std::vector<std::string>& path) {
    if (path.back() == target) return true;
    if (!seen_.insert(path.back()).second) return false;
    for (const std::string& next : GrantedTo(edges_, path.back())) {
      path.push_back(next);
      if (PathTo(target, path)) return true;
      path.pop_back();
    }
    return false;
  }

  // Edges of the longest way down. The server lets no circle come to be.
  int Depth(const std::string& role) {
    if (const auto known = depths_.find(role); known != depths_.end()) return known->second;
    int depth = 0;
    for (const std::string& next : GrantedTo(edges_, role)) {
      depth = std::max(depth, 1 + Depth(next));
    }
    return depths_[role] = depth;
  }

  // Adds `role` and all that it leads to.
  void Collect(const std::string& role, std::set<std::string>& roles) {
    if (!roles.insert(role).second) return;
    for (const std::string& next : GrantedTo(edges_, role)) Collect(next, roles);
  }

 private:
  const RoleEdges& edges_;
  std::set<std::string> seen_;
  std::map<std::string, int> depths_;
};

}  // namespace

absl::Status CheckRoleCycle(const RoleEdges& edges, std::string_view role, const Grantee& grantee) {
  std::vector<std::string> path = {std::string(role)};
  if (grantee.role.empty() || !RoleWalk(edges).PathTo(grantee.role, path)) return absl::OkStatus();
  path.insert(path.begin(), grantee.role);
  return MakeError(base::ErrorKind::kFinal,
                   StrCat("Granting the role \"", role, "\" to the role \"", grantee.role,
                          "\" closes a circle: ", absl::StrJoin(path, " has "), "."),
                   "Roles can't have each other, directly or through others.");
}

absl::Status CheckRoleLimits(const RoleEdges& edges, std::string_view role, const Grantee& grantee,
                             const std::vector<std::string>& held) {
  RoleWalk walk(edges);
  const int depth = 1 + walk.Depth(std::string(role));
  if (depth > kMaxRoleDepth) {
    return MakeError(base::ErrorKind::kFinal,
                     StrCat("The role \"", role, "\" leads ", depth, " roles deep below the ",
                            Describe(grantee), "; StarRocks allows ", kMaxRoleDepth, "."),
                     "Grant roles more directly, or raise privilege_max_role_depth.");
  }
  if (!grantee.user) return absl::OkStatus();
  std::set<std::string> all;
  walk.Collect(std::string(role), all);
  for (const std::string& other : held) walk.Collect(other, all);
  if (static_cast<int>(all.size()) <= kMaxRolesPerUser) return absl::OkStatus();
  return MakeError(base::ErrorKind::kFinal,
                   StrCat("With the role \"", role, "\" the ", Describe(grantee), " has ",
                          all.size(), " roles in all; StarRocks allows ", kMaxRolesPerUser, "."),
                   "Grant fewer roles, or raise privilege_max_total_roles_per_user.");
}

}  // namespace starrocks
