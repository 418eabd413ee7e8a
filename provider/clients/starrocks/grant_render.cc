#include "provider/clients/starrocks/grant_render.h"

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/starrocks/grant_function.h"
#include "provider/clients/starrocks/grant_object_text.h"
#include "provider/clients/starrocks/privileges.h"

namespace starrocks {
namespace {

using base::StrCat;

constexpr std::string_view kInAllDatabases = " IN ALL DATABASES";
constexpr std::string_view kInDatabase = " IN DATABASE ";
constexpr std::string_view kFunctionInDatabase = " in DATABASE ";

bool IsInDatabase(const ObjectKind& kind) {
  return kind.addressing == Addressing::kInDatabase || kind.addressing == Addressing::kInternal;
}

std::optional<std::string> CatalogColumn(const ObjectKind& kind, const Scope& scope) {
  const bool is_catalog = kind.name == "CATALOG";
  const bool in_catalog =
      kind.addressing == Addressing::kInCatalog || kind.addressing == Addressing::kInDatabase;
  if (!is_catalog && !in_catalog) return std::string(kDefaultCatalog);
  const std::string& catalog = is_catalog ? scope.name : scope.catalog;
  if (catalog == kWide) return std::nullopt;
  return catalog;
}

std::string WideObject(const ObjectKind& kind, const Scope& scope) {
  const bool pipes = kind.name == "PIPE";
  const std::string all = StrCat("ALL ", kind.plural);
  if (!IsInDatabase(kind)) return all;
  if (scope.database != kWide) return StrCat(all, pipes ? " " : "", kInDatabase, scope.database);
  return pipes ? std::string(kAllDatabases) : StrCat(all, kInAllDatabases);
}

std::string PrintedFunction(const std::string& name) {
  const absl::StatusOr<FunctionSignature> signature = ParseFunctionSignature(name);
  return signature.ok() ? StrCat(signature->name, "(", signature->printed, ")") : name;
}

std::string NarrowObject(const ObjectKind& kind, const Scope& scope) {
  if (kind.name == "FUNCTION") {
    return StrCat("FUNCTION ", PrintedFunction(scope.name), kFunctionInDatabase, scope.database);
  }
  if (kind.name == "GLOBAL FUNCTION") {
    return StrCat(kind.name, " ", PrintedFunction(scope.name));
  }
  if (IsInDatabase(kind)) return StrCat(kind.name, " ", scope.database, ".", scope.name);
  return StrCat(kind.name, scope.name.empty() ? "" : " ", scope.name);
}

// False if the text reads otherwise.
bool ReadWide(const ObjectKind& kind, std::string_view rest, Scope& scope) {
  scope.name = kWide;
  if (!IsInDatabase(kind)) return rest.empty();
  if (rest == kInAllDatabases) {
    scope.database = kWide;
    return true;
  }
  if (kind.name == "PIPE" && rest.starts_with("  ")) rest.remove_prefix(1);
  if (!rest.starts_with(kInDatabase)) return false;
  scope.database = std::string(rest.substr(kInDatabase.size()));
  return true;
}

bool ReadFunction(std::string_view text, Scope& scope) {
  const std::size_t in = text.rfind(kFunctionInDatabase);
  if (in == std::string_view::npos) return false;
  scope.name = std::string(text.substr(0, in));
  scope.database = std::string(text.substr(in + kFunctionInDatabase.size()));
  return true;
}

bool ReadNarrow(const ObjectKind& kind, std::string_view rest, Scope& scope) {
  if (kind.addressing == Addressing::kNone) return rest.empty();
  if (!rest.starts_with(' ')) return false;
  rest.remove_prefix(1);
  if (kind.name == "FUNCTION") return ReadFunction(rest, scope);
  if (IsInDatabase(kind)) {
    const std::size_t dot = rest.find('.');
    if (dot == std::string_view::npos) return false;
    scope.database = std::string(rest.substr(0, dot));
    rest.remove_prefix(dot + 1);
  }
  scope.name = std::string(rest);
  return true;
}

bool ReadObject(const HeldGrant& grant, const ObjectKind& kind, Scope& scope) {
  if (kind.name == "PIPE" && grant.object == kAllDatabases) {
    scope.database = kWide;
    scope.name = kWide;
    return true;
  }
  const ObjectText text = SplitObject(grant.object);
  if (text.kind != &kind) return false;
  return text.wide ? ReadWide(kind, text.rest, scope) : ReadNarrow(kind, text.rest, scope);
}

absl::Status Untold(const HeldGrant& grant) {
  std::string row = StrCat("ON ", grant.object, " of catalog ", grant.catalog.value_or("NULL"));
  for (const std::string& privilege : grant.privileges) row = StrCat(privilege, " ", row);
  return base::MakeError(
      base::ErrorKind::kFinal,
      StrCat("StarRocks shows a grant that doesn't tell what it is on: GRANT ", row, "."),
      "Revoke it by hand, or grant what it should be besides, so that it can be told.");
}

}  // namespace

RenderedScope Render(const Scope& scope) {
  const ObjectKind* kind = FindObjectKind(scope.type);
  if (kind == nullptr) return {std::nullopt, scope.type};
  return {CatalogColumn(*kind, scope),
          scope.name == kWide ? WideObject(*kind, scope) : NarrowObject(*kind, scope)};
}

absl::StatusOr<Scope> ScopeOf(const HeldGrant& grant) {
  const ObjectKind* kind = FindObjectKind(grant.type);
  Scope scope{grant.type, "", "", ""};
  if (kind == nullptr || !ReadObject(grant, *kind, scope)) return Untold(grant);
  const bool in_catalog =
      kind->addressing == Addressing::kInCatalog || kind->addressing == Addressing::kInDatabase;
  if (in_catalog && !grant.catalog) {
    scope.catalog = kWide;
    return scope;
  }
  if (in_catalog) scope.catalog = *grant.catalog;
  absl::StatusOr<Scope> canonical = Canonical(scope);
  if (!canonical.ok()) return Untold(grant);
  return canonical;
}

}  // namespace starrocks
