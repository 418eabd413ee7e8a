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
#include "provider/clients/starrocks/version.h"

namespace resources {

// Object, as ParseObjectId() of grant_id.h reads it, to privileges: `SELECT, INSERT`, or
// `SELECT; INSERT WITH GRANT OPTION`. A map of texts, since Terraform converts and compares
// anything richer in quadratic time: a plan of 20,000 takes half a second so, not a quarter of a
// minute.
using GrantEntries = std::map<std::string, std::string>;

absl::Status CheckEntries(const GrantEntries& entries);
// True if both mean the same grants; with a version, ALL and the list of what it stands for are the
// same.
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
