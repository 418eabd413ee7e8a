#include "provider/base/utf8.h"

#include <cstddef>
#include <cstdint>

namespace base {
namespace {

// The length that the first byte announces; 0 if no character begins with it.
std::size_t LengthBy(uint8_t first) {
  if (first < 0x80) return 1;
  if (first < 0xC2) return 0;
  if (first < 0xE0) return 2;
  if (first < 0xF0) return 3;
  return first < 0xF5 ? 4 : 0;
}

// The second byte's range rules out overlong forms, surrogates and what is above U+10FFFF.
bool SecondFits(uint8_t first, uint8_t second) {
  switch (first) {
    case 0xE0:
      return second >= 0xA0;
    case 0xED:
      return second < 0xA0;
    case 0xF0:
      return second >= 0x90;
    case 0xF4:
      return second < 0x90;
    default:
      return true;
  }
}

bool StartsWithCharacter(std::string_view text, std::size_t length) {
  if (length == 0 || text.size() < length) return false;
  for (std::size_t i = 1; i < length; ++i) {
    if ((static_cast<uint8_t>(text[i]) & 0xC0) != 0x80) return false;
  }
  return length == 1 || SecondFits(static_cast<uint8_t>(text[0]), static_cast<uint8_t>(text[1]));
}

}  // namespace

bool IsValidUtf8(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = LengthBy(static_cast<uint8_t>(text[0]));
    if (!StartsWithCharacter(text, length)) return false;
    text.remove_prefix(length);
  }
  return true;
}

}  // namespace base
