// The object of a grant as a configuration writes it: `on = { type, catalog, database, name }`.
#ifndef RESOURCES_SHARED_OBJECT_SCOPE_H_
#define RESOURCES_SHARED_OBJECT_SCOPE_H_

#include <optional>
#include <set>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/clients/starrocks/grant_scope.h"
#include "provider/clients/starrocks/version.h"
#include "provider/sdk/builder.h"
#include "provider/sdk/call.h"

namespace resources {

struct ObjectScope {
  sdk::String type, catalog, database, name;

  static void Describe(sdk::Schema<ObjectScope>& s);
  static ObjectScope Of(const starrocks::Scope& scope);
  starrocks::Scope ToScope() const;  // nulls are empty; all must be known
  bool Known() const;
};

inline constexpr char kScopeTypeDoc[] =
    "Type of the object: `SYSTEM`, `CATALOG`, `DATABASE`, `TABLE`, `VIEW`, `MATERIALIZED VIEW`, "
    "`FUNCTION`, `GLOBAL FUNCTION`, `RESOURCE`, `RESOURCE GROUP`, `STORAGE VOLUME`, `PIPE`, "
    "`WAREHOUSE` or `USER`.";
inline constexpr char kScopeCatalogDoc[] =
    "Catalog of a `DATABASE` or `TABLE`; `default_catalog` if not set.";
inline constexpr char kScopeDatabaseDoc[] =
    "Database of a `TABLE`, `VIEW`, `MATERIALIZED VIEW`, `FUNCTION` or `PIPE`; `*` for all.";
inline constexpr char kScopeNameDoc[] =
    "Name of the object, with the signature for functions (`f(INT,STRING)`), the identity for "
    "users; "
    "`*` for all, those to come included. Not for `SYSTEM`.";

// The scope in its one form. The error carries the path of the member at fault, below `path`.
absl::StatusOr<starrocks::Scope> CanonicalScope(const ObjectScope& scope, const cty::Path& path);

// True if both mean the same object.
bool SameScope(const ObjectScope& a, const ObjectScope& b);

// What can be said against `privileges` on the type of `scope`, as far as known. Errors carry paths
// below `path`: `privileges` of it, or the members of `on`.
absl::Status CheckGranted(const ObjectScope& scope, const cty::Path& scope_path,
                          const sdk::StringSet& privileges, const cty::Path& privileges_path);

// The privileges that `held` stands for, in the words of `written`: ALL stays ALL while all that
// the server's version has is there.
std::set<std::string> InWordsOf(const std::set<std::string>& written,
                                const std::set<std::string>& held, const starrocks::Scope& scope,
                                const starrocks::Version& version);

// The server's version in an object's private data, for plans, which don't ask the server.
void RememberVersion(const starrocks::Version& version, sdk::PrivateData* data);
// nullopt before the first Read.
std::optional<starrocks::Version> RememberedVersion(const sdk::PrivateData& data);

}  // namespace resources

#endif  // RESOURCES_SHARED_OBJECT_SCOPE_H_
