#include "provider/docs/site.h"

#include <algorithm>
#include <fstream>
#include <system_error>

#include "provider/base/strings.h"
#include "provider/docs/prose.h"
#include "provider/docs/subject.h"

namespace docs {
namespace {

namespace fs = std::filesystem;

// The Markdown files in `directory` of the tree; none if it isn't there.
absl::StatusOr<std::vector<std::string>> PagesIn(const fs::path& source,
                                                 const std::string& directory) {
  std::vector<std::string> out;
  std::error_code error;
  if (!fs::exists(source / directory, error)) return out;
  for (fs::directory_iterator it(source / directory, error), end; !error && it != end;
       it.increment(error)) {
    if (it->path().extension() != ".md") continue;
    out.push_back(base::StrCat(directory, "/", it->path().filename().string()));
  }
  if (error) return absl::UnavailableError(base::StrCat(directory, ": ", error.message()));
  return out;
}

absl::Status WriteFile(const fs::path& path, const std::string& text) {
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  std::ofstream out(path, std::ios::binary);
  out << text;
  out.close();
  if (out) return absl::OkStatus();
  return absl::UnavailableError(base::StrCat("can't write ", path.string()));
}

}  // namespace

absl::StatusOr<Drift> CompareSite(const fs::path& source,
                                  const std::map<std::string, std::string>& pages) {
  Drift out;
  for (const auto& [path, text] : pages) {
    const absl::StatusOr<std::string> present = ReadFile(source / path);
    if (!present.ok() || *present != text) out.outdated.push_back(path);
  }
  for (const std::string& directory : GeneratedDirectories()) {
    const absl::StatusOr<std::vector<std::string>> present = PagesIn(source, directory);
    if (!present.ok()) return present.status();
    std::copy_if(present->begin(), present->end(), std::back_inserter(out.orphaned),
                 [&](const std::string& path) { return !pages.contains(path); });
  }
  std::sort(out.orphaned.begin(), out.orphaned.end());
  return out;
}

absl::Status UpdateSite(const fs::path& source, const std::map<std::string, std::string>& pages,
                        const Drift& drift) {
  for (const std::string& path : drift.outdated) {
    if (absl::Status status = WriteFile(source / path, pages.at(path)); !status.ok()) return status;
  }
  for (const std::string& path : drift.orphaned) {
    std::error_code error;
    fs::remove(source / path, error);
    if (error) return absl::UnavailableError(base::StrCat(path, ": ", error.message()));
  }
  return absl::OkStatus();
}

}  // namespace docs
