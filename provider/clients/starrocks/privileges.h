// Which privileges StarRocks knows on which kind of object, and since when.
#ifndef PROVIDER_CLIENTS_STARROCKS_PRIVILEGES_H_
#define PROVIDER_CLIENTS_STARROCKS_PRIVILEGES_H_

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/clients/sql/statement.h"
#include "provider/clients/sql/text.h"
#include "provider/clients/starrocks/version.h"

namespace starrocks {

enum class Addressing {
  kNone,        // the system itself
  kGlobal,      // by name
  kInCatalog,   // databases: catalog and name
  kInDatabase,  // tables: catalog, database and name
  kInternal,    // views, functions, pipes: database of default_catalog and name
  kUser,        // by identity
};

struct Privilege {
  Privilege(sql::Text text, int major = 3, int minor = 0, bool can_be_granted = true)
      : name(text.value()),
        sql(text),
        since_major(major),
        since_minor(minor),
        grantable(can_be_granted) {}

  std::string_view name;
  sql::Text sql;  // the same, for statements
  int since_major, since_minor;
  bool grantable;  // false: only built-in roles have it
};

struct ObjectKind {
  ObjectKind(sql::Text kind, sql::Text kinds, Addressing how, std::vector<Privilege> list,
             int major = 3, int minor = 0)
      : name(kind.value()),
        plural(kinds.value()),
        sql(kind),
        sql_plural(kinds),
        addressing(how),
        privileges(std::move(list)),
        since_major(major),
        since_minor(minor) {}

  std::string_view name;      // "MATERIALIZED VIEW"
  std::string_view plural;    // "MATERIALIZED VIEWS"; empty for SYSTEM
  sql::Text sql, sql_plural;  // the same, for statements
  Addressing addressing;
  std::vector<Privilege> privileges;  // in the server's order, that of SHOW GRANTS
  int since_major, since_minor;
};

// Every kind. The same object for each call.
const std::vector<ObjectKind>& ObjectKinds();
// Null if there is none of that name (exact, upper case).
const ObjectKind* FindObjectKind(std::string_view name);

// `names` as a list for a statement, `SELECT, DROP`, in the server's order. An error if one is not
// a privilege of `kind`.
absl::StatusOr<sql::Statement> PrivilegeList(const ObjectKind& kind,
                                             const std::set<std::string>& names);

// The privileges of `kind` that can be granted on a server of `version`; a null version means any.
std::vector<std::string> GrantablePrivileges(const ObjectKind& kind, const Version* version);

// OK if all of `privileges` ("ALL" by itself included) can be granted on `kind`. The error names
// the one at fault and lists what is allowed; with a version it also knows what that is too old
// for.
absl::Status CheckPrivileges(const ObjectKind& kind, const std::set<std::string>& privileges,
                             const Version* version);

// "ALL" replaced by what it stands for on a server of `version`.
std::set<std::string> ExpandAll(const ObjectKind& kind, const std::set<std::string>& privileges,
                                const Version& version);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_PRIVILEGES_H_
