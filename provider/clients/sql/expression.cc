#include "provider/clients/sql/expression.h"

#include <string>

#include "absl/strings/ascii.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/base/utf8.h"

namespace sql {
namespace {

constexpr std::string_view kOpening = "([{";
constexpr std::string_view kClosing = ")]}";

// Where the quoted text that begins at `begin` ends, past its quote; npos if it doesn't.
std::size_t EndOfQuoted(std::string_view text, std::size_t begin) {
  const char quote = text[begin];
  for (std::size_t i = begin + 1; i < text.size(); ++i) {
    if (text[i] == '\\' && quote != '`') {
      ++i;
    } else if (text[i] == quote) {
      return i + 1;
    }
  }
  return std::string_view::npos;
}

bool BeginsComment(std::string_view rest) {
  return rest.starts_with("--") || rest.starts_with("/*") || rest.starts_with("#");
}

// The flaw, empty if there is none.
std::string_view FlawOf(std::string_view text) {
  std::string open;  // the brackets that wait for their other half
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\'' || c == '"' || c == '`') {
      i = EndOfQuoted(text, i);
      if (i == std::string_view::npos) return "a quote is not closed";
      --i;
      continue;
    }
    if (c == ';') return "it has a semicolon";
    if (BeginsComment(text.substr(i))) return "it has a comment";
    if (c == ',' && open.empty()) return "it is a list: a comma stands outside of all brackets";
    if (kOpening.find(c) != std::string_view::npos) open += c;
    const std::size_t closing = kClosing.find(c);
    if (closing == std::string_view::npos) continue;
    if (open.empty() || open.back() != kOpening[closing]) return "its brackets don't match";
    open.pop_back();
  }
  return open.empty() ? "" : "a bracket is not closed";
}

std::string_view FlawOfText(std::string_view text) {
  if (absl::StripAsciiWhitespace(base::ToAbsl(text)).empty()) return "it is empty";
  if (text.find('\0') != std::string_view::npos) return "it has a NUL character";
  return base::IsValidUtf8(text) ? FlawOf(text) : "it is not valid UTF-8";
}

}  // namespace

absl::StatusOr<Expression> Expression::Of(std::string_view text) {
  const std::string_view flaw = FlawOfText(text);
  if (!flaw.empty()) {
    return base::MakeError(base::ErrorKind::kFinal,
                           base::StrCat("This is not one SQL expression: ", flaw, "."),
                           "Write a single expression, as in a SELECT list.");
  }
  return Expression(std::string(text), "<expression>");
}

}  // namespace sql
