#include "resources/shared/object_scope.h"

#include <algorithm>

#include "absl/strings/str_join.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/starrocks/privileges.h"

namespace resources {
namespace {

constexpr char kServerVersion[] = "server_version";

// Terraform underlines whole attributes only: the member is named in the text.
absl::Status At(const cty::Path& path, std::string_view member, const absl::Status& status) {
  if (member.empty()) return sdk::AtAttribute(path, status);
  const cty::Path full = path.Attribute(std::string(member));
  return sdk::AtAttribute(path, base::Annotate(status, full.ToString()));
}

absl::Status UnknownKind(const std::string& type) {
  std::vector<std::string> names;
  for (const auto& kind : starrocks::ObjectKinds()) names.emplace_back(kind.name);
  return base::MakeError(base::ErrorKind::kFinal,
                         base::StrCat("\"", type, "\" is no type of object."),
                         base::StrCat("Use one of: ", absl::StrJoin(names, ", "), "."));
}

}  // namespace

void ObjectScope::Describe(sdk::Schema<ObjectScope>& s) {
  s.Required("type", &ObjectScope::type).Doc(kScopeTypeDoc);
  s.Optional("catalog", &ObjectScope::catalog).Doc(kScopeCatalogDoc);
  s.Optional("database", &ObjectScope::database).Doc(kScopeDatabaseDoc);
  s.Optional("name", &ObjectScope::name).Doc(kScopeNameDoc);
}

ObjectScope ObjectScope::Of(const starrocks::Scope& scope) {
  auto text = [](const std::string& s) { return s.empty() ? sdk::String() : sdk::String(s); };
  ObjectScope out;
  out.type = scope.type;
  // The default is left out: that is how people write it.
  if (scope.catalog != starrocks::kDefaultCatalog) out.catalog = text(scope.catalog);
  out.database = text(scope.database);
  out.name = text(scope.name);
  return out;
}

starrocks::Scope ObjectScope::ToScope() const {
  return {type.value_or(""), catalog.value_or(""), database.value_or(""), name.value_or("")};
}

bool ObjectScope::Known() const {
  return !type.IsUnknown() && !catalog.IsUnknown() && !database.IsUnknown() && !name.IsUnknown();
}

absl::StatusOr<starrocks::Scope> CanonicalScope(const ObjectScope& scope, const cty::Path& path) {
  const starrocks::Scope raw = scope.ToScope();
  if (starrocks::FindObjectKind(raw.type) == nullptr) {
    return At(path, "type", UnknownKind(raw.type));
  }
  const starrocks::ScopeCheck check = starrocks::CheckScope(raw);
  if (check.status.ok()) return starrocks::Canonical(raw);
  return At(path, check.member, check.status);
}

bool SameScope(const ObjectScope& a, const ObjectScope& b) {
  const auto x = starrocks::Canonical(a.ToScope()), y = starrocks::Canonical(b.ToScope());
  return x.ok() && y.ok() && *x == *y;
}

absl::Status CheckGranted(const ObjectScope& scope, const cty::Path& scope_path,
                          const sdk::StringSet& privileges, const cty::Path& privileges_path) {
  if (scope.Known()) TF_TRY(CanonicalScope(scope, scope_path).status());
  if (!scope.type.has_value() || !privileges.has_value()) return absl::OkStatus();
  const starrocks::ObjectKind* kind = starrocks::FindObjectKind(*scope.type);
  if (kind == nullptr) return absl::OkStatus();  // said when the rest of the scope is known
  absl::Status status = starrocks::CheckPrivileges(*kind, *privileges, nullptr);
  return status.ok() ? status : sdk::AtAttribute(privileges_path, status);
}

std::set<std::string> InWordsOf(const std::set<std::string>& written,
                                const std::set<std::string>& held, const starrocks::Scope& scope,
                                const starrocks::Version& version) {
  if (written.count("ALL") == 0) return held;
  const auto* kind = starrocks::FindObjectKind(scope.type);
  const auto all = starrocks::ExpandAll(*kind, written, version);
  const bool satisfied = std::includes(held.begin(), held.end(), all.begin(), all.end());
  return satisfied ? written : held;
}

void RememberVersion(const starrocks::Version& version, sdk::PrivateData* data) {
  (*data)[kServerVersion] = version.text;
}

std::optional<starrocks::Version> RememberedVersion(const sdk::PrivateData& data) {
  auto it = data.find(kServerVersion);
  if (it == data.end()) return std::nullopt;
  return starrocks::ParseVersion(it->second);
}

}  // namespace resources
