// Exact decimal numbers of any size, in a normal form that compares without being expanded.
#ifndef PROVIDER_CTY_DECIMAL_H_
#define PROVIDER_CTY_DECIMAL_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cty {

// (-1)^negative * digits * 10^exponent. Digits have no zeros at either end; zero has no digits, no
// sign and exponent 0: equal numbers have equal members.
struct Decimal {
  bool negative = false;
  std::string digits;
  int64_t exponent = 0;

  // Optional sign, digits with an optional point, optional exponent of at most 10^9 either way.
  static std::optional<Decimal> Parse(std::string_view text);
  // The exact value of a finite double.
  static Decimal FromDouble(double v);

  // Plain decimal notation; "<digits>e<exponent>" where that would take more than 1,024 padding
  // zeros. Unique for the value.
  std::string ToText() const;

  // <0, 0, >0 by value.
  static int Compare(const Decimal& a, const Decimal& b);
};

}  // namespace cty

#endif  // PROVIDER_CTY_DECIMAL_H_
