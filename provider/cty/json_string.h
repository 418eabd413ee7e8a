// Quoted strings, for JSON and for messages.
#ifndef PROVIDER_CTY_JSON_STRING_H_
#define PROVIDER_CTY_JSON_STRING_H_

#include <string>
#include <string_view>

namespace cty {

enum class QuoteStyle {
  kPlain,  // only what JSON demands
  kCty,    // <, >, &, U+2028 and U+2029 escaped too: the bytes that cty writes
};

// Appends `text` as a JSON string with its quotes. Bytes that are not UTF-8 become \ufffd.
void AppendQuoted(std::string_view text, QuoteStyle style, std::string* out);

}  // namespace cty

#endif  // PROVIDER_CTY_JSON_STRING_H_
