// The last words of a crashing process.
#ifndef PROVIDER_WIRE_CRASH_H_
#define PROVIDER_WIRE_CRASH_H_

#include <string>
#include <string_view>

namespace wire {

// Makes SIGSEGV, SIGBUS, SIGFPE, SIGILL and SIGABRT write one log line (JSON, no memory contents)
// to stderr before they take the course they had. Async-signal-safe. Call once, early.
void InstallCrashHandler(std::string_view program);

}  // namespace wire

#endif  // PROVIDER_WIRE_CRASH_H_
