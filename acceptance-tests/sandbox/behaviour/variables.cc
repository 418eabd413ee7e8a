#include "acceptance-tests/sandbox/behaviour/variables.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <set>
#include <unordered_map>

#include "acceptance-tests/sandbox/behaviour/strings.h"

namespace sandbox::behaviour {
namespace {

using Normalized = std::variant<std::string, ErrorResult>;

struct Range {
  std::string_view name;
  int64_t min;
  int64_t max;
};
constexpr std::array<Range, 4> kRanges = {{
    {"query_timeout", 1, 259200},
    {"insert_timeout", 1, 259200},
    {"new_planner_optimize_timeout", 1, std::numeric_limits<int64_t>::max()},
    {"load_mem_limit", 0, std::numeric_limits<int64_t>::max()},
}};

struct SqlMode {
  std::string_view name;
  int bit;
};
constexpr std::array<SqlMode, 18> kSqlModes = {{
    {"REAL_AS_FLOAT", 0},
    {"PIPES_AS_CONCAT", 1},
    {"ANSI_QUOTES", 2},
    {"IGNORE_SPACE", 3},
    {"NOT_USED", 4},
    {"ONLY_FULL_GROUP_BY", 5},
    {"NO_UNSIGNED_SUBTRACTION", 6},
    {"NO_DIR_IN_CREATE", 7},
    {"NO_AUTO_VALUE_ON_ZERO", 19},
    {"NO_BACKSLASH_ESCAPES", 20},
    {"STRICT_TRANS_TABLES", 21},
    {"STRICT_ALL_TABLES", 22},
    {"NO_ZERO_IN_DATE", 23},
    {"NO_ZERO_DATE", 24},
    {"ALLOW_INVALID_DATES", 25},
    {"ERROR_FOR_DIVISION_BY_ZERO", 26},
    {"HIGH_NOT_PRECEDENCE", 29},
    {"NO_ENGINE_SUBSTITUTION", 30},
}};

ErrorResult WrongValue(std::string_view name, std::string_view value) {
  return RunError(kWrongVariableValue,
                  StrCat("Variable '", name, "' can't be set to the value of '", value, "'"));
}

ErrorResult WrongType(std::string_view name) {
  return RunError(kWrongVariableType, StrCat("Incorrect argument type to variable '", name, "'"));
}

Normalized NormalizeBool(const VariableInfo& info, const std::string& text) {
  std::string lower = Lower(text);
  if (lower == "true" || lower == "on" || lower == "1") return "true";
  if (lower == "false" || lower == "off" || lower == "0") return "false";
  return WrongValue(info.name, text);
}

const Range* FindRange(std::string_view name) {
  for (const Range& range : kRanges) {
    if (range.name == name) return &range;
  }
  return nullptr;
}

Normalized NormalizeInRange(const Range& range, const WrittenValue& written) {
  int64_t number = 0;
  if (written.is_null || written.is_boolean_word || !ParseInt(written.text, &number)) {
    return AnalyzeError(StrCat(range.name, " is not a number"));
  }
  if (number < range.min) {
    return AnalyzeError(StrCat(range.name, " must be equal or greater than ", range.min));
  }
  if (number > range.max) {
    return AnalyzeError(StrCat(range.name, " must be equal or smaller than ", range.max));
  }
  return StrCat(number);
}

// "4G" and the like, for variables that take a volume.
bool ParseVolume(std::string_view text, int64_t* bytes) {
  constexpr std::string_view kUnits = "BKMGTP";
  if (text.empty()) return false;
  size_t unit = kUnits.find(Upper(text.substr(text.size() - 1)));
  if (unit != std::string_view::npos) text.remove_suffix(1);
  if (!ParseInt(text, bytes)) return false;
  if (unit == std::string_view::npos) return true;
  if (*bytes < 0 || *bytes > std::numeric_limits<int64_t>::max() >> (10 * unit)) return false;
  *bytes <<= 10 * unit;
  return true;
}

Normalized NormalizeNumber(const VariableInfo& info, const WrittenValue& written) {
  if (const Range* range = FindRange(info.name)) return NormalizeInRange(*range, written);
  int64_t number = 0;
  bool volume = info.name.ends_with("mem_limit");
  if (volume ? ParseVolume(written.text, &number) : ParseInt(written.text, &number)) {
    return StrCat(number);
  }
  return WrongType(info.name);
}

Normalized NormalizeDouble(const VariableInfo& info, const std::string& text) {
  double number = 0;
  if (!ParseDouble(text, &number)) return WrongType(info.name);
  std::string shown = PrintDouble(number);
  return shown.find('.') == std::string::npos ? shown + ".0" : shown;
}

std::string SqlModeNames(int64_t bits) {
  std::set<std::string_view> names;
  for (const SqlMode& mode : kSqlModes) {
    if ((bits >> mode.bit & 1) != 0) names.insert(mode.name);
  }
  return Join(names, ",");
}

Normalized NormalizeSqlMode(const std::string& text) {
  int64_t bits = 0;
  if (ParseInt(text, &bits)) return SqlModeNames(bits);
  for (const std::string& part : Split(text, ',')) {
    std::string_view word = Strip(part);
    bool known = word.empty();
    for (const SqlMode& mode : kSqlModes) {
      if (!EqualsIgnoreCase(mode.name, word)) continue;
      bits |= int64_t{1} << mode.bit;
      known = true;
    }
    if (!known) return WrongValue("sql_mode", text);
  }
  return SqlModeNames(bits);
}

bool IsOffset(std::string_view zone) {
  if (zone.size() < 5 || (zone[0] != '+' && zone[0] != '-')) return false;
  std::vector<std::string> parts = Split(zone.substr(1), ':');
  int64_t hours = 0;
  int64_t minutes = 0;
  return parts.size() == 2 && ParseInt(parts[0], &hours) && ParseInt(parts[1], &minutes) &&
         hours <= 14 && minutes < 60;
}

// Regions of the tz database: known by their continent.
bool IsRegion(std::string_view zone) {
  constexpr std::array<std::string_view, 13> kAreas = {
      "Africa", "America", "Antarctica", "Arctic", "Asia",   "Atlantic", "Australia",
      "Brazil", "Canada",  "Etc",        "Europe", "Indian", "Pacific"};
  size_t slash = zone.find('/');
  if (slash == std::string_view::npos) return zone == "UTC" || zone == "GMT" || zone == "CST";
  std::string_view area = zone.substr(0, slash);
  return slash + 1 < zone.size() && std::find(kAreas.begin(), kAreas.end(), area) != kAreas.end();
}

Normalized NormalizeTimeZone(const std::string& text) {
  if (IsOffset(text) || IsRegion(text)) return text == "CST" ? "Asia/Shanghai" : text;
  return AnalyzeError({1298, "HY000"}, StrCat("Unknown or incorrect time zone: '", text, "'"));
}

}  // namespace

const VariableInfo* FindVariable(std::string_view name) {
  static const auto* index = [] {
    auto* by_name = new std::unordered_map<std::string, const VariableInfo*>();
    for (const VariableInfo& info : AllVariables()) {
      (*by_name)[Lower(info.name)] = &info;
    }
    return by_name;
  }();
  auto info = index->find(Lower(name));
  return info == index->end() ? nullptr : info->second;
}

Normalized NormalizeVariable(const VariableInfo& info, const WrittenValue& written) {
  if (info.access == VariableInfo::Access::kReadOnly) {
    return RunError(kReadOnlyVariable,
                    StrCat("Variable '", info.name, "' is a read only variable"));
  }
  if (info.name == "sql_mode") return NormalizeSqlMode(written.text);
  if (info.name == "time_zone") return NormalizeTimeZone(written.text);
  switch (info.kind) {
    case VariableInfo::Kind::kBool:
      return NormalizeBool(info, written.text);
    case VariableInfo::Kind::kInt:
    case VariableInfo::Kind::kLong:
      return NormalizeNumber(info, written);
    case VariableInfo::Kind::kDouble:
      return NormalizeDouble(info, written.text);
    case VariableInfo::Kind::kString:
      break;
  }
  return written.text;
}

ErrorResult UnknownVariable(std::string_view name, bool analyzing) {
  std::string text =
      StrCat("Unknown system variable '", name, "', the most similar variables are {}");
  return analyzing ? AnalyzeError(kUnknownVariable, text) : RunError(kUnknownVariable, text);
}

}  // namespace sandbox::behaviour
