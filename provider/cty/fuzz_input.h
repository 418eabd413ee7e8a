// How the fuzz targets split their input.
#ifndef PROVIDER_CTY_FUZZ_INPUT_H_
#define PROVIDER_CTY_FUZZ_INPUT_H_

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "provider/cty/type.h"

namespace cty {

struct FuzzInput {
  Type type = Type::Dynamic();
  std::string_view bytes;
};

// The JSON of a type up to the first NUL, then the bytes of a value; a dynamic value if there is no
// type in front.
inline FuzzInput SplitFuzzInput(const uint8_t* data, size_t size) {
  const std::string_view all(reinterpret_cast<const char*>(data), size);
  const size_t end = all.find('\0');
  if (end == std::string_view::npos) return {.bytes = all};
  const absl::StatusOr<Type> type = Type::FromJson(all.substr(0, end));
  if (!type.ok()) return {.bytes = all};
  return {.type = *type, .bytes = all.substr(end + 1)};
}

inline void FuzzCheck(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

}  // namespace cty

#endif  // PROVIDER_CTY_FUZZ_INPUT_H_
