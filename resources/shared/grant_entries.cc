#include "resources/shared/grant_entries.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/starrocks/grant_render.h"
#include "provider/clients/starrocks/privileges.h"

namespace resources {
namespace {

// One object with or without grant option: what an entry is about.
using Subject = std::pair<starrocks::Scope, bool>;

bool Option(const GrantEntry& entry) { return entry.with_grant_option.value_or(false); }

// Elements of a set have no address: the path is that of the set.
absl::Status AtGrants(const absl::Status& status) {
  return sdk::AtAttribute(cty::Path("grants"), status);
}

// Sorted by subject; privileges as written.
absl::StatusOr<std::vector<std::pair<Subject, std::set<std::string>>>> Sorted(
    const GrantEntries& entries) {
  std::vector<std::pair<Subject, std::set<std::string>>> sorted;
  for (const GrantEntry& entry : entries.elements) {
    TF_ASSIGN(auto scope, starrocks::Canonical(entry.Scope().ToScope()));
    sorted.push_back({{std::move(scope), Option(entry)}, entry.privileges.value_or({})});
  }
  std::sort(sorted.begin(), sorted.end());
  return sorted;
}

// Rows of one object are joined: the server may print several.
absl::StatusOr<std::map<Subject, std::set<std::string>>> HeldBySubject(
    const starrocks::Holdings& holdings) {
  std::map<Subject, std::set<std::string>> held;
  for (const starrocks::HeldGrant& grant : holdings.grants()) {
    TF_ASSIGN(auto scope, starrocks::ScopeOf(grant));
    held[{std::move(scope), grant.with_grant_option}].insert(grant.privileges.begin(),
                                                             grant.privileges.end());
  }
  return held;
}

GrantEntry NewEntry(const Subject& subject) {
  const ObjectScope scope = ObjectScope::Of(subject.first);
  GrantEntry entry{scope.type, scope.catalog, scope.database, scope.name, {}, {}};
  if (subject.second) entry.with_grant_option = true;
  return entry;
}

}  // namespace

void GrantEntry::Describe(sdk::Schema<GrantEntry>& s) {
  s.Required("type", &GrantEntry::type).Doc(kScopeTypeDoc);
  s.Optional("catalog", &GrantEntry::catalog).Doc(kScopeCatalogDoc);
  s.Optional("database", &GrantEntry::database).Doc(kScopeDatabaseDoc);
  s.Optional("name", &GrantEntry::name).Doc(kScopeNameDoc);
  s.Required("privileges", &GrantEntry::privileges)
      .Doc("The privileges, in upper case, or `ALL` alone.");
  s.Optional("with_grant_option", &GrantEntry::with_grant_option)
      .Doc("Whether the grantee may pass them on; `false` by default.");
}

absl::Status CheckEntries(const GrantEntries& entries) {
  std::set<Subject> seen;
  for (const GrantEntry& entry : entries.elements) {
    absl::Status status = CheckGranted(entry.Scope(), {}, entry.privileges, {});
    if (!status.ok()) return AtGrants(status);
    if (!entry.Scope().Known() || entry.with_grant_option.IsUnknown()) continue;
    TF_ASSIGN(auto scope, starrocks::Canonical(entry.Scope().ToScope()));
    const std::string object = starrocks::ToString(scope);
    if (seen.emplace(std::move(scope), Option(entry)).second) continue;
    return AtGrants(base::MakeError(base::ErrorKind::kFinal,
                                    base::StrCat("There are two entries for ", object, "."),
                                    "Join their privileges into one."));
  }
  return absl::OkStatus();
}

bool SameEntries(const GrantEntries& a, const GrantEntries& b) {
  if (a.elements.size() != b.elements.size()) return false;
  const auto x = Sorted(a), y = Sorted(b);
  return x.ok() && y.ok() && *x == *y;
}

GrantEntries Expanded(GrantEntries entries, const starrocks::Version& version) {
  for (GrantEntry& entry : entries.elements) {
    const auto* kind = starrocks::FindObjectKind(entry.type.value_or(""));
    if (kind == nullptr || !entry.privileges.has_value()) continue;
    entry.privileges = starrocks::ExpandAll(*kind, *entry.privileges, version);
  }
  return entries;
}

absl::StatusOr<std::vector<starrocks::WantedGrant>> ToWanted(const GrantEntries& entries,
                                                             const starrocks::Version& version) {
  std::vector<starrocks::WantedGrant> wanted;
  for (const GrantEntry& entry : entries.elements) {
    TF_ASSIGN(auto scope, starrocks::Canonical(entry.Scope().ToScope()));
    const auto* kind = starrocks::FindObjectKind(scope.type);
    absl::Status offered = starrocks::CheckPrivileges(*kind, *entry.privileges, &version);
    if (!offered.ok()) return AtGrants(offered);
    wanted.push_back(
        {std::move(scope), starrocks::ExpandAll(*kind, *entry.privileges, version), Option(entry)});
  }
  return wanted;
}

absl::StatusOr<GrantEntries> ReadEntries(const GrantEntries& written,
                                         const starrocks::Holdings& holdings,
                                         const starrocks::Version& version) {
  std::map<Subject, GrantEntry> known;
  for (const GrantEntry& entry : written.elements) {
    TF_ASSIGN(auto scope, starrocks::Canonical(entry.Scope().ToScope()));
    known.emplace(Subject{std::move(scope), Option(entry)}, entry);
  }
  TF_ASSIGN(auto held, HeldBySubject(holdings));
  GrantEntries found;
  for (auto& [subject, privileges] : held) {
    auto it = known.find(subject);
    GrantEntry entry = it == known.end() ? NewEntry(subject) : it->second;
    entry.privileges = InWordsOf(entry.privileges.value_or({}), privileges, subject.first, version);
    found.elements.push_back(std::move(entry));
  }
  return found;
}

}  // namespace resources
