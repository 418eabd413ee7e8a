#include "provider/base/log.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "absl/strings/match.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "provider/base/redact.h"
#include "provider/base/strings.h"

namespace base {
namespace {

constexpr std::size_t kMaxLine =
    64 * 1024 - 1;  // with the newline; Terraform's reader cuts at 64 KiB
constexpr std::string_view kCutMark = "...(cut)";
constexpr std::string_view kModule = "provider.starrocks";

constexpr std::array<std::string_view, 5> kNames = {"trace", "debug", "info", "warn", "error"};

std::string_view NameOf(LogLevel level) { return kNames[static_cast<std::size_t>(level)]; }

// The lowest level that is written; one past kError if none.
int Threshold() {
  const char* wanted = std::getenv("TF_LOG_PROVIDER");
  if (wanted == nullptr || *wanted == '\0') wanted = std::getenv("TF_LOG");
  if (wanted == nullptr) return static_cast<int>(kNames.size());
  if (absl::EqualsIgnoreCase(wanted, "json")) return static_cast<int>(LogLevel::kTrace);
  const auto name =
      std::find_if(kNames.begin(), kNames.end(), [wanted](std::string_view candidate) {
        return absl::EqualsIgnoreCase(ToAbsl(candidate), wanted);
      });
  return static_cast<int>(name - kNames.begin());
}

std::string Cut(std::string_view value, std::size_t limit) {
  if (value.size() <= limit) return std::string(value);
  return StrCat(value.substr(0, limit), kCutMark);
}

// Keys that start with @ belong to the reader of the log.
std::string_view FieldKey(std::string_view key) {
  while (key.starts_with('@')) key.remove_prefix(1);
  return key;
}

using Field = std::pair<std::string, std::string>;

std::string Render(LogLevel level, std::string_view timestamp, const std::string& message,
                   const std::vector<Field>& fields, std::size_t limit) {
  nlohmann::ordered_json line;
  line["@level"] = NameOf(level);
  line["@message"] = Cut(message, limit);
  line["@module"] = kModule;
  line["@timestamp"] = timestamp;
  for (const auto& [key, value] : fields) line[Cut(key, limit)] = Cut(value, limit);
  return line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::string Now() {
  return absl::FormatTime("%Y-%m-%dT%H:%M:%E6SZ", absl::Now(), absl::UTCTimeZone());
}

}  // namespace

bool LogEnabled(LogLevel level) {
  static const int threshold = Threshold();
  return static_cast<int>(level) >= threshold;
}

std::string FormatLogLine(LogLevel level, std::string_view timestamp, std::string_view message,
                          LogFields fields) {
  const std::string safe_message = Redact(message);
  std::vector<Field> safe_fields;
  for (const auto& [key, value] : fields) {
    safe_fields.emplace_back(Redact(FieldKey(key)), Redact(value));
  }
  std::size_t limit = kMaxLine;
  std::string line = Render(level, timestamp, safe_message, safe_fields, limit);
  while (line.size() > kMaxLine && limit > 0) {
    limit /= 2;
    line = Render(level, timestamp, safe_message, safe_fields, limit);
  }
  if (line.size() > kMaxLine) line = Render(level, timestamp, Cut(safe_message, 1024), {}, 1024);
  return line;
}

void Log(LogLevel level, std::string_view message, LogFields fields) {
  if (!LogEnabled(level)) return;
  const std::string line = FormatLogLine(level, Now(), message, fields);
  // A reader that has gone away is no reason to stop.
  [[maybe_unused]] const ssize_t written = write(STDERR_FILENO, line.data(), line.size());
}

}  // namespace base
