// The objects in rows of SHOW GRANTS, as far as their text tells.
#ifndef PROVIDER_CLIENTS_STARROCKS_GRANT_OBJECT_TEXT_H_
#define PROVIDER_CLIENTS_STARROCKS_GRANT_OBJECT_TEXT_H_

#include <string>
#include <string_view>
#include <vector>

#include "provider/clients/starrocks/grant_holdings.h"
#include "provider/clients/starrocks/privileges.h"

namespace starrocks {

// What databases and, by a fault of the server, pipes print for all of them.
inline constexpr std::string_view kAllDatabases = "ALL DATABASES";

struct ObjectText {
  const ObjectKind* kind = nullptr;  // null: a kind that privileges.h doesn't know
  bool wide = false;                 // ALL ...
  std::string_view rest;             // behind the kind: " IN DATABASE db", " db.t"
};

// Splits `MATERIALIZED VIEW db.mv`, `ALL TABLES IN DATABASE db`, `SYSTEM`. kAllDatabases is taken
// for databases.
ObjectText SplitObject(std::string_view object);

// A row's type: that of its object, and for kAllDatabases what its privileges tell, in the order in
// which the server prints them. Empty if neither tells.
std::string TypeOfRow(const HeldGrant& grant, const std::vector<std::string>& privileges);
// Fills in types that only the row beside them tells: there is one row for each type and option.
void TellApartAllDatabases(std::vector<HeldGrant>& grants);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_GRANT_OBJECT_TEXT_H_
