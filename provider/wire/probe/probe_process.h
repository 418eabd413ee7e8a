// A program under test: started, watched and ended by its process id.
#ifndef PROVIDER_WIRE_PROBE_PROBE_PROCESS_H_
#define PROVIDER_WIRE_PROBE_PROBE_PROCESS_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"

namespace probe {

// For one thread. Kills the program at its end if it still runs.
class Process {
 public:
  using Environment = std::map<std::string, std::string>;

  // Starts `command` (its first part is a path) with exactly this environment.
  Process(const std::vector<std::string>& command, const Environment& environment);
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;
  ~Process();

  int pid() const { return pid_; }
  void Signal(int signal) const;
  // The next line of its stdout with its newline; what there is after `timeout` or at the end.
  std::string ReadLine(absl::Duration timeout = absl::Seconds(20));
  // Everything else that comes on stdout and stderr until both are closed. Call it after the end.
  std::string RestOfStdout() { return ReadAll(stdout_fd_); }
  std::string Stderr() { return ReadAll(stderr_fd_); }
  // The exit code, or -signal; nullopt if it still runs after `timeout`.
  std::optional<int> WaitForExit(absl::Duration timeout = absl::Seconds(20));

 private:
  static std::string ReadAll(int fd);

  int pid_ = -1;
  int stdout_fd_ = -1, stderr_fd_ = -1;
  std::optional<int> exit_;
};

// The exit code of a child of this process, or -signal, waiting up to `timeout`.
std::optional<int> WaitForPid(int pid, absl::Duration timeout);

// The environment that makes the probe serve: Terraform's cookie and versions.
Process::Environment PluginEnvironment();

// A directory for one test, removed with what is in it.
class TempDirectory {
 public:
  TempDirectory();
  TempDirectory(const TempDirectory&) = delete;
  TempDirectory& operator=(const TempDirectory&) = delete;
  ~TempDirectory();
  const std::string& path() const { return path_; }
  bool IsEmpty() const;

 private:
  std::string path_;
};

}  // namespace probe

#endif  // PROVIDER_WIRE_PROBE_PROBE_PROCESS_H_
