#include "acceptance-tests/sandbox/behaviour/accounts.h"

#include <openssl/sha.h>

#include <tuple>

#include "acceptance-tests/sandbox/behaviour/strings.h"

namespace sandbox::behaviour {
namespace {

int LoginRank(const Identity& identity) {
  if (identity.domain) return 1;
  return identity.host == "%" ? 2 : 0;
}

const ObjectKey kEverything = {std::string(kAnything), std::string(kAnything),
                               std::string(kAnything)};

// A wildcard key with the parts that the type has.
ObjectKey EverythingOf(ObjectType type) {
  const std::string all(kAnything);
  switch (type) {
    case ObjectType::kSystem:
      return {};
    case ObjectType::kCatalog:
      return {all, "", ""};
    case ObjectType::kDatabase:
      return {all, all, ""};
    case ObjectType::kTable:
      return kEverything;
    default:
      break;
  }
  if (InfoOf(type).in_database) return {std::string(kInternalCatalogId), all, all};
  return {"", "", all};
}

void GrantEverything(std::initializer_list<ObjectType> types, GrantSet* grants) {
  for (ObjectType type : types) {
    grants->Grant(type, EverythingOf(type), AllPrivileges(type), false);
  }
}

void GrantSystem(std::initializer_list<std::string_view> privileges, GrantSet* grants) {
  for (std::string_view privilege : privileges) {
    grants->Grant(ObjectType::kSystem, {}, *PrivilegeBit(ObjectType::kSystem, privilege), false);
  }
}

GrantSet RootGrants() {
  GrantSet grants;
  for (const ObjectTypeInfo& info : AllObjectTypes()) GrantEverything({info.type}, &grants);
  return grants;
}

GrantSet DatabaseAdminGrants() {
  using T = ObjectType;
  GrantSet grants;
  GrantSystem({"CREATE RESOURCE", "PLUGIN", "FILE", "BLACKLIST", "OPERATE",
               "CREATE EXTERNAL CATALOG", "REPOSITORY", "CREATE RESOURCE GROUP",
               "CREATE GLOBAL FUNCTION", "CREATE STORAGE VOLUME", "SECURITY"},
              &grants);
  GrantEverything(
      {T::kTable, T::kDatabase, T::kResource, T::kView, T::kCatalog, T::kMaterializedView,
       T::kFunction, T::kResourceGroup, T::kGlobalFunction, T::kStorageVolume, T::kPipe},
      &grants);
  return grants;
}

GrantSet ClusterAdminGrants() {
  GrantSet grants;
  GrantSystem({"NODE", "CREATE WAREHOUSE"}, &grants);
  GrantEverything({ObjectType::kWarehouse}, &grants);
  return grants;
}

GrantSet UserAdminGrants() {
  GrantSet grants;
  GrantSystem({"GRANT"}, &grants);
  GrantEverything({ObjectType::kUser}, &grants);
  return grants;
}

GrantSet SecurityAdminGrants() {
  GrantSet grants;
  GrantSystem({"OPERATE", "SECURITY"}, &grants);
  return grants;
}

GrantSet PublicGrants(const std::string& information_schema_id) {
  GrantSet grants;
  grants.Grant(ObjectType::kTable,
               {std::string(kInternalCatalogId), information_schema_id, std::string(kAnything)},
               *PrivilegeBit(ObjectType::kTable, "SELECT"), false);
  return grants;
}

void AddBuiltin(int64_t id, std::string name, std::string comment, GrantSet grants,
                Accounts* accounts) {
  Role role;
  role.id = id;
  role.name = name;
  role.comment = std::move(comment);
  role.builtin = true;
  role.mutable_grants = id == kPublicRole;
  role.grants = std::move(grants);
  accounts->role_ids[std::move(name)] = id;
  accounts->roles[id] = std::move(role);
}

}  // namespace

bool LoginOrder::operator()(const Identity& a, const Identity& b) const {
  return std::make_tuple(LoginRank(a), a.host, a.user) <
         std::make_tuple(LoginRank(b), b.host, b.user);
}

Role* Accounts::FindRole(std::string_view name) {
  auto id = role_ids.find(name);
  return id == role_ids.end() ? nullptr : &roles.at(id->second);
}

const Role* Accounts::FindRole(std::string_view name) const {
  auto id = role_ids.find(name);
  return id == role_ids.end() ? nullptr : &roles.at(id->second);
}

User* Accounts::FindUser(const Identity& identity) {
  auto user = users.find(identity);
  return user == users.end() ? nullptr : &user->second;
}

std::vector<std::string> Accounts::RoleNames(const std::set<int64_t>& ids) const {
  std::vector<std::string> names;
  for (int64_t id : ids) {
    if (auto role = roles.find(id); role != roles.end()) names.push_back(role->second.name);
  }
  return names;
}

std::set<int64_t> Accounts::WithParents(const std::set<int64_t>& ids) const {
  std::set<int64_t> reached;
  std::vector<int64_t> open(ids.begin(), ids.end());
  while (!open.empty()) {
    auto role = roles.find(open.back());
    open.pop_back();
    if (role == roles.end() || !reached.insert(role->first).second) continue;
    open.insert(open.end(), role->second.parents.begin(), role->second.parents.end());
  }
  return reached;
}

void BootstrapAccounts(Accounts* accounts, const std::string& information_schema_id) {
  AddBuiltin(kRootRole, "root", "built-in root role which has all privileges on all objects",
             RootGrants(), accounts);
  AddBuiltin(-2, "db_admin", "built-in database administration role", DatabaseAdminGrants(),
             accounts);
  AddBuiltin(kClusterAdminRole, "cluster_admin", "built-in cluster administration role",
             ClusterAdminGrants(), accounts);
  AddBuiltin(-4, "user_admin", "built-in user administration role", UserAdminGrants(), accounts);
  AddBuiltin(-106, "security_admin", "built-in security administration role", SecurityAdminGrants(),
             accounts);
  AddBuiltin(kPublicRole, "public", "built-in public role which is owned by any user",
             PublicGrants(information_schema_id), accounts);
  User root;
  root.roles = {kRootRole};
  root.default_roles = {kRootRole};
  accounts->users[Identity{"root"}] = std::move(root);
  accounts->properties["root"] = {};
}

std::string HashPassword(std::string_view clear) {
  if (clear.empty()) return "";
  unsigned char once[SHA_DIGEST_LENGTH];
  unsigned char twice[SHA_DIGEST_LENGTH];
  SHA1(reinterpret_cast<const unsigned char*>(clear.data()), clear.size(), once);
  SHA1(once, sizeof(once), twice);
  std::string_view digest(reinterpret_cast<const char*>(twice), sizeof(twice));
  return "*" + HexOf(digest);
}

}  // namespace sandbox::behaviour
