// Comparing expressions that the server prints in its own spelling.
#include "absl/strings/ascii.h"
#include "provider/base/strings.h"
#include "provider/clients/starrocks/table_definition.h"

namespace starrocks {
namespace {

// Without blanks and backticks, lower case, single quotes.
std::string Squeezed(std::string_view expression) {
  std::string text;
  char quote = 0;
  for (const char c : expression) {
    if (quote == 0 && (c == '\'' || c == '"')) {
      quote = c;
      text += '\'';
    } else if (quote != 0) {
      text += c == quote ? '\'' : c;
      if (c == quote) quote = 0;
    } else if (c != '`' && !absl::ascii_isspace(static_cast<unsigned char>(c))) {
      text += absl::ascii_tolower(static_cast<unsigned char>(c));
    }
  }
  return text;
}

// time_slice(ts,interval1hour) is printed as time_slice(ts,1,'hour','floor').
std::string WithoutInterval(const std::string& text) {
  constexpr std::string_view kInterval = ",interval";
  const std::size_t at = text.find(kInterval);
  if (!text.starts_with("time_slice(") || at == std::string::npos) return text;
  const std::size_t count = at + kInterval.size();
  const std::size_t unit = text.find_first_not_of("0123456789", count);
  const std::size_t end = text.find_first_of(",)", count);
  if (unit == std::string::npos || end == std::string::npos || unit > end) return text;
  const std::string_view rest = std::string_view(text).substr(end);
  return base::StrCat(std::string_view(text).substr(0, at), ",",
                      std::string_view(text).substr(count, unit - count), ",'",
                      std::string_view(text).substr(unit, end - unit), "'",
                      rest == ")" ? ",'floor'" : "", rest);
}

}  // namespace

std::string CanonicalExpression(std::string_view expression) {
  return WithoutInterval(Squeezed(expression));
}

}  // namespace starrocks
