#include "provider/docs/prose.h"

#include <fstream>
#include <iterator>
#include <set>
#include <system_error>

#include "provider/base/strings.h"
#include "provider/docs/text.h"

namespace docs {
namespace {

namespace fs = std::filesystem;

absl::Status LoadTree(const fs::path& source, const char* top,
                      const std::set<std::string>& extensions, Prose* out) {
  std::error_code error;
  for (fs::recursive_directory_iterator it(source / top, error), end; !error && it != end;
       it.increment(error)) {
    if (!it->is_regular_file(error) || !extensions.contains(it->path().extension().string()))
      continue;
    absl::StatusOr<std::string> text = ReadFile(it->path());
    if (!text.ok()) return text.status();
    out->emplace(it->path().lexically_relative(source).generic_string(), *std::move(text));
  }
  if (!error) return absl::OkStatus();
  return absl::NotFoundError(
      base::StrCat("can't read ", (source / top).string(), ": ", error.message()));
}

// Takes the front matter off `text` and returns its subcategory.
std::string TakeSubcategory(std::string_view* text) {
  constexpr std::string_view kFence = "---\n";
  constexpr std::string_view kKey = "subcategory:";
  if (!text->starts_with(kFence)) return "";
  const size_t end = text->find("\n---\n", kFence.size() - 1);
  if (end == std::string_view::npos) return "";
  std::string_view matter = text->substr(kFence.size(), end - kFence.size());
  text->remove_prefix(end + 1 + kFence.size());
  if (!matter.starts_with(kKey)) return "";
  return Trimmed(matter.substr(kKey.size()));
}

}  // namespace

absl::StatusOr<std::string> ReadFile(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  if (!in) return absl::NotFoundError(base::StrCat("can't read ", path.string()));
  return text;
}

absl::StatusOr<Prose> LoadProse(const fs::path& source) {
  Prose out;
  if (absl::Status status = LoadTree(source, "resources", {".md"}, &out); !status.ok()) {
    return status;
  }
  if (absl::Status status = LoadTree(source, "examples", {".tf", ".sh"}, &out); !status.ok()) {
    return status;
  }
  return out;
}

ProseParts SplitProse(std::string_view text) {
  constexpr std::string_view kImport = "## Import\n";
  ProseParts out;
  out.subcategory = TakeSubcategory(&text);
  const std::string lines = base::StrCat("\n", text, "\n");
  const size_t import = lines.find(base::StrCat("\n", kImport));
  out.body = Trimmed(lines.substr(0, import));
  if (import != std::string::npos) {
    out.import_notes = Trimmed(lines.substr(import + 1 + kImport.size()));
  }
  return out;
}

}  // namespace docs
