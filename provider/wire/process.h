// What the plugin's process needs from its surroundings before it serves.
#ifndef PROVIDER_WIRE_PROCESS_H_
#define PROVIDER_WIRE_PROCESS_H_

#include "absl/status/statusor.h"

namespace wire {

// No core files and no debugger for a process that holds passwords.
void ForbidMemoryDumps();

// A fully static program can't load the name service modules that the machine's nsswitch.conf may
// name (glibc crashes on another version's): only those built in are asked. No effect in dynamic
// builds.
void UseBuiltInNameServices();

// Lets go of the program's code pages: starting touches nearly all of them once, serving needs few,
// and those come back from the page cache. Breakpoints would be lost: not for a process under a
// debugger.
void ReleaseCodePages();

// Debian builds Abseil with its search for lock cycles, which gRPC pays for at every lock.
void ForgoDeadlockDetection();

// From here on what anyone prints to stdout goes to stderr. Returns the real stdout, the caller's
// to close.
absl::StatusOr<int> TakeStdout();

// gRPC's own messages go to base::Log.
void SendGrpcLogToOurs();

// Ends the process at once. Libraries' tidying up at exit, OpenSSL's before all, would pull data
// from under gRPC's threads, which take connections down for a moment after their server is gone.
[[noreturn]] void EndProcess(int code);

}  // namespace wire

#endif  // PROVIDER_WIRE_PROCESS_H_
