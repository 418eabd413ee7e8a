// How SHOW CREATE CATALOG hides secrets.
#include <string>
#include <string_view>

#include "provider/base/strings.h"
#include "provider/clients/starrocks/catalog_properties.h"

namespace starrocks {
namespace {

constexpr std::string_view kStars = "******";
constexpr std::size_t kShownEachSide = 2;
// What Java's encoder makes of half a character.
constexpr std::string_view kHalf = "?";

bool IsContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }
// Characters outside of the basic plane, four bytes in UTF-8, are two in UTF-16.
std::size_t Utf16Units(char lead) { return static_cast<unsigned char>(lead) >= 0xF0 ? 2 : 1; }

std::size_t Utf16Length(std::string_view text) {
  std::size_t units = 0;
  for (const char c : text) units += IsContinuation(c) ? 0 : Utf16Units(c);
  return units;
}

// The first kShownEachSide units.
std::string Head(std::string_view text) {
  std::size_t units = 0;
  std::size_t end = 0;
  while (end < text.size() && units + Utf16Units(text[end]) <= kShownEachSide) {
    units += Utf16Units(text[end++]);
    while (end < text.size() && IsContinuation(text[end])) ++end;
  }
  return base::StrCat(text.substr(0, end), units < kShownEachSide ? kHalf : "");
}

// The last kShownEachSide units.
std::string Tail(std::string_view text) {
  std::size_t units = 0;
  std::size_t begin = text.size();
  while (begin > 0 && units < kShownEachSide) {
    std::size_t at = begin - 1;
    while (at > 0 && IsContinuation(text[at])) --at;
    if (units + Utf16Units(text[at]) > kShownEachSide) break;
    units += Utf16Units(text[at]);
    begin = at;
  }
  return base::StrCat(units < kShownEachSide ? kHalf : "", text.substr(begin));
}

}  // namespace

std::string Mask(std::string_view secret) {
  if (Utf16Length(secret) <= 2 * kShownEachSide) return std::string(kStars);
  return base::StrCat(Head(secret), kStars, Tail(secret));
}

bool SameMasked(const base::Secret& configured, std::string_view shown) {
  return shown == configured.Reveal() || shown == Mask(configured.Reveal());
}

}  // namespace starrocks
