#include "acceptance-tests/sandbox/behaviour/privileges.h"

#include <algorithm>

#include "acceptance-tests/sandbox/behaviour/strings.h"

namespace sandbox::behaviour {
namespace {

std::vector<ObjectTypeInfo> MakeTypes() {
  using T = ObjectType;
  return {
      {T::kTable,
       "TABLE",
       "TABLES",
       true,
       {"DELETE", "DROP", "INSERT", "SELECT", "ALTER", "EXPORT", "UPDATE"}},
      {T::kDatabase,
       "DATABASE",
       "DATABASES",
       false,
       {"CREATE TABLE", "DROP", "ALTER", "CREATE VIEW", "CREATE FUNCTION",
        "CREATE MATERIALIZED VIEW", "CREATE PIPE"}},
      {T::kSystem,
       "SYSTEM",
       "",
       false,
       {"GRANT", "NODE", "CREATE RESOURCE", "PLUGIN", "FILE", "BLACKLIST", "OPERATE",
        "CREATE EXTERNAL CATALOG", "REPOSITORY", "CREATE RESOURCE GROUP", "CREATE GLOBAL FUNCTION",
        "CREATE STORAGE VOLUME", "CREATE WAREHOUSE", "SECURITY"}},
      {T::kUser, "USER", "USERS", false, {"IMPERSONATE"}},
      {T::kResource, "RESOURCE", "RESOURCES", false, {"USAGE", "ALTER", "DROP"}},
      {T::kView, "VIEW", "VIEWS", true, {"SELECT", "ALTER", "DROP"}},
      {T::kCatalog, "CATALOG", "CATALOGS", false, {"USAGE", "CREATE DATABASE", "DROP", "ALTER"}},
      {T::kMaterializedView,
       "MATERIALIZED VIEW",
       "MATERIALIZED VIEWS",
       true,
       {"ALTER", "REFRESH", "DROP", "SELECT"}},
      {T::kFunction, "FUNCTION", "FUNCTIONS", true, {"USAGE", "DROP"}},
      {T::kResourceGroup, "RESOURCE GROUP", "RESOURCE GROUPS", false, {"ALTER", "DROP"}},
      {T::kGlobalFunction, "GLOBAL FUNCTION", "GLOBAL FUNCTIONS", false, {"USAGE", "DROP"}},
      {T::kStorageVolume, "STORAGE VOLUME", "STORAGE VOLUMES", false, {"DROP", "ALTER", "USAGE"}},
      {T::kPipe, "PIPE", "PIPES", true, {"ALTER", "DROP", "USAGE"}},
      {T::kWarehouse, "WAREHOUSE", "WAREHOUSES", false, {"USAGE", "ALTER", "DROP"}},
  };
}

bool CoversPart(const std::string& granted, const std::string& asked) {
  return granted == kAnything || granted == asked;
}

bool Covers(const ObjectKey& granted, const ObjectKey& asked) {
  return CoversPart(granted.catalog, asked.catalog) &&
         CoversPart(granted.database, asked.database) && CoversPart(granted.object, asked.object);
}

}  // namespace

const std::vector<ObjectTypeInfo>& AllObjectTypes() {
  static const auto* types = new std::vector<ObjectTypeInfo>(MakeTypes());
  return *types;
}

const ObjectTypeInfo& InfoOf(ObjectType type) {
  return AllObjectTypes()[static_cast<size_t>(type)];
}

PrivilegeMask AllPrivileges(ObjectType type) {
  return (PrivilegeMask{1} << InfoOf(type).privileges.size()) - 1;
}

std::optional<PrivilegeMask> PrivilegeBit(ObjectType type, std::string_view privilege) {
  const auto& known = InfoOf(type).privileges;
  auto at = std::find(known.begin(), known.end(), privilege);
  if (at == known.end()) return std::nullopt;
  return PrivilegeMask{1} << (at - known.begin());
}

std::string PrivilegeList(ObjectType type, PrivilegeMask mask) {
  std::vector<std::string_view> names;
  const auto& known = InfoOf(type).privileges;
  for (size_t i = 0; i < known.size(); ++i) {
    if ((mask >> i & 1) != 0) names.push_back(known[i]);
  }
  return Join(names, ", ");
}

void GrantSet::Grant(ObjectType type, const ObjectKey& key, PrivilegeMask privileges,
                     bool grant_option) {
  std::vector<GrantEntry>& list = entries_[type];
  GrantEntry* same = nullptr;
  for (GrantEntry& entry : list) {
    if (entry.key != key) continue;
    if (entry.grant_option == grant_option) same = &entry;
    if (!entry.grant_option && grant_option) entry.privileges &= ~privileges;
    if (entry.grant_option && !grant_option) privileges &= ~entry.privileges;
  }
  if (same != nullptr) {
    same->privileges |= privileges;
  } else {
    list.push_back({key, privileges, grant_option});
  }
  std::erase_if(list, [](const GrantEntry& entry) { return entry.privileges == 0; });
}

std::optional<size_t> GrantSet::Revoke(ObjectType type, const std::vector<ObjectKey>& keys,
                                       PrivilegeMask privileges) {
  auto list = entries_.find(type);
  if (list == entries_.end()) return std::nullopt;
  for (size_t i = 0; i < keys.size(); ++i) {
    bool found = false;
    for (GrantEntry& entry : list->second) {
      if (entry.key != keys[i]) continue;
      entry.privileges &= ~privileges;
      found = true;
    }
    if (!found) return i;
    std::erase_if(list->second, [](const GrantEntry& entry) { return entry.privileges == 0; });
  }
  if (list->second.empty()) entries_.erase(list);
  return std::nullopt;
}

bool GrantSet::Allows(ObjectType type, const ObjectKey& key, PrivilegeMask privileges) const {
  auto list = entries_.find(type);
  if (list == entries_.end()) return false;
  return std::any_of(list->second.begin(), list->second.end(), [&](const GrantEntry& entry) {
    return (entry.privileges & privileges) != 0 && Covers(entry.key, key);
  });
}

bool GrantSet::MayGrant(ObjectType type, const ObjectKey& key, PrivilegeMask privileges) const {
  auto list = entries_.find(type);
  if (list == entries_.end()) return false;
  for (const GrantEntry& entry : list->second) {
    if (entry.grant_option && Covers(entry.key, key)) privileges &= ~entry.privileges;
  }
  return privileges == 0;
}

bool GrantSet::AnyInDatabase(ObjectType type, const ObjectKey& database) const {
  auto list = entries_.find(type);
  if (list == entries_.end()) return false;
  return std::any_of(list->second.begin(), list->second.end(), [&](const GrantEntry& entry) {
    return CoversPart(entry.key.catalog, database.catalog) &&
           CoversPart(entry.key.database, database.database);
  });
}

}  // namespace sandbox::behaviour
