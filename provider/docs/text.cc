#include "provider/docs/text.h"

#include "absl/strings/str_replace.h"

namespace docs {

std::string Trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const size_t begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return "";
  return std::string(text.substr(begin, text.find_last_not_of(kSpace) + 1 - begin));
}

std::string Indented(std::string_view text) {
  return absl::StrReplaceAll(Trimmed(text), {{"\n\n", "\n\n  "}, {"\n", "\n  "}});
}

}  // namespace docs
