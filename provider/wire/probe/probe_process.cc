#include "provider/wire/probe/probe_process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>

#include "absl/time/clock.h"

namespace probe {
namespace {

std::vector<char*> Pointers(std::vector<std::string>* texts) {
  std::vector<char*> out;
  for (std::string& text : *texts) out.push_back(text.data());
  out.push_back(nullptr);
  return out;
}

int MillisecondsUntil(absl::Time deadline) {
  return static_cast<int>(
      absl::ToInt64Milliseconds(std::max(deadline - absl::Now(), absl::ZeroDuration())));
}

}  // namespace

Process::Process(const std::vector<std::string>& command, const Environment& environment) {
  int out[2], err[2];
  if (pipe2(out, O_CLOEXEC) != 0 || pipe2(err, O_CLOEXEC) != 0) std::abort();
  stdout_fd_ = out[0];
  stderr_fd_ = err[0];
  std::vector<std::string> arguments = command, variables;
  for (const auto& [name, value] : environment) variables.push_back(name + "=" + value);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, err[1], STDERR_FILENO);
  if (posix_spawn(&pid_, command[0].c_str(), &actions, nullptr, Pointers(&arguments).data(),
                  Pointers(&variables).data()) != 0) {
    std::abort();
  }
  posix_spawn_file_actions_destroy(&actions);
  close(out[1]);
  close(err[1]);
}

Process::~Process() {
  if (!exit_) {
    Signal(SIGKILL);
    WaitForExit();
  }
  close(stdout_fd_);
  close(stderr_fd_);
}

void Process::Signal(int signal) const { kill(pid_, signal); }

std::string Process::ReadLine(absl::Duration timeout) {
  const absl::Time deadline = absl::Now() + timeout;
  std::string line;
  while (line.empty() || line.back() != '\n') {
    pollfd readable{stdout_fd_, POLLIN, 0};
    char c = 0;
    if (poll(&readable, 1, MillisecondsUntil(deadline)) <= 0 || read(stdout_fd_, &c, 1) != 1) break;
    line += c;
  }
  return line;
}

std::string Process::ReadAll(int fd) {
  std::string out;
  char buffer[4096];
  for (ssize_t n; (n = read(fd, buffer, sizeof(buffer))) > 0;) {
    out.append(buffer, static_cast<size_t>(n));
  }
  return out;
}

std::optional<int> Process::WaitForExit(absl::Duration timeout) {
  if (!exit_) exit_ = WaitForPid(pid_, timeout);
  return exit_;
}

std::optional<int> WaitForPid(int pid, absl::Duration timeout) {
  const absl::Time deadline = absl::Now() + timeout;
  int status = 0;
  while (waitpid(pid, &status, WNOHANG) != pid) {
    if (absl::Now() > deadline) return std::nullopt;
    absl::SleepFor(absl::Milliseconds(2));
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

Process::Environment PluginEnvironment() {
  return {{"TF_PLUGIN_MAGIC_COOKIE",
           "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2"},
          {"PLUGIN_PROTOCOL_VERSIONS", "5,6"}};
}

TempDirectory::TempDirectory() {
  path_ = (std::filesystem::temp_directory_path() / "wire-XXXXXX").string();
  if (mkdtemp(path_.data()) == nullptr) std::abort();
}

TempDirectory::~TempDirectory() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

bool TempDirectory::IsEmpty() const { return std::filesystem::is_empty(path_); }

}  // namespace probe
