// The generated pages on disk.
#ifndef PROVIDER_DOCS_SITE_H_
#define PROVIDER_DOCS_SITE_H_

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace docs {

// How the pages in a source tree differ from what they should be; paths, sorted.
struct Drift {
  std::vector<std::string> outdated;  // missing, or with other text
  std::vector<std::string> orphaned;  // in a generated directory, but of nothing that is there
  bool empty() const { return outdated.empty() && orphaned.empty(); }
};
absl::StatusOr<Drift> CompareSite(const std::filesystem::path& source,
                                  const std::map<std::string, std::string>& pages);

// Writes what is outdated and removes what is orphaned. Touches nothing else.
absl::Status UpdateSite(const std::filesystem::path& source,
                        const std::map<std::string, std::string>& pages, const Drift& drift);

}  // namespace docs

#endif  // PROVIDER_DOCS_SITE_H_
