// What grants are on as one text, `TABLE|default_catalog|db.t`, and the import ids of grants,
// `ROLE|r|TABLE|default_catalog|db.t`.
#ifndef RESOURCES_SHARED_GRANT_ID_H_
#define RESOURCES_SHARED_GRANT_ID_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "provider/clients/starrocks/grant_grantee.h"
#include "provider/clients/starrocks/grant_scope.h"

namespace resources {

// The object of a canonical scope:
//   SYSTEM
//   CATALOG|lake  (and the other global types), USER|'u'@'h'
//   DATABASE|catalog|db
//   TABLE|catalog|db.t  (and the other types inside a database)
//   ALL TABLES|catalog|db, ALL TABLES|catalog|*, ALL CATALOGS, ALL DATABASES|catalog, ...
std::string ObjectId(const starrocks::Scope& scope);
// The canonical scope. Also takes `*` as a name, no catalog where the default is meant, and
// lower-case words.
absl::StatusOr<starrocks::Scope> ParseObjectId(std::string_view id);

// ROLE|r or USER|'u'@'h', then the object.
std::string GrantId(const starrocks::Grantee& grantee, const starrocks::Scope& scope);

struct ParsedGrantId {
  starrocks::Grantee grantee;
  starrocks::Scope scope;  // canonical
};
// As lenient as ParseObjectId().
absl::StatusOr<ParsedGrantId> ParseGrantId(std::string_view id);

}  // namespace resources

#endif  // RESOURCES_SHARED_GRANT_ID_H_
