#include "acceptance-tests/sandbox/behaviour/text.h"

#include <algorithm>
#include <array>

#include "acceptance-tests/sandbox/behaviour/strings.h"

namespace sandbox::behaviour {
namespace {

void AppendEscape(char escaped, std::string* out) {
  switch (escaped) {
    case 'n':
      *out += '\n';
      return;
    case 't':
      *out += '\t';
      return;
    case 'r':
      *out += '\r';
      return;
    case 'b':
      *out += '\b';
      return;
    case '0':
      *out += '\0';
      return;
    case 'Z':
      *out += '\x1a';
      return;
    case '%':
    case '_':
      *out += '\\';
      break;
    default:
      break;
  }
  *out += escaped;
}

// Length of the valid UTF-8 character at the front of `text`, 0 if there is none.
size_t ValidPrefix(std::string_view text) {
  unsigned char lead = static_cast<unsigned char>(text[0]);
  if (lead < 0x80) return 1;
  size_t length = Utf8Length(lead);
  if (length == 1 || text.size() < length || lead < 0xc2) return 0;
  auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; };
  return std::all_of(text.begin() + 1, text.begin() + length, continues) ? length : 0;
}

std::string Escape(std::string_view value, char quote) {
  std::string out;
  for (char c : value) {
    if (c == quote || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

}  // namespace

std::string UnquoteString(std::string_view quoted) {
  if (quoted.size() < 2) return std::string(quoted);
  char quote = quoted.front();
  std::string_view body = quoted.substr(1, quoted.size() - 2);
  std::string out;
  for (size_t i = 0; i < body.size(); ++i) {
    bool pair = i + 1 < body.size();
    if (pair && body[i] == '\\') {
      AppendEscape(body[++i], &out);
    } else {
      if (pair && body[i] == quote && body[i + 1] == quote) ++i;
      out += body[i];
    }
  }
  return out;
}

std::string PrintString(std::string_view value) { return "'" + Escape(value, '\'') + "'"; }

std::string EscapeComment(std::string_view value) { return Escape(value, '"'); }

bool Like(std::string_view value, std::string_view pattern) {
  if (pattern.empty()) return value.empty();
  if (pattern[0] == '%') {
    for (size_t skip = 0; skip <= value.size(); ++skip) {
      if (Like(value.substr(skip), pattern.substr(1))) return true;
    }
    return false;
  }
  if (value.empty()) return false;
  if (pattern[0] == '_') {
    size_t length = std::min(value.size(), Utf8Length(static_cast<unsigned char>(value[0])));
    return Like(value.substr(length), pattern.substr(1));
  }
  if (pattern[0] == '\\' && pattern.size() > 1) pattern.remove_prefix(1);
  return value[0] == pattern[0] && Like(value.substr(1), pattern.substr(1));
}

std::string FormatBytes(int64_t bytes) {
  constexpr std::array<const char*, 5> kUnits = {"B", "KB", "MB", "GB", "TB"};
  double value = static_cast<double>(bytes);
  size_t unit = 0;
  while (value >= 1024 && unit + 1 < kUnits.size()) {
    value /= 1024;
    ++unit;
  }
  return Printf("%.3f %s", value, kUnits[unit]);
}

size_t Utf8Length(unsigned char lead) {
  if (lead >= 0xf0 && lead < 0xf5) return 4;
  if (lead >= 0xe0 && lead < 0xf0) return 3;
  if (lead >= 0xc0 && lead < 0xe0) return 2;
  return 1;
}

std::string ValidUtf8(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    size_t length = ValidPrefix(text);
    if (length == 0) {
      out += "\xef\xbf\xbd";
      length = 1;
    } else {
      out.append(text.substr(0, length));
    }
    text.remove_prefix(length);
  }
  return out;
}

}  // namespace sandbox::behaviour
