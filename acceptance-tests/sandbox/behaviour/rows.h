// Short ways to write results.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_ROWS_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_ROWS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "acceptance-tests/sandbox/session.h"

namespace sandbox::behaviour {

// MySQL protocol types.
inline constexpr uint8_t kTiny = 0x01;
inline constexpr uint8_t kShort = 0x02;
inline constexpr uint8_t kLong = 0x03;
inline constexpr uint8_t kDoubleType = 0x05;
inline constexpr uint8_t kLongLong = 0x08;
inline constexpr uint8_t kDate = 0x0a;
inline constexpr uint8_t kDateTime = 0x0c;
inline constexpr uint8_t kNewDecimal = 0xf6;
inline constexpr uint8_t kVarString = 0xfd;

// A column with the character set and length that go with the type.
Column MakeColumn(std::string_view name, uint8_t type = kVarString);

// An empty result with string columns of these names.
RowsResult MakeRows(const std::vector<std::string_view>& names);

// `text`, or NULL if it is empty.
Cell NullIfEmpty(const std::string& text);

// "2026-11-22 16:59:29", UTC.
std::string FormatTime(int64_t seconds);
int64_t NowSeconds();

inline const char* BoolText(bool value) { return value ? "true" : "false"; }

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_ROWS_H_
