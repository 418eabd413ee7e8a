// SQL text that can't come from anywhere but the source code.
#ifndef PROVIDER_CLIENTS_SQL_TEXT_H_
#define PROVIDER_CLIENTS_SQL_TEXT_H_

#include <cstddef>
#include <string_view>

namespace sql {

// A fixed piece of a statement. Only a string literal makes one, at compile time; a std::string or
// a char pointer does not compile.
class Text {
 public:
  template <std::size_t N>
  consteval Text(const char (&literal)[N])  // NOLINT: implicit by design
      : value_(literal, N - 1) {
    for (char c : value_) {
      if (c == '\0') throw "a NUL in SQL text";
    }
  }

  constexpr std::string_view value() const { return value_; }

 private:
  std::string_view value_;
};

}  // namespace sql

#endif  // PROVIDER_CLIENTS_SQL_TEXT_H_
