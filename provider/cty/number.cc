#include "provider/cty/number.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "provider/cty/decimal.h"

namespace cty {
namespace {

constexpr double kInt64Limit = 9223372036854775808.0;  // 2^63, the first double above int64
constexpr size_t kMaxInt64Digits = 19;
constexpr size_t kMaxDoubleDigits = 767;  // of the longest exact expansion of a double
constexpr double kInfinity = std::numeric_limits<double>::infinity();

std::optional<int64_t> ParseInt64(std::string_view text) {
  int64_t v = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), v);
  if (parsed.ec != std::errc() || parsed.ptr != text.data() + text.size()) return std::nullopt;
  return v;
}

std::optional<double> ParseInfinity(std::string_view text) {
  const bool has_sign = text.starts_with('+') || text.starts_with('-');
  const std::string_view magnitude = has_sign ? text.substr(1) : text;
  if (magnitude != "Inf" && magnitude != "inf") return std::nullopt;
  return text.front() == '-' ? -kInfinity : kInfinity;
}

double NearestDouble(const std::string& text) {
  double v = 0;
  return absl::SimpleAtod(text, &v) ? v : 0;
}

std::optional<int64_t> ExactInt64(const Decimal& d) {
  const bool may_fit =
      d.exponent >= 0 && d.digits.size() + static_cast<size_t>(d.exponent) <= kMaxInt64Digits;
  return may_fit ? ParseInt64(d.ToText()) : std::nullopt;
}

// The fraction that `d` is, if a double holds it exactly: such a fraction ends in the digit 5.
std::optional<double> ExactFraction(const Decimal& d) {
  if (d.exponent >= 0 || d.digits.back() != '5' || d.digits.size() > kMaxDoubleDigits) {
    return std::nullopt;
  }
  const double v = NearestDouble(d.ToText());
  if (!std::isfinite(v) || Decimal::Compare(Decimal::FromDouble(v), d) != 0) return std::nullopt;
  return v;
}

std::string ShortestText(double v) {
  if (std::isinf(v)) return v < 0 ? "-Inf" : "Inf";
  std::array<char, 400> text;  // the longest, of the smallest subnormals, has some 345 characters
  const auto end =
      std::to_chars(text.data(), text.data() + text.size(), v, std::chars_format::fixed).ptr;
  return std::string(text.data(), static_cast<size_t>(end - text.data()));
}

using Rep = std::variant<int64_t, double, std::string>;

// -1 and 1 for the infinities, 0 for the rest.
int InfinitySign(const Rep& rep) {
  const double* v = std::get_if<double>(&rep);
  if (v == nullptr || !std::isinf(*v)) return 0;
  return *v < 0 ? -1 : 1;
}

Decimal ToDecimal(const Rep& rep) {
  if (const double* v = std::get_if<double>(&rep)) return Decimal::FromDouble(*v);
  if (const int64_t* v = std::get_if<int64_t>(&rep)) {
    return Decimal::Parse(absl::StrCat(*v)).value_or(Decimal());
  }
  return Decimal::Parse(std::get<std::string>(rep)).value_or(Decimal());
}

template <typename T>
int CompareSame(const T& a, const T& b) {
  if (a < b) return -1;
  return b < a ? 1 : 0;
}

}  // namespace

absl::StatusOr<Number> Number::FromDouble(double v) {
  if (std::isnan(v)) return absl::InvalidArgumentError("NaN is not a number");
  if (std::isinf(v) || std::trunc(v) != v) return Number(Rep(v));
  if (v >= -kInt64Limit && v < kInt64Limit) return Number(static_cast<int64_t>(v));
  return Number(Rep(Decimal::FromDouble(v).ToText()));
}

absl::StatusOr<Number> Number::FromText(std::string_view text) {
  if (const auto v = ParseInt64(text)) return Number(*v);
  if (const auto v = ParseInfinity(text)) return Number(Rep(*v));
  const std::optional<Decimal> decimal = Decimal::Parse(text);
  if (!decimal.has_value()) return absl::InvalidArgumentError("a decimal number is required");
  if (decimal->digits.empty()) return Number();
  if (const auto v = ExactInt64(*decimal)) return Number(*v);
  if (const auto v = ExactFraction(*decimal)) return Number(Rep(*v));
  return Number(Rep(decimal->ToText()));
}

std::optional<int64_t> Number::AsInt64() const {
  const int64_t* v = std::get_if<int64_t>(&rep_);
  return v == nullptr ? std::nullopt : std::optional<int64_t>(*v);
}

double Number::AsDouble() const {
  if (const int64_t* v = std::get_if<int64_t>(&rep_)) return static_cast<double>(*v);
  if (const double* v = std::get_if<double>(&rep_)) return *v;
  return NearestDouble(std::get<std::string>(rep_));
}

std::string Number::ToText() const {
  if (const int64_t* v = std::get_if<int64_t>(&rep_)) return absl::StrCat(*v);
  if (const double* v = std::get_if<double>(&rep_)) return ShortestText(*v);
  return std::get<std::string>(rep_);
}

int Number::Compare(const Number& a, const Number& b) {
  if (std::holds_alternative<int64_t>(a.rep_) && std::holds_alternative<int64_t>(b.rep_)) {
    return CompareSame(std::get<int64_t>(a.rep_), std::get<int64_t>(b.rep_));
  }
  if (std::holds_alternative<double>(a.rep_) && std::holds_alternative<double>(b.rep_)) {
    return CompareSame(std::get<double>(a.rep_), std::get<double>(b.rep_));
  }
  const int a_infinity = InfinitySign(a.rep_);
  const int b_infinity = InfinitySign(b.rep_);
  if (a_infinity != 0 || b_infinity != 0) return CompareSame(a_infinity, b_infinity);
  return Decimal::Compare(ToDecimal(a.rep_), ToDecimal(b.rep_));
}

}  // namespace cty
