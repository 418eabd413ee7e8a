// abseil's string helpers for std::string_view: Debian builds abseil with a string_view type of its
// own.
#ifndef PROVIDER_BASE_STRINGS_H_
#define PROVIDER_BASE_STRINGS_H_

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace base {

inline absl::string_view ToAbsl(std::string_view s) { return {s.data(), s.size()}; }

template <typename T>
decltype(auto) Piece(const T& x) {
  if constexpr (std::is_same_v<T, std::string_view>) {
    return ToAbsl(x);
  } else {
    return (x);
  }
}

// absl::StrCat and absl::StrAppend, std::string_view allowed.
template <typename... A>
std::string StrCat(const A&... a) {
  return absl::StrCat(Piece(a)...);
}
template <typename... A>
void StrAppend(std::string* out, const A&... a) {
  absl::StrAppend(out, Piece(a)...);
}

}  // namespace base

#endif  // PROVIDER_BASE_STRINGS_H_
