#include "provider/clients/starrocks/quota.h"

#include <array>
#include <cmath>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_format.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"

namespace starrocks {
namespace {

using base::StrCat;
using base::ToAbsl;

// The shift of each power of 1024.
struct Unit {
  std::string_view letter;  // with or without B
  int shift;
};
constexpr std::array<Unit, 5> kUnits = {Unit{"K", 10}, Unit{"M", 20}, Unit{"G", 30}, Unit{"T", 40},
                                        Unit{"P", 50}};
constexpr int kShownUpTo = 40;  // TB, the largest unit that the server prints

absl::Status NoSize(std::string_view text, std::string_view why) {
  return base::MakeError(
      base::ErrorKind::kFinal, StrCat("\"", text, "\" is not a data size: ", why),
      "Write a whole number and a unit such as `100GB` or `10 TB`, or `unlimited`.");
}

// -1 if there's no such unit.
int ShiftOf(std::string_view unit) {
  if (unit.empty() || absl::EqualsIgnoreCase(ToAbsl(unit), "B")) return 0;
  for (const Unit& candidate : kUnits) {
    if (absl::EqualsIgnoreCase(ToAbsl(unit.substr(0, 1)), ToAbsl(candidate.letter)) &&
        (unit.size() == 1 || absl::EqualsIgnoreCase(ToAbsl(unit.substr(1)), "B"))) {
      return candidate.shift;
    }
  }
  return -1;
}

// The number if it is at most 2^63.
absl::StatusOr<uint64_t> ParseNumber(std::string_view text, std::string_view digits) {
  constexpr uint64_t kLimit = uint64_t{1} << 63;
  uint64_t number = 0;
  for (char c : digits) {
    const uint64_t digit = static_cast<uint64_t>(c - '0');
    if (number > (kLimit - digit) / 10) return NoSize(text, "it is larger than 8388608 TB");
    number = number * 10 + digit;
  }
  return number;
}

}  // namespace

absl::StatusOr<int64_t> ParseSize(std::string_view text) {
  const absl::string_view stripped = absl::StripAsciiWhitespace(ToAbsl(text));
  const std::string_view size(stripped.data(), stripped.size());
  if (absl::EqualsIgnoreCase(stripped, "unlimited")) return kUnlimitedBytes;
  const std::size_t digits = std::min(size.find_first_not_of("0123456789"), size.size());
  if (digits == 0) return NoSize(text, "it must begin with a digit");
  if (size.substr(digits).starts_with('.')) return NoSize(text, "StarRocks takes no decimals");
  const absl::string_view unit = absl::StripLeadingAsciiWhitespace(ToAbsl(size.substr(digits)));
  const int shift = ShiftOf({unit.data(), unit.size()});
  if (shift < 0) return NoSize(text, "the unit must be one of B K KB M MB G GB T TB P PB");
  TF_ASSIGN(const uint64_t number, ParseNumber(text, size.substr(0, digits)));
  if (number == 0) return NoSize(text, "it must be more than 0");
  if (number > (uint64_t{1} << (63 - shift))) return NoSize(text, "it is larger than 8388608 TB");
  const uint64_t bytes = number << shift;
  return bytes > uint64_t{kUnlimitedBytes} ? kUnlimitedBytes : static_cast<int64_t>(bytes);
}

std::string SizeToken(int64_t bytes) {
  for (auto unit = kUnits.rbegin(); unit != kUnits.rend(); ++unit) {
    if (bytes % (int64_t{1} << unit->shift) == 0)
      return StrCat(bytes >> unit->shift, unit->letter, "B");
  }
  return StrCat(bytes, "B");
}

std::string ShownSize(int64_t bytes) {
  for (auto unit = kUnits.rbegin(); unit != kUnits.rend(); ++unit) {
    const int64_t one = int64_t{1} << unit->shift;
    if (unit->shift > kShownUpTo || bytes < one) continue;
    return absl::StrFormat("%.3f %sB", static_cast<double>(bytes) / static_cast<double>(one),
                           ToAbsl(unit->letter));
  }
  return absl::StrFormat("%.3f B", static_cast<double>(bytes));
}

absl::StatusOr<int64_t> ParseShownSize(std::string_view shown) {
  const std::size_t blank = shown.find(' ');
  double number = 0;
  const int shift = blank == std::string_view::npos ? -1 : ShiftOf(shown.substr(blank + 1));
  if (shift < 0 || !absl::SimpleAtod(ToAbsl(shown.substr(0, blank)), &number) || number < 0) {
    return base::MakeError(base::ErrorKind::kFinal,
                           StrCat("The server printed the quota \"", shown, "\"."),
                           "This form is not known: please report it with the server's version.");
  }
  const double bytes = std::round(std::ldexp(number, shift));
  return bytes < std::ldexp(1.0, 63) ? static_cast<int64_t>(bytes) : kUnlimitedBytes;
}

bool SameQuota(std::string_view configured, std::string_view shown) {
  const absl::StatusOr<int64_t> bytes = ParseSize(configured);
  return bytes.ok() && ShownSize(*bytes) == shown;
}

}  // namespace starrocks
