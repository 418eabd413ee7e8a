#include "acceptance-tests/sandbox/behaviour/rows.h"

#include <chrono>
#include <ctime>

#include "acceptance-tests/sandbox/behaviour/strings.h"

namespace sandbox::behaviour {
namespace {

uint32_t TypicalLength(uint8_t type) {
  switch (type) {
    case kTiny:
      return 4;
    case kShort:
      return 6;
    case kLong:
      return 11;
    case kDate:
      return 10;
    case kDateTime:
      return 19;
    case kVarString:
      return 60;
    default:
      return 20;
  }
}

}  // namespace

Column MakeColumn(std::string_view name, uint8_t type) {
  Column column;
  column.name = std::string(name);
  column.type = type;
  column.charset = type == kVarString ? 33 : 63;
  column.length = TypicalLength(type);
  return column;
}

RowsResult MakeRows(const std::vector<std::string_view>& names) {
  RowsResult result;
  for (std::string_view name : names) result.columns.push_back(MakeColumn(name));
  return result;
}

Cell NullIfEmpty(const std::string& text) {
  if (text.empty()) return std::nullopt;
  return text;
}

std::string FormatTime(int64_t seconds) {
  std::time_t time = seconds;
  std::tm parts{};
  gmtime_r(&time, &parts);
  return Printf("%04d-%02d-%02d %02d:%02d:%02d", parts.tm_year + 1900, parts.tm_mon + 1,
                parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec);
}

int64_t NowSeconds() {
  auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::seconds>(now).count();
}

}  // namespace sandbox::behaviour
