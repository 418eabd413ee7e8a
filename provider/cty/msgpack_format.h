// Codes of the msgpack format and of cty's use of it.
#ifndef PROVIDER_CTY_MSGPACK_FORMAT_H_
#define PROVIDER_CTY_MSGPACK_FORMAT_H_

#include <cstddef>
#include <cstdint>

namespace cty::msgpack {

inline constexpr uint8_t kFixMap = 0x80;
inline constexpr uint8_t kFixArray = 0x90;
inline constexpr uint8_t kFixStr = 0xa0;
inline constexpr uint8_t kNilCode = 0xc0;
inline constexpr uint8_t kFalse = 0xc2;
inline constexpr uint8_t kTrue = 0xc3;
inline constexpr uint8_t kBin8 = 0xc4;  // bin 16 and bin 32 follow, as for the families below
inline constexpr uint8_t kExt8 = 0xc7;
inline constexpr uint8_t kFloat32 = 0xca;
inline constexpr uint8_t kFloat64 = 0xcb;
inline constexpr uint8_t kUint8 = 0xcc;
inline constexpr uint8_t kInt8 = 0xd0;
inline constexpr uint8_t kFixExt1 = 0xd4;  // fixext 2, 4, 8 and 16 follow
inline constexpr uint8_t kStr8 = 0xd9;
inline constexpr uint8_t kArray16 = 0xdc;
inline constexpr uint8_t kMap16 = 0xde;
inline constexpr uint8_t kNegativeFix = 0xe0;

// The ext type whose body refines an unknown value, and the most bytes that body may have.
inline constexpr int8_t kRefinedExt = 12;
inline constexpr size_t kMaxRefinementSize = 1024;

// The keys of that body, which is a map.
enum RefinementKey : int64_t {
  kNullness = 1,   // bool: false = not null
  kPrefix = 2,     // string
  kMin = 3,        // [number, is inclusive]
  kMax = 4,        // [number, is inclusive]
  kMinLength = 5,  // int
  kMaxLength = 6,  // int
};

}  // namespace cty::msgpack

#endif  // PROVIDER_CTY_MSGPACK_FORMAT_H_
