// String helpers on std::string_view.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_STRINGS_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_STRINGS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace sandbox::behaviour {

// Classes and case of ASCII; other bytes belong to no class.
bool IsAlpha(char c);
bool IsDigit(char c);
bool IsHexDigit(char c);
bool IsAlnum(char c);
char LowerChar(char c);
std::string Lower(std::string_view text);
std::string Upper(std::string_view text);
bool EqualsIgnoreCase(std::string_view a, std::string_view b);

// The text without blanks around it.
std::string_view Strip(std::string_view text);
std::string Remove(std::string_view text, char unwanted);
std::vector<std::string> Split(std::string_view text, char separator);
// At the first separator only: one part or two.
std::vector<std::string> SplitOnce(std::string_view text, char separator);

// A whole decimal number; false (and `value` untouched) if the text is none or too large.
bool ParseInt(std::string_view text, int64_t* value);
bool ParseDouble(std::string_view text, double* value);
// Up to six significant digits, no trailing zeros.
std::string PrintDouble(double value);

// As std::printf, up to 255 bytes.
__attribute__((format(printf, 1, 2))) std::string Printf(const char* format, ...);

std::string HexOf(std::string_view bytes);  // upper case
std::string BytesOfHex(std::string_view hex);

namespace internal {
inline void Append(std::string* out, std::string_view text) { out->append(text); }
template <typename Number>
requires std::is_integral_v<Number>
void Append(std::string* out, Number number) { out->append(std::to_string(number)); }
}  // namespace internal

// The pieces (texts and integers) one behind the other.
template <typename... Pieces>
std::string StrCat(const Pieces&... pieces) {
  std::string out;
  (internal::Append(&out, pieces), ...);
  return out;
}

template <typename Range>
std::string Join(const Range& parts, std::string_view separator) {
  std::string out;
  bool first = true;
  for (const auto& part : parts) {
    if (!first) out.append(separator);
    out.append(part);
    first = false;
  }
  return out;
}

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_STRINGS_H_
