#include "provider/cty/json_string.h"

#include <utf8proc.h>

#include "absl/strings/str_cat.h"

namespace cty {
namespace {

void AppendUnicodeEscape(unsigned code, std::string* out) {
  absl::StrAppend(out, "\\u", absl::Hex(code, absl::kZeroPad4));
}

void AppendAscii(char c, QuoteStyle style, std::string* out) {
  switch (c) {
    case '"':
    case '\\':
      out->push_back('\\');
      out->push_back(c);
      return;
    case '\b':
      out->append("\\b");
      return;
    case '\f':
      out->append("\\f");
      return;
    case '\n':
      out->append("\\n");
      return;
    case '\r':
      out->append("\\r");
      return;
    case '\t':
      out->append("\\t");
      return;
  }
  const bool html = style == QuoteStyle::kCty && (c == '<' || c == '>' || c == '&');
  if (html || static_cast<unsigned char>(c) < 0x20) {
    AppendUnicodeEscape(static_cast<unsigned char>(c), out);
  } else {
    out->push_back(c);
  }
}

// Appends the first code point of `text`, which is not ASCII, and returns its length in bytes.
size_t AppendWide(std::string_view text, QuoteStyle style, std::string* out) {
  utf8proc_int32_t code = 0;
  const utf8proc_ssize_t size =
      utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                       static_cast<utf8proc_ssize_t>(text.size()), &code);
  if (size <= 0) {
    AppendUnicodeEscape(0xFFFD, out);
    return 1;
  }
  if (style == QuoteStyle::kCty && (code == 0x2028 || code == 0x2029)) {
    AppendUnicodeEscape(static_cast<unsigned>(code), out);
  } else {
    out->append(text.substr(0, static_cast<size_t>(size)));
  }
  return static_cast<size_t>(size);
}

}  // namespace

void AppendQuoted(std::string_view text, QuoteStyle style, std::string* out) {
  out->push_back('"');
  while (!text.empty()) {
    size_t size = 1;
    if (static_cast<unsigned char>(text.front()) < 0x80) {
      AppendAscii(text.front(), style, out);
    } else {
      size = AppendWide(text, style, out);
    }
    text.remove_prefix(size);
  }
  out->push_back('"');
}

}  // namespace cty
