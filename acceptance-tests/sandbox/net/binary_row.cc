#include "acceptance-tests/sandbox/net/binary_row.h"

#include <bit>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <utility>

#include "absl/strings/numbers.h"
#include "acceptance-tests/sandbox/net/field_type.h"
#include "acceptance-tests/sandbox/net/packet.h"
#include "provider/base/strings.h"

namespace sandbox {
namespace {

constexpr uint64_t kHoursPerDay = 24;
constexpr size_t kMicrosecondDigits = 6;

// Each writes one value; false if the text is no value of the type.
bool WriteInteger(std::string_view text, int width, PayloadWriter* out) {
  int64_t value = 0;
  uint64_t unsigned_value = 0;
  if (absl::SimpleAtoi(base::ToAbsl(text), &value)) {
    unsigned_value = static_cast<uint64_t>(value);
  } else if (!absl::SimpleAtoi(base::ToAbsl(text), &unsigned_value)) {
    return false;
  }
  out->Int(unsigned_value, width);
  return true;
}

bool WriteFloat(std::string_view text, PayloadWriter* out) {
  float value = 0;
  if (!absl::SimpleAtof(base::ToAbsl(text), &value)) return false;
  out->Int(std::bit_cast<uint32_t>(value), sizeof(value));
  return true;
}

bool WriteDouble(std::string_view text, PayloadWriter* out) {
  double value = 0;
  if (!absl::SimpleAtod(base::ToAbsl(text), &value)) return false;
  out->Int(std::bit_cast<uint64_t>(value), sizeof(value));
  return true;
}

// What stands before and behind the first `separator`; all of it before if there is none.
std::pair<std::string_view, std::string_view> Cut(std::string_view text, char separator) {
  const size_t at = text.find(separator);
  if (at == std::string_view::npos) return {text, ""};
  return {text.substr(0, at), text.substr(at + 1)};
}

// The three numbers of "1-2-3"; nothing if the text is something else.
std::optional<std::vector<uint32_t>> Three(std::string_view text, char separator) {
  std::vector<uint32_t> numbers(3);
  for (uint32_t& number : numbers) {
    const auto [part, rest] = Cut(text, separator);
    if (!absl::SimpleAtoi(base::ToAbsl(part), &number)) return std::nullopt;
    text = rest;
  }
  if (!text.empty()) return std::nullopt;
  return numbers;
}

struct Clock {
  std::vector<uint32_t> parts = {0, 0, 0};  // hours, minutes, seconds
  uint32_t microseconds = 0;

  bool IsZero() const { return parts == std::vector<uint32_t>{0, 0, 0} && microseconds == 0; }
};

std::optional<Clock> ParseClock(std::string_view text) {
  const auto [hms, digits] = Cut(text, '.');
  std::optional<std::vector<uint32_t>> parts = Three(hms, ':');
  if (!parts.has_value()) return std::nullopt;
  Clock clock{.parts = *parts};
  std::string fraction(digits.substr(0, kMicrosecondDigits));
  fraction.resize(kMicrosecondDigits, '0');
  if (!absl::SimpleAtoi(base::ToAbsl(fraction), &clock.microseconds)) return std::nullopt;
  return clock;
}

bool WriteDateTime(std::string_view text, PayloadWriter* out) {
  const auto [day, time] = Cut(text, ' ');
  const std::optional<std::vector<uint32_t>> date = Three(day, '-');
  const std::optional<Clock> clock = time.empty() ? Clock() : ParseClock(time);
  if (!date.has_value() || !clock.has_value()) return false;
  out->Int(clock->IsZero() ? 4 : clock->microseconds == 0 ? 7 : 11, 1);
  out->Int((*date)[0], 2).Int((*date)[1], 1).Int((*date)[2], 1);
  if (clock->IsZero()) return true;
  for (uint32_t part : clock->parts) out->Int(part, 1);
  if (clock->microseconds != 0) out->Int(clock->microseconds, 4);
  return true;
}

bool WriteTime(std::string_view text, PayloadWriter* out) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const std::optional<Clock> clock = ParseClock(text);
  if (!clock.has_value()) return false;
  out->Int(clock->IsZero() ? 0 : clock->microseconds == 0 ? 8 : 12, 1);
  if (clock->IsZero()) return true;
  out->Int(negative ? 1 : 0, 1).Int(clock->parts[0] / kHoursPerDay, 4);
  out->Int(clock->parts[0] % kHoursPerDay, 1).Int(clock->parts[1], 1).Int(clock->parts[2], 1);
  if (clock->microseconds != 0) out->Int(clock->microseconds, 4);
  return true;
}

bool WriteCell(std::string_view text, FieldType type, PayloadWriter* out) {
  if (const int width = IntegerWidth(type); width > 0) return WriteInteger(text, width, out);
  switch (type) {
    case FieldType::kFloat:
      return WriteFloat(text, out);
    case FieldType::kDouble:
      return WriteDouble(text, out);
    case FieldType::kDate:
    case FieldType::kDatetime:
    case FieldType::kTimestamp:
      return WriteDateTime(text, out);
    case FieldType::kTime:
      return WriteTime(text, out);
    default:
      out->LenencString(text);
      return true;
  }
}

std::string NullBitmap(const std::vector<Cell>& row) {
  constexpr size_t kReservedBits = 2;
  std::string bitmap((row.size() + kReservedBits + 7) / 8, '\0');
  for (size_t i = 0; i < row.size(); ++i) {
    const size_t bit = i + kReservedBits;
    if (!row[i].has_value()) bitmap[bit / 8] |= static_cast<char>(1 << bit % 8);
  }
  return bitmap;
}

}  // namespace

absl::StatusOr<std::string> BinaryRowPayload(const std::vector<Column>& columns,
                                             const std::vector<Cell>& row) {
  if (row.size() != columns.size()) return absl::InternalError("row of another width");
  PayloadWriter payload;
  payload.Int(0, 1).Bytes(NullBitmap(row));
  for (size_t i = 0; i < row.size(); ++i) {
    if (!row[i].has_value()) continue;
    if (!WriteCell(*row[i], static_cast<FieldType>(columns[i].type), &payload)) {
      return absl::InternalError(
          base::StrCat("value of column ", columns[i].name, " does not fit its type"));
    }
  }
  return payload.Take();
}

}  // namespace sandbox
