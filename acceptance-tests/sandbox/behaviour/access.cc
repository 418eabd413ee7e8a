#include "acceptance-tests/sandbox/behaviour/access.h"

#include <algorithm>
#include <iterator>

#include "acceptance-tests/sandbox/behaviour/strings.h"

namespace sandbox::behaviour {
namespace {

std::string RoleListText(const std::vector<std::string>& names) {
  return names.empty() ? "NONE" : StrCat("[", Join(names, ", "), "]");
}

std::set<int64_t> InactiveRoles(const Context& context) {
  std::set<int64_t> inactive;
  const User* user = context.accounts().FindUser(context.session.identity);
  if (user == nullptr) return inactive;
  const std::set<int64_t>& active = context.session.active_roles;
  std::set_difference(user->roles.begin(), user->roles.end(), active.begin(), active.end(),
                      std::inserter(inactive, inactive.end()));
  return inactive;
}

PrivilegeMask MaskOf(ObjectType type, std::initializer_list<std::string_view> privileges) {
  PrivilegeMask mask = 0;
  for (std::string_view privilege : privileges) mask |= PrivilegeBit(type, privilege).value_or(0);
  return mask;
}

bool HasMask(const Context& context, ObjectType type, const ObjectKey& key, PrivilegeMask mask) {
  std::vector<const GrantSet*> grants = EffectiveGrants(context);
  return std::any_of(grants.begin(), grants.end(),
                     [&](const GrantSet* set) { return set->Allows(type, key, mask); });
}

}  // namespace

std::vector<const GrantSet*> EffectiveGrants(const Context& context) {
  const Accounts& accounts = context.accounts();
  std::vector<const GrantSet*> grants;
  auto user = accounts.users.find(context.session.identity);
  if (user != accounts.users.end()) grants.push_back(&user->second.grants);
  std::set<int64_t> roles = context.session.active_roles;
  roles.insert(kPublicRole);
  for (int64_t id : accounts.WithParents(roles)) grants.push_back(&accounts.roles.at(id).grants);
  return grants;
}

ErrorResult AccessDenied(const Context& context, std::string_view privilege, std::string_view type,
                         std::string_view object) {
  const Accounts& accounts = context.accounts();
  return RunError(kAccessDenied,
                  StrCat("Access denied; you need (at least one of) the ", privilege,
                         " privilege(s) on ", type, object.empty() ? "" : " ", object,
                         " for this operation. Please ask the admin to grant permission(s) or try "
                         "activating existing roles using <set [default] role>. Current role(s): ",
                         RoleListText(accounts.RoleNames(context.session.active_roles)),
                         ". Inactivated role(s): ",
                         RoleListText(accounts.RoleNames(InactiveRoles(context))), "."));
}

ObjectKey CatalogKey(const State& state, std::string_view catalog) {
  if (catalog == kInternalCatalog) return {std::string(kInternalCatalogId), "", ""};
  auto found = state.catalogs.find(std::string(catalog));
  if (found == state.catalogs.end()) return {};
  return {StrCat(found->second.id), "", ""};
}

ObjectKey DatabaseKey(const Database& database) {
  return {std::string(kInternalCatalogId), StrCat(database.id), ""};
}

ObjectKey TableKey(const Database& database, const Table& table) {
  return {std::string(kInternalCatalogId), StrCat(database.id), StrCat(table.id)};
}

ObjectKey PipeKey(const Database& database, const Pipe& pipe) {
  return {std::string(kInternalCatalogId), StrCat(database.id), StrCat(pipe.id)};
}

ObjectKey GlobalKey(int64_t id) { return {"", "", StrCat(id)}; }

ObjectType TypeOf(const Table& table) {
  switch (table.kind) {
    case Table::Kind::kView:
      return ObjectType::kView;
    case Table::Kind::kMaterializedView:
      return ObjectType::kMaterializedView;
    case Table::Kind::kTable:
    case Table::Kind::kSystemView:
      break;
  }
  return ObjectType::kTable;
}

bool Has(const Context& context, ObjectType type, const ObjectKey& key,
         std::initializer_list<std::string_view> privileges) {
  return HasMask(context, type, key, MaskOf(type, privileges));
}

bool HasAny(const Context& context, ObjectType type, const ObjectKey& key) {
  return HasMask(context, type, key, AllPrivileges(type));
}

bool SeesDatabase(const Context& context, const Database& database) {
  ObjectKey key = DatabaseKey(database);
  if (HasAny(context, ObjectType::kDatabase, key)) return true;
  for (const GrantSet* grants : EffectiveGrants(context)) {
    for (const ObjectTypeInfo& info : AllObjectTypes()) {
      if (info.in_database && grants->AnyInDatabase(info.type, key)) return true;
    }
  }
  return false;
}

bool SeesTable(const Context& context, const Database& database, const Table& table) {
  return HasAny(context, TypeOf(table), TableKey(database, table));
}

MaybeError RequireSystem(const Context& context, std::initializer_list<std::string_view> any_of) {
  if (Has(context, ObjectType::kSystem, {}, any_of)) return std::nullopt;
  return AccessDenied(context, Join(any_of, " OR "), "SYSTEM", "");
}

MaybeError RequireDatabase(const Context& context, const Database* database,
                           std::string_view privilege) {
  if (database == nullptr) return std::nullopt;
  bool any = privilege == "ANY";
  bool reserved = IsSystemDatabase(database->name) && !any;
  ObjectKey key = DatabaseKey(*database);
  bool allowed = any ? HasAny(context, ObjectType::kDatabase, key)
                     : Has(context, ObjectType::kDatabase, key, {privilege});
  if (allowed && !reserved) return std::nullopt;
  return AccessDenied(context, privilege, "DATABASE", database->name);
}

MaybeError RequireCatalog(const Context& context, std::string_view catalog,
                          std::string_view privilege) {
  ObjectKey key = CatalogKey(context.state, catalog);
  if (key.catalog.empty()) return std::nullopt;
  bool allowed = privilege == "ANY" ? HasAny(context, ObjectType::kCatalog, key)
                                    : Has(context, ObjectType::kCatalog, key, {privilege});
  if (allowed) return std::nullopt;
  return AccessDenied(context, privilege, "CATALOG", catalog);
}

MaybeError RequireTable(const Context& context, const Database& database, const Table& table,
                        std::string_view privilege) {
  ObjectType type = TypeOf(table);
  ObjectKey key = TableKey(database, table);
  bool allowed =
      privilege == "ANY" ? HasAny(context, type, key) : Has(context, type, key, {privilege});
  if (allowed) return std::nullopt;
  return AccessDenied(context, privilege, InfoOf(type).name, table.name);
}

MaybeError RequireImpersonate(const Context& context, const Identity& identity) {
  if (Has(context, ObjectType::kUser, {"", "", identity.Text()}, {"IMPERSONATE"})) {
    return std::nullopt;
  }
  return AccessDenied(context, "IMPERSONATE", "USER", identity.user);
}

}  // namespace sandbox::behaviour
