// Terraform numbers: exact, compared by value whatever their encoding was.
#ifndef PROVIDER_CTY_NUMBER_H_
#define PROVIDER_CTY_NUMBER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "absl/status/statusor.h"

namespace cty {

// An int64, a double (a fraction or an infinity, never NaN), or the text of any other decimal
// number. Construction normalises: 1.0 becomes the integer 1, "0.50" the double 0.5; "0.1", which
// no double is exactly, and integers beyond int64 are text. Thread-safe.
class Number {
 public:
  Number() : rep_(int64_t{0}) {}
  explicit Number(int64_t v) : rep_(v) {}
  // NaN is not a number of cty: an error.
  static absl::StatusOr<Number> FromDouble(double v);
  // Decimal text: optional sign, digits, fraction, exponent (at most 10^9 either way); also "Inf"
  // and "-Inf".
  static absl::StatusOr<Number> FromText(std::string_view text);

  std::optional<int64_t> AsInt64() const;  // nullopt if not an integer in range
  double AsDouble() const;                 // nearest double
  // Decimal text, JSON but for "Inf" and "-Inf": exact for integers and text, for a double the
  // shortest that reads back as the same double. An exponent only where the plain notation would
  // take more than 1,024 padding zeros.
  std::string ToText() const;

  // What the wire uses; exactly one of these holds.
  const std::variant<int64_t, double, std::string>& rep() const { return rep_; }

  // <0, 0, >0 by numeric value.
  static int Compare(const Number& a, const Number& b);
  friend bool operator==(const Number& a, const Number& b) { return Compare(a, b) == 0; }

 private:
  using Rep = std::variant<int64_t, double, std::string>;
  explicit Number(Rep rep) : rep_(std::move(rep)) {}

  Rep rep_;
};

}  // namespace cty

#endif  // PROVIDER_CTY_NUMBER_H_
