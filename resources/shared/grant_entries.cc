#include "resources/shared/grant_entries.h"

#include <set>
#include <string_view>
#include <utility>

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/starrocks/grant_render.h"
#include "provider/clients/starrocks/privileges.h"
#include "resources/shared/grant_id.h"

namespace resources {
namespace {

using starrocks::Held;
using starrocks::Scope;
using Names = std::set<std::string>;
using HeldByScope = std::map<Scope, Held>;

// Terraform underlines whole attributes only: the entry is named in the text.
absl::Status AtEntry(const std::string& key, const absl::Status& status) {
  const cty::Path grants("grants");
  return sdk::AtAttribute(grants, base::Annotate(status, grants.Key(key).ToString()));
}

absl::Status Wrong(const std::string& key, std::string_view what, std::string_view next_step) {
  return AtEntry(key, base::MakeError(base::ErrorKind::kFinal, what, next_step));
}

absl::Status CheckOne(const std::string& key, const Scope& scope, const GrantEntry& entry) {
  const ObjectScope object = ObjectScope::Of(scope);
  for (const sdk::StringSet& names : {entry.privileges, entry.grantable_privileges}) {
    absl::Status status = CheckGranted(object, {}, names, {});
    if (!status.ok()) return AtEntry(key, status);
  }
  if (entry.privileges.IsNull() && entry.grantable_privileges.IsNull()) {
    return Wrong(key, "No privileges are named.",
                 "Set privileges or grantable_privileges, or leave the entry out.");
  }
  for (const std::string& name : entry.privileges.value_or({})) {
    if (entry.grantable_privileges.value_or({}).count(name) == 0) continue;
    return Wrong(key, base::StrCat(name, " stands with and without grant option."),
                 "Keep it in grantable_privileges, which includes the privilege itself.");
  }
  return absl::OkStatus();
}

// False if anything is unknown or no scope.
bool Read(const GrantEntries& entries, const std::optional<starrocks::Version>& version,
          HeldByScope* out) {
  for (const auto& [key, entry] : entries) {
    const auto scope = ParseObjectId(key);
    if (!scope.ok() || entry.privileges.IsUnknown() || entry.grantable_privileges.IsUnknown()) {
      return false;
    }
    const auto* kind = starrocks::FindObjectKind(scope->type);
    const auto expanded = [&](const sdk::StringSet& names) {
      return version ? starrocks::ExpandAll(*kind, names.value_or({}), *version)
                     : names.value_or({});
    };
    (*out)[*scope] = {expanded(entry.privileges), expanded(entry.grantable_privileges)};
  }
  return true;
}

// Rows of one object are joined: the server may print several.
absl::StatusOr<HeldByScope> Read(const starrocks::Holdings& holdings) {
  HeldByScope by_scope;
  for (const starrocks::HeldGrant& grant : holdings.grants()) {
    TF_ASSIGN(auto scope, starrocks::ScopeOf(grant));
    Held& held = by_scope[std::move(scope)];
    (grant.with_grant_option ? held.with_option : held.plain)
        .insert(grant.privileges.begin(), grant.privileges.end());
  }
  return by_scope;
}

sdk::StringSet AsWritten(const sdk::StringSet& written, const Names& held, const Scope& scope,
                         const starrocks::Version& version) {
  if (held.empty()) return {};
  return InWordsOf(written.value_or({}), held, scope, version);
}

}  // namespace

void GrantEntry::Describe(sdk::Schema<GrantEntry>& s) {
  s.Optional("privileges", &GrantEntry::privileges)
      .Doc("The privileges, in upper case, or `ALL` alone.");
  s.Optional("grantable_privileges", &GrantEntry::grantable_privileges)
      .Doc("Privileges that it holds with grant option and may pass on, in the same words.");
}

absl::Status CheckEntries(const GrantEntries& entries) {
  std::map<Scope, std::string> seen;
  for (const auto& [key, entry] : entries) {
    const auto scope = ParseObjectId(key);
    if (!scope.ok()) return AtEntry(key, scope.status());
    TF_TRY(CheckOne(key, *scope, entry));
    const auto [other, is_new] = seen.emplace(*scope, key);
    if (is_new) continue;
    return Wrong(key, base::StrCat("This and ", other->second, " are the same object."),
                 "Join their privileges into one.");
  }
  return absl::OkStatus();
}

bool SameEntries(const GrantEntries& a, const GrantEntries& b,
                 const std::optional<starrocks::Version>& version) {
  if (a.size() != b.size()) return false;
  HeldByScope x, y;
  return Read(a, version, &x) && Read(b, version, &y) && x == y;
}

absl::StatusOr<std::vector<starrocks::WantedGrant>> ToWanted(const GrantEntries& entries,
                                                             const starrocks::Version& version) {
  std::vector<starrocks::WantedGrant> wanted;
  for (const auto& [key, entry] : entries) {
    TF_ASSIGN(auto scope, ParseObjectId(key));
    const auto* kind = starrocks::FindObjectKind(scope.type);
    for (const auto& [names, option] :
         {std::pair(entry.privileges, false), std::pair(entry.grantable_privileges, true)}) {
      if (!names.has_value()) continue;
      absl::Status offered = starrocks::CheckPrivileges(*kind, *names, &version);
      if (!offered.ok()) return AtEntry(key, offered);
      wanted.push_back({scope, starrocks::ExpandAll(*kind, *names, version), option});
    }
  }
  return wanted;
}

absl::StatusOr<GrantEntries> ReadEntries(const GrantEntries& written,
                                         const starrocks::Holdings& holdings,
                                         const starrocks::Version& version) {
  std::map<Scope, std::string> keys;
  for (const auto& [key, entry] : written) {
    TF_ASSIGN(auto scope, ParseObjectId(key));
    keys.emplace(std::move(scope), key);
  }
  TF_ASSIGN(auto by_scope, Read(holdings));
  GrantEntries found;
  for (const auto& [scope, held] : by_scope) {
    const auto known = keys.find(scope);
    const bool is_known = known != keys.end();
    const GrantEntry words = is_known ? written.at(known->second) : GrantEntry();
    found.emplace(
        is_known ? known->second : ObjectId(scope),
        GrantEntry{AsWritten(words.privileges, held.plain, scope, version),
                   AsWritten(words.grantable_privileges, held.with_option, scope, version)});
  }
  return found;
}

}  // namespace resources
