#include "resources/shared/grant_entries.h"

#include <set>
#include <string_view>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/starrocks/grant_render.h"
#include "provider/clients/starrocks/privileges.h"
#include "provider/sdk/call.h"
#include "resources/shared/grant_id.h"
#include "resources/shared/object_scope.h"

namespace resources {
namespace {

using starrocks::Held;
using starrocks::Scope;
using Names = std::set<std::string>;
using HeldByScope = std::map<Scope, Held>;

constexpr char kOption[] = " WITH GRANT OPTION";

// Terraform underlines whole attributes only: the entry is named in the text.
absl::Status AtEntry(const std::string& key, const absl::Status& status) {
  const cty::Path grants("grants");
  return sdk::AtAttribute(grants, base::Annotate(status, grants.Key(key).ToString()));
}

absl::Status Wrong(std::string_view what, std::string_view next_step) {
  return base::MakeError(base::ErrorKind::kFinal, what, next_step);
}

// `SELECT, INSERT`
bool ReadNames(absl::string_view list, Names* names) {
  for (const absl::string_view item : absl::StrSplit(list, ',')) {
    const absl::string_view name = absl::StripAsciiWhitespace(item);
    if (name.empty()) return false;
    names->emplace(name);
  }
  return true;
}

absl::StatusOr<Held> ReadPrivileges(const std::string& text) {
  Held held;
  for (const absl::string_view part :
       absl::StrSplit(absl::AsciiStrToUpper(text), ';', absl::SkipWhitespace())) {
    absl::string_view list = absl::StripAsciiWhitespace(part);
    const bool option = absl::ConsumeSuffix(&list, kOption);
    if (ReadNames(list, option ? &held.with_option : &held.plain)) continue;
    return Wrong(base::StrCat("\"", text, "\" is no list of privileges."),
                 "Write them with commas between, those with grant option behind a semicolon: "
                 "SELECT, INSERT; DELETE WITH GRANT OPTION.");
  }
  for (const std::string& name : held.plain) {
    if (held.with_option.count(name) == 0) continue;
    return Wrong(base::StrCat(name, " stands with and without grant option."),
                 "Keep it where the grant option is, which includes the privilege itself.");
  }
  return held;
}

std::string Text(const Held& held) {
  std::string text = absl::StrJoin(held.plain, ", ");
  if (held.with_option.empty()) return text;
  return base::StrCat(text, text.empty() ? "" : "; ", absl::StrJoin(held.with_option, ", "),
                      kOption);
}

absl::Status CheckHeld(const Scope& scope, const Held& held, const starrocks::Version* version) {
  const auto* kind = starrocks::FindObjectKind(scope.type);
  if (held.plain.empty()) return CheckPrivileges(*kind, held.with_option, version);
  TF_TRY(CheckPrivileges(*kind, held.plain, version));
  if (held.with_option.empty()) return absl::OkStatus();
  return CheckPrivileges(*kind, held.with_option, version);
}

Held Expanded(const Scope& scope, const Held& held, const starrocks::Version& version) {
  const auto* kind = starrocks::FindObjectKind(scope.type);
  return {starrocks::ExpandAll(*kind, held.plain, version),
          starrocks::ExpandAll(*kind, held.with_option, version)};
}

// One entry as it is written.
struct Entry {
  std::string key;
  Held held;
};
using Entries = std::map<Scope, Entry>;

absl::StatusOr<Entries> Read(const GrantEntries& entries) {
  Entries by_scope;
  for (const auto& [key, text] : entries) {
    const auto scope = ParseObjectId(key);
    if (!scope.ok()) return AtEntry(key, scope.status());
    auto held = ReadPrivileges(text);
    if (!held.ok()) return AtEntry(key, held.status());
    const auto [place, is_new] = by_scope.emplace(*scope, Entry{key, *std::move(held)});
    if (is_new) continue;
    return AtEntry(key, Wrong(base::StrCat("This and ", place->second.key, " are the same object."),
                              "Join their privileges into one."));
  }
  return by_scope;
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

}  // namespace

absl::Status CheckEntries(const GrantEntries& entries) {
  TF_ASSIGN(const Entries by_scope, Read(entries));
  for (const auto& [scope, entry] : by_scope) {
    absl::Status status = CheckHeld(scope, entry.held, nullptr);
    if (!status.ok()) return AtEntry(entry.key, status);
  }
  return absl::OkStatus();
}

bool SameEntries(const GrantEntries& a, const GrantEntries& b,
                 const std::optional<starrocks::Version>& version) {
  if (a.size() != b.size()) return false;
  const auto x = Read(a), y = Read(b);
  if (!x.ok() || !y.ok()) return false;
  const auto meaning = [&version](const Entries& entries) {
    HeldByScope by_scope;
    for (const auto& [scope, entry] : entries) {
      by_scope.emplace(scope, version ? Expanded(scope, entry.held, *version) : entry.held);
    }
    return by_scope;
  };
  return meaning(*x) == meaning(*y);
}

absl::StatusOr<std::vector<starrocks::WantedGrant>> ToWanted(const GrantEntries& entries,
                                                             const starrocks::Version& version) {
  TF_ASSIGN(const Entries by_scope, Read(entries));
  std::vector<starrocks::WantedGrant> wanted;
  for (const auto& [scope, entry] : by_scope) {
    absl::Status offered = CheckHeld(scope, entry.held, &version);
    if (!offered.ok()) return AtEntry(entry.key, offered);
    Held held = Expanded(scope, entry.held, version);
    if (!held.plain.empty()) wanted.push_back({scope, std::move(held.plain), false});
    if (!held.with_option.empty()) wanted.push_back({scope, std::move(held.with_option), true});
  }
  return wanted;
}

absl::StatusOr<GrantEntries> ReadEntries(const GrantEntries& written,
                                         const starrocks::Holdings& holdings,
                                         const starrocks::Version& version) {
  TF_ASSIGN(const Entries known, Read(written));
  TF_ASSIGN(const HeldByScope by_scope, Read(holdings));
  GrantEntries found;
  for (const auto& [scope, held] : by_scope) {
    const auto place = known.find(scope);
    if (place == known.end()) {
      found.emplace(ObjectId(scope), Text(held));
      continue;
    }
    const auto& [key, words] = place->second;
    const Held now = {InWordsOf(words.plain, held.plain, scope, version),
                      InWordsOf(words.with_option, held.with_option, scope, version)};
    found.emplace(key, now == words ? written.at(key) : Text(now));
  }
  return found;
}

}  // namespace resources
