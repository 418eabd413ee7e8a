// The entries of `starrocks_grants`: many objects, each with its privileges.
#ifndef RESOURCES_SHARED_GRANT_ENTRIES_H_
#define RESOURCES_SHARED_GRANT_ENTRIES_H_

#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/clients/starrocks/grant_diff.h"
#include "provider/clients/starrocks/grant_holdings.h"
#include "provider/sdk/builder.h"
#include "resources/shared/object_scope.h"

namespace resources {

struct GrantEntry {
  sdk::String type, catalog, database, name;
  sdk::StringSet privileges;
  sdk::Bool with_grant_option;

  static void Describe(sdk::Schema<GrantEntry>& s);
  ObjectScope Scope() const { return {type, catalog, database, name}; }
  friend bool operator==(const GrantEntry&, const GrantEntry&) = default;
};
using GrantEntries = sdk::SetOf<GrantEntry>;

// What can be said against the entries, as far as they are known.
absl::Status CheckEntries(const GrantEntries& entries);
// True if both mean the same grants.
bool SameEntries(const GrantEntries& a, const GrantEntries& b);

// The entries with ALL replaced by what it stands for on a server of `version`.
GrantEntries Expanded(GrantEntries entries, const starrocks::Version& version);

// What the entries ask for on a server of `version`; an error if that doesn't have it.
absl::StatusOr<std::vector<starrocks::WantedGrant>> ToWanted(const GrantEntries& entries,
                                                             const starrocks::Version& version);

// What is held, in the words of `written` where they still hold.
absl::StatusOr<GrantEntries> ReadEntries(const GrantEntries& written,
                                         const starrocks::Holdings& holdings,
                                         const starrocks::Version& version);

}  // namespace resources

#endif  // RESOURCES_SHARED_GRANT_ENTRIES_H_
