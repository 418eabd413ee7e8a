// Object types, the privileges each one knows, and sets of grants.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_PRIVILEGES_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_PRIVILEGES_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sandbox::behaviour {

enum class ObjectType {
  kTable,
  kDatabase,
  kSystem,
  kUser,
  kResource,
  kView,
  kCatalog,
  kMaterializedView,
  kFunction,
  kResourceGroup,
  kGlobalFunction,
  kStorageVolume,
  kPipe,
  kWarehouse,
};

struct ObjectTypeInfo {
  ObjectType type;
  std::string_view name;                     // as in GRANT ... ON TABLE
  std::string_view plural;                   // as in GRANT ... ON ALL TABLES
  bool in_database;                          // ALL ... IN {ALL DATABASES | DATABASE d}
  std::vector<std::string_view> privileges;  // in the order of SHOW GRANTS
};

const ObjectTypeInfo& InfoOf(ObjectType type);
const std::vector<ObjectTypeInfo>& AllObjectTypes();

// A set of privileges of one object type: bit i is the i-th of ObjectTypeInfo::privileges.
using PrivilegeMask = uint32_t;
PrivilegeMask AllPrivileges(ObjectType type);
// nullopt: the type does not know the privilege.
std::optional<PrivilegeMask> PrivilegeBit(ObjectType type, std::string_view privilege);
std::string PrivilegeList(ObjectType type, PrivilegeMask mask);

// What a grant is on. Each part is an id (objects of the internal catalog, global objects), a name
// (external databases and tables, resources, users), kAnything, or empty where the type has no such
// part.
struct ObjectKey {
  std::string catalog;
  std::string database;
  std::string object;
  auto operator<=>(const ObjectKey&) const = default;
};
inline constexpr std::string_view kAnything = "*";
// The id of default_catalog.
inline constexpr std::string_view kInternalCatalogId = "-11";

struct GrantEntry {
  ObjectKey key;
  PrivilegeMask privileges = 0;
  bool grant_option = false;
};

// The grants of one role or user.
class GrantSet {
 public:
  void Grant(ObjectType type, const ObjectKey& key, PrivilegeMask privileges, bool grant_option);
  // Takes the privileges away key by key. Stops at the first key that has no entry although there
  // are entries of the type, and returns its index; nullopt: all done, or nothing of the type here.
  std::optional<size_t> Revoke(ObjectType type, const std::vector<ObjectKey>& keys,
                               PrivilegeMask privileges);

  // True if entries that cover `key` hold one of `privileges`.
  bool Allows(ObjectType type, const ObjectKey& key, PrivilegeMask privileges) const;
  // True if entries with the grant option cover `key` and hold all of `privileges`.
  bool MayGrant(ObjectType type, const ObjectKey& key, PrivilegeMask privileges) const;
  // True if there is an entry of the type for anything in the database.
  bool AnyInDatabase(ObjectType type, const ObjectKey& database) const;

  const std::map<ObjectType, std::vector<GrantEntry>>& entries() const { return entries_; }

 private:
  std::map<ObjectType, std::vector<GrantEntry>> entries_;
};

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_PRIVILEGES_H_
