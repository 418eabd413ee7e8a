#include "provider/clients/starrocks/privileges.h"

#include <algorithm>

#include "absl/strings/str_join.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"

namespace starrocks {
namespace {

std::vector<ObjectKind> MakeKinds() {
  return {
      {"SYSTEM",
       "",
       Addressing::kNone,
       {{"GRANT", 3, 0, false},
        {"NODE", 3, 0, false},
        {"CREATE RESOURCE"},
        {"PLUGIN"},
        {"FILE"},
        {"BLACKLIST"},
        {"OPERATE"},
        {"CREATE EXTERNAL CATALOG"},
        {"REPOSITORY"},
        {"CREATE RESOURCE GROUP"},
        {"CREATE GLOBAL FUNCTION"},
        {"CREATE STORAGE VOLUME", 3, 1},
        {"CREATE WAREHOUSE", 3, 3},
        // Known to the server since 3.5, but GRANT does not parse it: security_admin has it.
        {"SECURITY", 3, 5, false}}},
      {"CATALOG",
       "CATALOGS",
       Addressing::kGlobal,
       {{"USAGE"}, {"CREATE DATABASE"}, {"DROP"}, {"ALTER"}}},
      {"DATABASE",
       "DATABASES",
       Addressing::kInCatalog,
       {{"CREATE TABLE"},
        {"DROP"},
        {"ALTER"},
        {"CREATE VIEW"},
        {"CREATE FUNCTION"},
        {"CREATE MATERIALIZED VIEW"},
        {"CREATE PIPE", 3, 2}}},
      {"TABLE",
       "TABLES",
       Addressing::kInDatabase,
       {{"DELETE"},
        {"DROP"},
        {"INSERT"},
        {"SELECT"},
        {"ALTER"},
        {"EXPORT"},
        {"UPDATE"},
        {"REFRESH", 4, 0}}},
      {"VIEW", "VIEWS", Addressing::kInternal, {{"SELECT"}, {"ALTER"}, {"DROP"}}},
      {"MATERIALIZED VIEW",
       "MATERIALIZED VIEWS",
       Addressing::kInternal,
       {{"ALTER"}, {"REFRESH"}, {"DROP"}, {"SELECT"}}},
      {"FUNCTION", "FUNCTIONS", Addressing::kInternal, {{"USAGE"}, {"DROP"}}},
      {"GLOBAL FUNCTION", "GLOBAL FUNCTIONS", Addressing::kGlobal, {{"USAGE"}, {"DROP"}}},
      {"RESOURCE", "RESOURCES", Addressing::kGlobal, {{"USAGE"}, {"ALTER"}, {"DROP"}}},
      {"RESOURCE GROUP", "RESOURCE GROUPS", Addressing::kGlobal, {{"ALTER"}, {"DROP"}}},
      {"STORAGE VOLUME",
       "STORAGE VOLUMES",
       Addressing::kGlobal,
       {{"DROP"}, {"ALTER"}, {"USAGE"}},
       3,
       1},
      {"PIPE", "PIPES", Addressing::kInternal, {{"ALTER"}, {"DROP"}, {"USAGE"}}, 3, 2},
      {"WAREHOUSE", "WAREHOUSES", Addressing::kGlobal, {{"USAGE"}, {"ALTER"}, {"DROP"}}, 3, 3},
      {"USER", "USERS", Addressing::kUser, {{"IMPERSONATE"}}},
  };
}

bool Offered(const Privilege& privilege, const Version* version) {
  return version == nullptr || version->AtLeast(privilege.since_major, privilege.since_minor);
}

absl::Status NotAllowed(const ObjectKind& kind, std::string_view privilege, const Version* version,
                        std::string_view why) {
  return base::MakeError(
      base::ErrorKind::kFinal,
      base::StrCat("The privilege ", privilege, " can't be granted on a ", kind.name, why, "."),
      base::StrCat("Allowed are: ALL, ", absl::StrJoin(GrantablePrivileges(kind, version), ", "),
                   "."));
}

absl::Status CheckOne(const ObjectKind& kind, const std::string& name, const Version* version) {
  if (name == "ALL") return absl::OkStatus();
  for (const Privilege& p : kind.privileges) {
    if (p.name != name) continue;
    if (!p.grantable) {
      return NotAllowed(kind, name, version,
                        " directly: only built-in roles have it, grant one of those");
    }
    if (Offered(p, version)) return absl::OkStatus();
    return NotAllowed(kind, name, version,
                      base::StrCat(" before StarRocks ", p.since_major, ".", p.since_minor,
                                   " (this server is ", version->text, ")"));
  }
  return NotAllowed(kind, name, version, "");
}

}  // namespace

const std::vector<ObjectKind>& ObjectKinds() {
  static const std::vector<ObjectKind> kinds = MakeKinds();
  return kinds;
}

const ObjectKind* FindObjectKind(std::string_view name) {
  const auto& kinds = ObjectKinds();
  auto it = std::find_if(kinds.begin(), kinds.end(),
                         [&](const ObjectKind& kind) { return kind.name == name; });
  return it == kinds.end() ? nullptr : &*it;
}

absl::StatusOr<sql::Statement> PrivilegeList(const ObjectKind& kind,
                                             const std::set<std::string>& names) {
  sql::Statement list;
  std::size_t found = 0;
  for (const Privilege& privilege : kind.privileges) {
    if (names.count(std::string(privilege.name)) == 0) continue;
    if (found++ > 0) list << ", ";
    list << privilege.sql;
  }
  if (found == names.size() && found > 0) return list;
  return base::MakeError(base::ErrorKind::kFinal,
                         base::StrCat("\"", absl::StrJoin(names, ", "),
                                      "\" is not a list of privileges on a ", kind.name));
}

std::vector<std::string> GrantablePrivileges(const ObjectKind& kind, const Version* version) {
  std::vector<std::string> names;
  for (const Privilege& p : kind.privileges) {
    if (p.grantable && Offered(p, version)) names.emplace_back(p.name);
  }
  return names;
}

absl::Status CheckPrivileges(const ObjectKind& kind, const std::set<std::string>& privileges,
                             const Version* version) {
  if (privileges.empty()) {
    return base::MakeError(base::ErrorKind::kFinal, "The set of privileges is empty.",
                           "Name at least one, or remove the grant.");
  }
  for (const std::string& name : privileges) TF_TRY(CheckOne(kind, name, version));
  if (privileges.count("ALL") == 0 || privileges.size() == 1) return absl::OkStatus();
  return base::MakeError(base::ErrorKind::kFinal, "ALL stands beside other privileges.",
                         "ALL includes them: write ALL alone, or list the privileges.");
}

std::set<std::string> ExpandAll(const ObjectKind& kind, const std::set<std::string>& privileges,
                                const Version& version) {
  if (privileges.count("ALL") == 0) return privileges;
  const std::vector<std::string> all = GrantablePrivileges(kind, &version);
  return {all.begin(), all.end()};
}

}  // namespace starrocks
