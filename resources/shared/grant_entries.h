// The entries of `starrocks_grants`: many objects, each with its privileges.
#ifndef RESOURCES_SHARED_GRANT_ENTRIES_H_
#define RESOURCES_SHARED_GRANT_ENTRIES_H_

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/clients/starrocks/grant_diff.h"
#include "provider/clients/starrocks/grant_holdings.h"
#include "provider/sdk/builder.h"
#include "resources/shared/object_scope.h"

namespace resources {

// At least one of the two is set, and no privilege is in both.
struct GrantEntry {
  sdk::StringSet privileges, grantable_privileges;

  static void Describe(sdk::Schema<GrantEntry>& s);
  friend bool operator==(const GrantEntry&, const GrantEntry&) = default;
};
// By what it is on, as ParseObjectId() of grant_id.h reads it. A map and not a set: Terraform
// compares the elements of a set pair by pair, which takes hours for 20,000.
using GrantEntries = std::map<std::string, GrantEntry>;

// What can be said against the entries, as far as they are known.
absl::Status CheckEntries(const GrantEntries& entries);
// True if both mean the same grants; with a version, ALL and the list of what it stands for are the
// same. False if anything is unknown.
bool SameEntries(const GrantEntries& a, const GrantEntries& b,
                 const std::optional<starrocks::Version>& version);

// What the entries ask for on a server of `version`; an error if that doesn't have it.
absl::StatusOr<std::vector<starrocks::WantedGrant>> ToWanted(const GrantEntries& entries,
                                                             const starrocks::Version& version);

// What is held, in the words of `written` where they still hold.
absl::StatusOr<GrantEntries> ReadEntries(const GrantEntries& written,
                                         const starrocks::Holdings& holdings,
                                         const starrocks::Version& version);

}  // namespace resources

#endif  // RESOURCES_SHARED_GRANT_ENTRIES_H_
