#include "acceptance-tests/sandbox/behaviour/partition_bounds.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>

#include "acceptance-tests/sandbox/behaviour/strings.h"

namespace sandbox::behaviour {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::string_view kMidnight = " 00:00:00";

struct TypeMinimum {
  std::string_view type;
  std::string_view minimum;
};
constexpr std::array<TypeMinimum, 6> kMinima = {{{"DATE", "0000-01-01"},
                                                 {"DATETIME", "0000-01-01 00:00:00"},
                                                 {"TINYINT", "-128"},
                                                 {"SMALLINT", "-32768"},
                                                 {"INT", "-2147483648"},
                                                 {"BIGINT", "-9223372036854775808"}}};

std::string MinimumOf(const std::string& type) {
  for (const TypeMinimum& known : kMinima) {
    if (known.type == type) return std::string(known.minimum);
  }
  return "";
}

bool IsTime(const std::string& type) { return type.starts_with("DATE"); }

// "2024-02-01"
std::optional<year_month_day> ParseDate(std::string_view text) {
  std::vector<std::string> parts = Split(text, '-');
  int64_t year = 0;
  int64_t month = 0;
  int64_t day = 0;
  if (parts.size() != 3 || !ParseInt(parts[0], &year) || !ParseInt(parts[1], &month) ||
      !ParseInt(parts[2], &day)) {
    return std::nullopt;
  }
  year_month_day date{std::chrono::year(static_cast<int>(year)),
                      std::chrono::month(static_cast<unsigned>(month)),
                      std::chrono::day(static_cast<unsigned>(day))};
  return date.ok() ? std::optional(date) : std::nullopt;
}

std::string PrintDate(year_month_day date, const char* format) {
  std::string all = Printf("%04d-%02u-%02u", static_cast<int>(date.year()),
                           static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  std::string_view wanted = format;
  if (wanted == "DAY") return Remove(all, '-');
  if (wanted == "MONTH") return Remove(all.substr(0, 7), '-');
  return wanted == "YEAR" ? all.substr(0, 4) : all;
}

std::optional<year_month_day> Step(year_month_day date, const PartitionBatch& batch) {
  int step = static_cast<int>(batch.step);
  if (batch.unit == "DAY") return year_month_day(sys_days(date) + std::chrono::days(step));
  if (batch.unit == "MONTH") return date + std::chrono::months(step);
  if (batch.unit == "YEAR") return date + std::chrono::years(step);
  return std::nullopt;
}

std::vector<Partition> ExpandDates(const PartitionBatch& batch) {
  std::vector<Partition> partitions;
  std::optional<year_month_day> begin = ParseDate(batch.start);
  std::optional<year_month_day> end = ParseDate(batch.end);
  while (begin.has_value() && end.has_value() && *begin < *end) {
    std::optional<year_month_day> next = Step(*begin, batch);
    if (!next.has_value()) return {};
    Partition partition;
    partition.name = "p" + PrintDate(*begin, batch.unit.c_str());
    partition.lower = {PrintDate(*begin, "")};
    partition.upper = {PrintDate(std::min(*next, *end), "")};
    partitions.push_back(std::move(partition));
    begin = next;
  }
  return partitions;
}

std::vector<Partition> ExpandIntegers(const PartitionBatch& batch) {
  std::vector<Partition> partitions;
  int64_t begin = 0;
  int64_t end = 0;
  if (!ParseInt(batch.start, &begin) || !ParseInt(batch.end, &end) || batch.step <= 0) return {};
  for (; begin < end; begin += batch.step) {
    Partition partition;
    partition.name = StrCat("p", begin);
    partition.lower = {StrCat(begin)};
    partition.upper = {StrCat(std::min(begin + batch.step, end))};
    partitions.push_back(std::move(partition));
  }
  return partitions;
}

}  // namespace

BoundTypes::BoundTypes(const Table& table) {
  for (const std::string& name : table.partitioning.columns) {
    auto column = std::find_if(table.columns.begin(), table.columns.end(),
                               [&](const auto& c) { return EqualsIgnoreCase(c.name, name); });
    if (column != table.columns.end()) types_.push_back(Upper(column->type));
  }
}

MaybeError BoundTypes::Normalize(Bounds* bounds) const {
  for (size_t i = 0; i < bounds->size() && i < types_.size(); ++i) {
    std::string& bound = (*bounds)[i];
    int64_t number = 0;
    if (bound == kMaxValue) continue;
    if (!IsTime(types_[i])) {
      if (ParseInt(bound, &number)) continue;
      return RunError(StrCat("Invalid range value format: Invalid number format: ", bound));
    }
    if (!ParseDate(bound.substr(0, bound.find(' '))).has_value()) {
      return RunError(StrCat("Invalid range value format: date literal [", bound, "] is invalid"));
    }
    if (types_[i] == "DATETIME" && bound.size() == 10) bound += kMidnight;
  }
  return std::nullopt;
}

Bounds BoundTypes::Minimum() const {
  Bounds minimum;
  for (const std::string& type : types_) minimum.push_back(MinimumOf(type));
  return minimum;
}

bool BoundTypes::Less(const Bounds& a, const Bounds& b) const {
  for (size_t i = 0; i < types_.size() && i < a.size() && i < b.size(); ++i) {
    if (a[i] == b[i]) continue;
    if (a[i] == kMaxValue || b[i] == kMaxValue) return b[i] == kMaxValue;
    int64_t left = 0;
    int64_t right = 0;
    bool numbers = ParseInt(a[i], &left) && ParseInt(b[i], &right);
    return numbers ? left < right : a[i] < b[i];
  }
  return false;
}

std::string BoundTypes::KeyText(const Bounds& bounds) const {
  return StrCat("types: [", Join(types_, ", "), "]; keys: [", Join(bounds, ", "), "]; ");
}

std::string BoundTypes::RangeText(const Partition& partition) const {
  return StrCat("[", KeyText(partition.lower), "..", KeyText(partition.upper), ")");
}

std::vector<Partition> ExpandBatch(const PartitionBatch& batch) {
  return batch.unit.empty() ? ExpandIntegers(batch) : ExpandDates(batch);
}

}  // namespace sandbox::behaviour
