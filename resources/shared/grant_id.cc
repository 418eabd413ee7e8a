#include "resources/shared/grant_id.h"

#include <optional>
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
bool SplitName(const std::string& text, Scope* scope) {
  const size_t dot = text.find('.');
  if (dot == std::string::npos && text != starrocks::kWide) return false;
  scope->database = text.substr(0, dot);
  scope->name = dot == std::string::npos ? text : text.substr(dot + 1);
  return true;
}

// Takes the catalog and its bar from the front of what stands behind the type.
void TakeCatalog(const ObjectKind& kind, bool all, std::string* rest, Scope* scope) {
  const size_t bar = rest->find('|');
  if (bar != std::string::npos) {
    scope->catalog = rest->substr(0, bar);
    rest->erase(0, bar + 1);
  } else if (all && !InDatabase(kind)) {
    scope->catalog = std::exchange(*rest, std::string(starrocks::kWide));
  }
}

// `rest`: what stands behind the type and its bar, if there is one.
bool FillScope(const ObjectKind& kind, bool all, std::optional<std::string> rest, Scope* scope) {
  if (kind.addressing == Addressing::kNone) return !rest;
  if (!rest && !all) return false;
  if (rest && HasCatalog(kind)) TakeCatalog(kind, all, &*rest, scope);
  const std::string name = rest.value_or(std::string(starrocks::kWide));
  if (all && InDatabase(kind)) {
    scope->database = name;
    scope->name = std::string(starrocks::kWide);
    return !name.empty();
  }
  if (InDatabase(kind)) return SplitName(name, scope);
  scope->name = name;
  return !name.empty();
}

absl::Status BadObjectId(std::string_view id) {
  return base::MakeError(
      base::ErrorKind::kFinal, base::StrCat("\"", id, "\" does not name what a grant is on."),
      "Write the type and the name with bars between: TABLE|db.t, TABLE|lake|db.*, VIEW|*, "
      "DATABASE|db, CATALOG|lake, FUNCTION|db.f(INT), SYSTEM.");
}

}  // namespace

std::string ObjectId(const Scope& scope) {
  const ObjectKind* kind = starrocks::FindObjectKind(scope.type);
  std::vector<std::string> parts;
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

absl::StatusOr<Scope> ParseObjectId(std::string_view id) {
  const size_t bar = id.find('|');
  std::string word(id.substr(0, bar));
  absl::AsciiStrToUpper(&word);
  const auto [kind, all] = KindOf(word);
  if (kind == nullptr) return BadObjectId(id);
  std::optional<std::string> rest;
  if (bar != std::string_view::npos) rest = std::string(id.substr(bar + 1));
  Scope scope;
  scope.type = std::string(kind->name);
  if (!FillScope(*kind, all, std::move(rest), &scope)) return BadObjectId(id);
  return starrocks::Canonical(scope);
}

std::string GrantId(const starrocks::Grantee& grantee, const Scope& scope) {
  return base::StrCat(starrocks::ToString(grantee), "|", ObjectId(scope));
}

absl::StatusOr<ParsedGrantId> ParseGrantId(std::string_view id) {
  std::vector<std::string> parts = absl::StrSplit(base::ToAbsl(id), absl::MaxSplits('|', 2));
  if (parts.size() < 3) return BadId(id);
  absl::AsciiStrToUpper(&parts[0]);
  ParsedGrantId parsed;
  auto grantee = starrocks::ParseGrantee(base::StrCat(parts[0], "|", parts[1]));
  if (!grantee.ok()) return base::Annotate(grantee.status(), "The grantee of the id");
  parsed.grantee = *std::move(grantee);
  auto scope = ParseObjectId(parts[2]);
  if (!scope.ok()) return base::Annotate(scope.status(), "The object of the id");
  parsed.scope = *std::move(scope);
  return parsed;
}

}  // namespace resources
