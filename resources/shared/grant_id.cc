#include "resources/shared/grant_id.h"

#include <span>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/starrocks/privileges.h"

namespace resources {
namespace {

using starrocks::Addressing;
using starrocks::ObjectKind;
using starrocks::Scope;

absl::Status BadId(std::string_view id) {
  return base::MakeError(
      base::ErrorKind::kFinal, base::StrCat("\"", id, "\" is no id of a grant."),
      "Write the grantee and the object with bars between: ROLE|reader|TABLE|default_catalog|db.t, "
      "USER|'u'@'%'|DATABASE|default_catalog|db, ROLE|reader|ALL TABLES|lake|*, "
      "ROLE|ops|SYSTEM, ROLE|ops|CATALOG|lake.");
}

bool InDatabase(const ObjectKind& kind) {
  return kind.addressing == Addressing::kInDatabase || kind.addressing == Addressing::kInternal;
}

bool HasCatalog(const ObjectKind& kind) {
  return InDatabase(kind) || kind.addressing == Addressing::kInCatalog;
}

// The kind and whether it stands in the plural: "TABLE", "ALL TABLES".
std::pair<const ObjectKind*, bool> KindOf(const std::string& word) {
  for (const ObjectKind& kind : starrocks::ObjectKinds()) {
    if (kind.name == word) return {&kind, false};
    if (!kind.plural.empty() && base::StrCat("ALL ", kind.plural) == word) return {&kind, true};
  }
  return {nullptr, false};
}

// `db.t`, `db.*`, `*`: databases have no dots, names may.
void SplitName(const std::string& text, Scope* scope) {
  const size_t dot = text.find('.');
  scope->database = text.substr(0, dot);
  scope->name = dot == std::string::npos ? std::string(starrocks::kWide) : text.substr(dot + 1);
}

// `parts` are those behind the type: an optional catalog, then the name.
bool FillScope(const ObjectKind& kind, bool all, std::span<const std::string> parts, Scope* scope) {
  if (kind.addressing == Addressing::kNone) return parts.empty();
  if (HasCatalog(kind) && (parts.size() > 1 || (all && parts.size() == 1 && !InDatabase(kind)))) {
    scope->catalog = parts.front();
    parts = parts.subspan(1);
  }
  if (parts.size() > 1 || (parts.empty() && !all)) return false;
  const std::string name = parts.empty() ? std::string(starrocks::kWide) : parts.front();
  if (all && InDatabase(kind)) {
    scope->database = name;
    scope->name = std::string(starrocks::kWide);
  } else if (InDatabase(kind)) {
    SplitName(name, scope);
  } else {
    scope->name = name;
  }
  return !name.empty();
}

}  // namespace

std::string GrantId(const starrocks::Grantee& grantee, const Scope& scope) {
  const ObjectKind* kind = starrocks::FindObjectKind(scope.type);
  std::vector<std::string> parts = {starrocks::ToString(grantee)};
  const bool all = kind->addressing != Addressing::kNone && scope.name == starrocks::kWide;
  parts.push_back(all ? base::StrCat("ALL ", kind->plural) : scope.type);
  if (HasCatalog(*kind)) {
    parts.push_back(scope.catalog.empty() ? std::string(starrocks::kDefaultCatalog)
                                          : scope.catalog);
  }
  if (InDatabase(*kind)) {
    parts.push_back(all ? scope.database : base::StrCat(scope.database, ".", scope.name));
  } else if (kind->addressing != Addressing::kNone && !all) {
    parts.push_back(scope.name);
  }
  return absl::StrJoin(parts, "|");
}

absl::StatusOr<ParsedGrantId> ParseGrantId(std::string_view id) {
  std::vector<std::string> parts = absl::StrSplit(base::ToAbsl(id), '|');
  if (parts.size() < 3) return BadId(id);
  absl::AsciiStrToUpper(&parts[0]);
  absl::AsciiStrToUpper(&parts[2]);
  ParsedGrantId parsed;
  auto grantee = starrocks::ParseGrantee(base::StrCat(parts[0], "|", parts[1]));
  if (!grantee.ok()) return base::Annotate(grantee.status(), "The grantee of the id");
  parsed.grantee = *std::move(grantee);
  const auto [kind, all] = KindOf(parts[2]);
  if (kind == nullptr) return BadId(id);
  Scope scope;
  scope.type = std::string(kind->name);
  if (!FillScope(*kind, all, std::span(parts).subspan(3), &scope)) return BadId(id);
  TF_ASSIGN(parsed.scope, starrocks::Canonical(scope));
  return parsed;
}

}  // namespace resources
