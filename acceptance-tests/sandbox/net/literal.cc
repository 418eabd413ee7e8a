#include "acceptance-tests/sandbox/net/literal.h"

#include <bit>
#include <charconv>
#include <cmath>

#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"
#include "acceptance-tests/sandbox/net/field_type.h"
#include "provider/base/strings.h"

namespace sandbox {
namespace {

constexpr uint16_t kUnsigned = 0x8000;

std::string ReadInteger(int width, bool is_unsigned, PayloadReader* packet) {
  const uint64_t value = packet->Int(width);
  if (is_unsigned) return base::StrCat(value);
  const int unused_bits = 64 - 8 * width;
  return base::StrCat(static_cast<int64_t>(value << unused_bits) >> unused_bits);
}

template <typename Float>
absl::StatusOr<std::string> FloatLiteral(Float value) {
  if (!std::isfinite(value)) return absl::InvalidArgumentError("number is not finite");
  char text[64];
  const std::to_chars_result end = std::to_chars(text, text + sizeof(text), value);
  return std::string(text, end.ptr);
}

std::string Fraction(uint64_t microseconds) {
  return microseconds == 0 ? "" : absl::StrFormat(".%06d", microseconds);
}

// A value of 0, 4, 7 or 11 bytes behind its length: what is not sent is zero.
std::string ReadDateTime(FieldType type, PayloadReader* packet) {
  PayloadReader value(packet->Bytes(packet->Int(1)));
  const uint64_t year = value.Int(2), month = value.Int(1), day = value.Int(1);
  const std::string date = absl::StrFormat("%04d-%02d-%02d", year, month, day);
  if (type == FieldType::kDate) return QuoteLiteral(date);
  const uint64_t hours = value.Int(1), minutes = value.Int(1), seconds = value.Int(1);
  return QuoteLiteral(absl::StrFormat("%s %02d:%02d:%02d%s", date, hours, minutes, seconds,
                                      Fraction(value.Int(4))));
}

// A value of 0, 8 or 12 bytes behind its length.
std::string ReadTime(PayloadReader* packet) {
  PayloadReader value(packet->Bytes(packet->Int(1)));
  const bool negative = value.Int(1) != 0;
  const uint64_t days = value.Int(4), hours = value.Int(1);
  const uint64_t minutes = value.Int(1), seconds = value.Int(1);
  return QuoteLiteral(absl::StrFormat("%s%02d:%02d:%02d%s", negative ? "-" : "", days * 24 + hours,
                                      minutes, seconds, Fraction(value.Int(4))));
}

absl::StatusOr<std::string> ReadTyped(FieldType type, bool is_unsigned, PayloadReader* packet) {
  if (const int width = IntegerWidth(type); width > 0) {
    return ReadInteger(width, is_unsigned, packet);
  }
  if (IsSentAsString(type)) return QuoteLiteral(packet->LenencString());
  switch (type) {
    case FieldType::kFloat:
      return FloatLiteral(std::bit_cast<float>(static_cast<uint32_t>(packet->Int(4))));
    case FieldType::kDouble:
      return FloatLiteral(std::bit_cast<double>(packet->Int(8)));
    case FieldType::kDate:
    case FieldType::kDatetime:
    case FieldType::kTimestamp:
      return ReadDateTime(type, packet);
    case FieldType::kTime:
      return ReadTime(packet);
    case FieldType::kNull:
      return "NULL";
    default:
      return absl::InvalidArgumentError("unknown parameter type");
  }
}

}  // namespace

std::string QuoteLiteral(std::string_view text) {
  return base::StrCat("'", absl::StrReplaceAll(base::ToAbsl(text), {{"\\", "\\\\"}, {"'", "\\'"}}),
                      "'");
}

absl::StatusOr<std::string> ReadLiteral(uint16_t type, PayloadReader* packet) {
  absl::StatusOr<std::string> literal =
      ReadTyped(static_cast<FieldType>(type & 0xff), (type & kUnsigned) != 0, packet);
  if (!packet->ok()) return absl::InvalidArgumentError("malformed parameter");
  return literal;
}

}  // namespace sandbox
