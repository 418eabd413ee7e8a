#ifndef ACCEPTANCE_TESTS_SANDBOX_NET_FIELD_TYPE_H_
#define ACCEPTANCE_TESTS_SANDBOX_NET_FIELD_TYPE_H_

#include <cstdint>

namespace sandbox {

// Type numbers of the MySQL protocol that have a binary form of their own, and kinds of strings.
enum class FieldType : uint8_t {
  kDecimal = 0x00,
  kTiny = 0x01,
  kShort = 0x02,
  kLong = 0x03,
  kFloat = 0x04,
  kDouble = 0x05,
  kNull = 0x06,
  kTimestamp = 0x07,
  kLongLong = 0x08,
  kInt24 = 0x09,
  kDate = 0x0a,
  kTime = 0x0b,
  kDatetime = 0x0c,
  kYear = 0x0d,
  kVarchar = 0x0f,
  kBit = 0x10,
  kFirstString = 0xf5,  // JSON; every number from here on is sent as a string
};

// Bytes of an integer type, 0 for other types.
constexpr int IntegerWidth(FieldType type) {
  switch (type) {
    case FieldType::kTiny:
      return 1;
    case FieldType::kShort:
    case FieldType::kYear:
      return 2;
    case FieldType::kLong:
    case FieldType::kInt24:
      return 4;
    case FieldType::kLongLong:
      return 8;
    default:
      return 0;
  }
}

constexpr bool IsSentAsString(FieldType type) {
  return type == FieldType::kDecimal || type == FieldType::kVarchar || type == FieldType::kBit ||
         type >= FieldType::kFirstString;
}

}  // namespace sandbox

#endif  // ACCEPTANCE_TESTS_SANDBOX_NET_FIELD_TYPE_H_
