// The log: one JSON object a line on stderr, as Terraform's plugin host reads it.
#ifndef PROVIDER_BASE_LOG_H_
#define PROVIDER_BASE_LOG_H_

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace base {

enum class LogLevel { kTrace, kDebug, kInfo, kWarn, kError };

// Fields beside the message; the keys @level, @message, @timestamp and @module are taken.
using LogFields = std::initializer_list<std::pair<std::string_view, std::string_view>>;

// Writes one line: redacted (redact.h), valid UTF-8, under 64 KiB (longer values are cut), with one
// write(2). Lines below the level of TF_LOG_PROVIDER / TF_LOG are not written, so building an
// expensive message is worth a LogEnabled() before. Thread-safe.
void Log(LogLevel level, std::string_view message, LogFields fields = {});
bool LogEnabled(LogLevel level);

// The line Log() would write, for tests and for the crash path. `timestamp` as hclog has it:
// 2006-01-02T15:04:05.000000Z.
std::string FormatLogLine(LogLevel level, std::string_view timestamp, std::string_view message,
                          LogFields fields);

}  // namespace base

#endif  // PROVIDER_BASE_LOG_H_
