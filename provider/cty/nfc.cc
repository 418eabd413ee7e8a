#include "provider/cty/nfc.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace cty {
namespace {

// Every code point below U+0300 is in NFC whatever its neighbours, and 0xCC is the first UTF-8 lead
// byte of the code points from U+0300 on.
bool IsSurelyNfc(const std::string& text) {
  return std::none_of(text.begin(), text.end(),
                      [](char c) { return static_cast<unsigned char>(c) >= 0xCC; });
}

struct Free {
  void operator()(utf8proc_uint8_t* p) const { std::free(p); }
};

}  // namespace

std::string Nfc(std::string text) {
  if (IsSurelyNfc(text)) return text;
  utf8proc_uint8_t* raw = nullptr;
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
  const utf8proc_ssize_t size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                   static_cast<utf8proc_ssize_t>(text.size()), &raw, options);
  const std::unique_ptr<utf8proc_uint8_t, Free> owned(raw);
  if (size < 0) return text;
  return std::string(reinterpret_cast<const char*>(raw), static_cast<size_t>(size));
}

}  // namespace cty
