#include "provider/cty/decimal.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

namespace cty {
namespace {

constexpr int64_t kMaxExponent = 1'000'000'000;
constexpr int64_t kMaxPadding = 1024;
// The digits after the first one in the longest exact expansion of a double.
constexpr int kDoublePrecision = 766;

std::string_view TakeDigits(std::string_view* text) {
  const auto end = std::find_if_not(text->begin(), text->end(), absl::ascii_isdigit);
  const std::string_view digits = text->substr(0, static_cast<size_t>(end - text->begin()));
  text->remove_prefix(digits.size());
  return digits;
}

bool Take(char c, std::string_view* text) {
  if (!text->starts_with(c)) return false;
  text->remove_prefix(1);
  return true;
}

// Takes a sign, if there is one.
bool TakeMinus(std::string_view* text) {
  if (Take('-', text)) return true;
  Take('+', text);
  return false;
}

// What follows the digits: nothing, or "e", an optional sign and digits up to the end.
std::optional<int64_t> ParseExponent(std::string_view text) {
  if (text.empty()) return 0;
  if (!Take('e', &text) && !Take('E', &text)) return std::nullopt;
  const bool negative = TakeMinus(&text);
  const std::string_view digits = TakeDigits(&text);
  int64_t exponent = 0;
  const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), exponent);
  if (parsed.ec != std::errc() || !text.empty() || exponent > kMaxExponent) return std::nullopt;
  return negative ? -exponent : exponent;
}

Decimal Normalise(Decimal d) {
  const size_t last = d.digits.find_last_not_of('0');
  if (last == std::string::npos) return Decimal();
  d.exponent += static_cast<int64_t>(d.digits.size() - 1 - last);
  d.digits.resize(last + 1);
  d.digits.erase(0, d.digits.find_first_not_of('0'));
  return d;
}

// The digits with a point before or between them, or zeros behind them.
std::string Plain(const std::string& digits, int64_t exponent) {
  const int64_t whole = static_cast<int64_t>(digits.size()) + exponent;
  if (exponent >= 0) return digits + std::string(static_cast<size_t>(exponent), '0');
  if (whole <= 0) return absl::StrCat("0.", std::string(static_cast<size_t>(-whole), '0'), digits);
  const auto point = static_cast<size_t>(whole);
  return absl::StrCat(digits.substr(0, point), ".", digits.substr(point));
}

int CompareMagnitude(const Decimal& a, const Decimal& b) {
  const int64_t a_size = static_cast<int64_t>(a.digits.size()) + a.exponent;
  const int64_t b_size = static_cast<int64_t>(b.digits.size()) + b.exponent;
  if (a_size != b_size) return a_size < b_size ? -1 : 1;
  return a.digits.compare(b.digits);
}

int Sign(const Decimal& d) {
  if (d.digits.empty()) return 0;
  return d.negative ? -1 : 1;
}

}  // namespace

std::optional<Decimal> Decimal::Parse(std::string_view text) {
  Decimal d;
  d.negative = TakeMinus(&text);
  const std::string_view whole = TakeDigits(&text);
  const std::string_view fraction = Take('.', &text) ? TakeDigits(&text) : std::string_view();
  const std::optional<int64_t> exponent = ParseExponent(text);
  if ((whole.empty() && fraction.empty()) || !exponent.has_value()) return std::nullopt;
  d.digits = std::string(whole).append(fraction);
  d.exponent = *exponent - static_cast<int64_t>(fraction.size());
  return Normalise(std::move(d));
}

Decimal Decimal::FromDouble(double v) {
  std::array<char, kDoublePrecision + 32> text;
  const auto written = std::to_chars(text.data(), text.data() + text.size(), v,
                                     std::chars_format::scientific, kDoublePrecision);
  const auto size = static_cast<size_t>(written.ptr - text.data());
  return Parse(std::string_view(text.data(), size)).value_or(Decimal());
}

std::string Decimal::ToText() const {
  if (digits.empty()) return "0";
  const int64_t padding = std::max(exponent, -exponent - static_cast<int64_t>(digits.size()));
  const std::string magnitude =
      padding > kMaxPadding ? absl::StrCat(digits, "e", exponent) : Plain(digits, exponent);
  return negative ? absl::StrCat("-", magnitude) : magnitude;
}

int Decimal::Compare(const Decimal& a, const Decimal& b) {
  if (Sign(a) != Sign(b)) return Sign(a) - Sign(b);
  return a.negative ? CompareMagnitude(b, a) : CompareMagnitude(a, b);
}

}  // namespace cty
