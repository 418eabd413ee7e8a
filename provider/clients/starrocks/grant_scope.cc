#include "provider/clients/starrocks/grant_scope.h"

#include "absl/strings/str_join.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/sql/part.h"
#include "provider/clients/starrocks/grant_function.h"
#include "provider/clients/starrocks/identity.h"
#include "provider/clients/starrocks/names.h"
#include "provider/clients/starrocks/privileges.h"

namespace starrocks {
namespace {

using base::StrCat;

absl::Status Fault(std::string_view message, std::string_view next_step) {
  return base::MakeError(base::ErrorKind::kFinal, message, next_step);
}

absl::Status UnknownType(std::string_view type) {
  std::vector<std::string_view> names;
  for (const ObjectKind& kind : ObjectKinds()) names.push_back(kind.name);
  const auto append = [](std::string* out, std::string_view name) { out->append(name); };
  return Fault(StrCat("\"", type, "\" is not a type of object."),
               StrCat("Write one of ", absl::StrJoin(names, ", ", append), "."));
}

bool HasCatalog(const ObjectKind& kind) {
  return kind.addressing == Addressing::kInCatalog || kind.addressing == Addressing::kInDatabase;
}
bool HasDatabase(const ObjectKind& kind) {
  return kind.addressing == Addressing::kInDatabase || kind.addressing == Addressing::kInternal;
}
bool HasName(const ObjectKind& kind) { return kind.addressing != Addressing::kNone; }
bool IsFunction(const ObjectKind& kind) {
  return kind.name == "FUNCTION" || kind.name == "GLOBAL FUNCTION";
}

absl::Status CheckCatalog(const ObjectKind& kind, std::string_view catalog) {
  if (catalog.empty()) return absl::OkStatus();
  if (HasCatalog(kind)) {
    if (catalog != kWide) return CheckCatalogName(catalog);
    return Fault("StarRocks has no grant that covers all catalogs.",
                 "Grant on each catalog by itself.");
  }
  if (kind.addressing != Addressing::kInternal) {
    return Fault(StrCat("A ", kind.name, " is in no catalog."), "Leave the catalog out.");
  }
  if (catalog == kDefaultCatalog) return absl::OkStatus();
  return Fault(StrCat("StarRocks grants on ", kind.plural, " of default_catalog only, not of \"",
                      catalog, "\"."),
               kind.name == "VIEW" ? "In an external catalog, views are covered by the type TABLE."
                                   : "Leave the catalog out.");
}

absl::Status CheckDatabase(const ObjectKind& kind, std::string_view database) {
  if (!HasDatabase(kind)) {
    if (database.empty()) return absl::OkStatus();
    return Fault(
        StrCat("A ", kind.name, " is in no database."),
        kind.name == "DATABASE" ? "Write the database as the name." : "Leave the database out.");
  }
  if (database.empty()) {
    return Fault(StrCat("A ", kind.name, " is in a database, and none is named."),
                 "Name it, or write \"*\" for all databases.");
  }
  return sql::Ident::Of(database).status();
}

absl::Status CheckNameText(const ObjectKind& kind, std::string_view name) {
  if (kind.addressing == Addressing::kUser) return ParseUserIdentity(name).status();
  if (IsFunction(kind)) return ParseFunctionSignature(name).status();
  if (kind.name == "CATALOG") return CheckCatalogName(name);
  return sql::Ident::Of(name).status();
}

absl::Status CheckName(const ObjectKind& kind, std::string_view database, std::string_view name) {
  if (!HasName(kind)) {
    if (name.empty()) return absl::OkStatus();
    return Fault("There is one SYSTEM, which has no name.", "Leave the name out.");
  }
  if (name.empty()) {
    return Fault(StrCat("No ", kind.name, " is named."),
                 StrCat("Name it, or write \"*\" for all ", kind.plural, "."));
  }
  if (name == kWide) return absl::OkStatus();
  if (database == kWide) {
    return Fault(StrCat("\"", name, "\" can't be looked for in all databases."),
                 StrCat("Name the database, or write \"*\" as the name too."));
  }
  return CheckNameText(kind, name);
}

std::string CanonicalName(const ObjectKind& kind, const std::string& name) {
  if (name == kWide) return name;
  if (kind.addressing == Addressing::kUser) return ToString(*ParseUserIdentity(name));
  return IsFunction(kind) ? ToString(*ParseFunctionSignature(name)) : name;
}

}  // namespace

ScopeCheck CheckScope(const Scope& scope) {
  const ObjectKind* kind = FindObjectKind(scope.type);
  if (kind == nullptr) return {UnknownType(scope.type), "type"};
  if (absl::Status s = CheckCatalog(*kind, scope.catalog); !s.ok()) return {s, "catalog"};
  if (absl::Status s = CheckDatabase(*kind, scope.database); !s.ok()) return {s, "database"};
  if (absl::Status s = CheckName(*kind, scope.database, scope.name); !s.ok()) return {s, "name"};
  return {absl::OkStatus(), ""};
}

absl::StatusOr<Scope> Canonical(const Scope& scope) {
  TF_TRY(CheckScope(scope).status);
  const ObjectKind& kind = *FindObjectKind(scope.type);
  Scope canonical = scope;
  const bool in_a_catalog = HasCatalog(kind) || HasDatabase(kind);
  if (in_a_catalog && scope.catalog.empty()) canonical.catalog = kDefaultCatalog;
  canonical.name = CanonicalName(kind, scope.name);
  return canonical;
}

std::string ToString(const Scope& scope) {
  const ObjectKind* kind = FindObjectKind(scope.type);
  const bool wide = scope.name == kWide && kind != nullptr;
  std::string text = wide ? StrCat("ALL ", kind->plural) : scope.type;
  if (!wide && !scope.name.empty()) {
    base::StrAppend(&text, " ", scope.database, scope.database.empty() ? "" : ".", scope.name);
  }
  if (wide && !scope.database.empty()) {
    base::StrAppend(&text, " IN ", scope.database == kWide ? "ALL DATABASES" : "DATABASE ",
                    scope.database == kWide ? "" : scope.database);
  }
  if (!scope.catalog.empty() && scope.catalog != kDefaultCatalog) {
    base::StrAppend(&text, " of catalog ", scope.catalog);
  }
  return text;
}

}  // namespace starrocks
