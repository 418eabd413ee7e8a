#include "provider/clients/starrocks/catalog_text.h"

#include <utility>

#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"

namespace starrocks {
namespace {

constexpr std::string_view kEquals = "\"  =  \"";
constexpr std::string_view kComment = "\ncomment \"";
constexpr std::string_view kEnd = "\n)";
constexpr std::string_view kPairEnd = "\",\n\"";

std::string Unescape(std::string_view value) {
  return absl::StrReplaceAll(base::ToAbsl(value), {{"\\\"", "\""}});
}

std::string UnescapeComment(std::string_view comment) {
  return absl::StrReplaceAll(base::ToAbsl(comment), {{"\\\"", "\""}, {"\\\\", "\\"}});
}

// Takes what stands before `mark`, and the mark. False if there's none.
bool TakeUntil(std::string_view& text, std::string_view mark, std::string_view* before) {
  const std::size_t at = text.find(mark);
  if (at == std::string_view::npos) return false;
  *before = text.substr(0, at);
  text.remove_prefix(at + mark.size());
  return true;
}

std::optional<CatalogDefinition> Read(std::string_view text) {
  CatalogDefinition definition;
  std::string_view head;
  // A quote inside the comment has a backslash, so this can't stand there.
  if (!TakeUntil(text, "\nPROPERTIES (\"", &head) || !text.ends_with(kEnd)) return std::nullopt;
  text.remove_suffix(kEnd.size());
  const std::size_t comment = head.find(kComment);
  if (comment != std::string_view::npos) {
    if (!head.ends_with('"')) return std::nullopt;
    head.remove_suffix(1);
    definition.comment = UnescapeComment(head.substr(comment + kComment.size()));
  }
  const auto pairs = ParsePairs(base::StrCat("\"", text), kEquals);
  if (!pairs) return std::nullopt;
  for (const auto& [key, value] : *pairs) definition.properties[key] = Unescape(value);
  return definition;
}

}  // namespace

std::optional<std::map<std::string, std::string>> ParsePairs(std::string_view pairs,
                                                             std::string_view equals) {
  if (pairs.size() < 2 || !pairs.starts_with('"') || !pairs.ends_with('"')) return std::nullopt;
  pairs = pairs.substr(1, pairs.size() - 2);
  std::map<std::string, std::string> read;
  for (const absl::string_view part : absl::StrSplit(base::ToAbsl(pairs), base::ToAbsl(kPairEnd))) {
    std::string_view value(part.data(), part.size());
    std::string_view key;
    if (!TakeUntil(value, equals, &key)) return std::nullopt;
    read[std::string(key)] = std::string(value);
  }
  return read;
}

std::string ShapeOf(std::string_view text) {
  std::string shape;
  bool quoted = false;
  for (const char c : text) {
    if (c == '"' || !quoted) shape += c;
    if (c == '"') quoted = !quoted;
  }
  return shape;
}

absl::StatusOr<CatalogDefinition> ParseCreateCatalog(std::string_view text) {
  if (std::optional<CatalogDefinition> definition = Read(text)) return *std::move(definition);
  return base::MakeError(
      base::ErrorKind::kFinal,
      base::StrCat("StarRocks printed a catalog in an unexpected shape: ", ShapeOf(text)));
}

}  // namespace starrocks
