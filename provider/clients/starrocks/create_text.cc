#include "provider/clients/starrocks/create_text.h"

#include <optional>

#include "absl/strings/ascii.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"

namespace starrocks {
namespace {

// Walks over tokens, blanks skipped.
class Walker {
 public:
  explicit Walker(std::string_view text) : rest_(text) {}

  bool Take(std::string_view token) {
    SkipBlanks();
    if (!rest_.starts_with(token)) return false;
    rest_.remove_prefix(token.size());
    return true;
  }
  // "text" with \" for a quote inside.
  std::optional<std::string> TakeString() {
    if (!Take("\"")) return std::nullopt;
    std::string value;
    while (!rest_.empty() && rest_[0] != '"') {
      if (rest_.starts_with("\\\"")) rest_.remove_prefix(1);
      value += rest_[0];
      rest_.remove_prefix(1);
    }
    if (!Take("\"")) return std::nullopt;
    return value;
  }
  bool AtEnd() {
    SkipBlanks();
    return rest_.empty();
  }

 private:
  void SkipBlanks() {
    while (!rest_.empty() && absl::ascii_isspace(static_cast<unsigned char>(rest_[0]))) {
      rest_.remove_prefix(1);
    }
  }
  std::string_view rest_;
};

using Properties = std::map<std::string, std::string>;

std::optional<Properties> ReadPairs(std::string_view clause) {
  Walker walker(clause);
  Properties properties;
  if (!walker.Take("(")) return std::nullopt;
  do {
    const std::optional<std::string> key = walker.TakeString();
    if (!key || !walker.Take("=")) return std::nullopt;
    const std::optional<std::string> value = walker.TakeString();
    if (!value) return std::nullopt;
    properties[*key] = *value;
  } while (walker.Take(","));
  if (!walker.Take(")") || !walker.AtEnd()) return std::nullopt;
  return properties;
}

}  // namespace

absl::StatusOr<Properties> PropertiesIn(std::string_view create_text) {
  constexpr std::string_view kKeyword = "PROPERTIES";
  const std::size_t keyword = create_text.find(kKeyword);
  if (keyword == std::string_view::npos) return Properties();
  if (std::optional<Properties> pairs = ReadPairs(create_text.substr(keyword + kKeyword.size()))) {
    return *pairs;
  }
  return base::MakeError(
      base::ErrorKind::kFinal,
      base::StrCat("StarRocks printed properties in an unexpected shape: ", create_text));
}

}  // namespace starrocks
