#include "provider/clients/starrocks/testing/sandbox.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <string_view>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "provider/base/strings.h"

namespace starrocks::testing {
namespace {

[[noreturn]] void Die(const std::string& message) {
  std::fprintf(stderr, "starrocks-sandbox for the test: %s\n", message.c_str());
  std::abort();
}

std::string ProgramPath() {
  const std::filesystem::path test = std::filesystem::read_symlink("/proc/self/exe");
  return test.parent_path().parent_path() / "starrocks-sandbox";
}

std::string NewFile() {
  std::string path = std::filesystem::temp_directory_path() / "sandbox-log-XXXXXX";
  const int fd = mkstemp(path.data());
  if (fd < 0) Die("cannot make a file for the statement log");
  close(fd);
  return path;
}

// In the child: never returns.
[[noreturn]] void RunProgram(std::vector<std::string> arguments, int stdout_fd) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  dup2(stdout_fd, STDOUT_FILENO);
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  execv(argv[0], argv.data());
  std::perror(argv[0]);
  _exit(127);
}

std::string ReadLine(int fd) {
  std::string line;
  char c;
  while (read(fd, &c, 1) == 1 && c != '\n') line += c;
  return line;
}

// Of `listening on 127.0.0.1:9030`.
int PortOf(const std::string& line) {
  int port = 0;
  const std::string digits = line.substr(line.rfind(':') + 1);
  if (!line.starts_with("listening on ") || !absl::SimpleAtoi(digits, &port)) {
    Die(base::StrCat("it said \"", line, "\" instead of where it listens"));
  }
  return port;
}

}  // namespace

Sandbox::Sandbox(std::vector<std::string> arguments) : log_path_(NewFile()) {
  arguments.insert(arguments.begin(), {ProgramPath(), "--port", "0", "--statement-log", log_path_});
  int ends[2];
  if (pipe(ends) != 0) Die("no pipe");
  pid_ = fork();
  if (pid_ < 0) Die("no process");
  if (pid_ == 0) RunProgram(std::move(arguments), ends[1]);
  close(ends[1]);
  port_ = PortOf(ReadLine(ends[0]));
  close(ends[0]);
}

Sandbox::~Sandbox() {
  Kill();
  std::remove(log_path_.c_str());
}

void Sandbox::Kill() {
  if (pid_ <= 0) return;
  kill(pid_, SIGKILL);
  waitpid(pid_, nullptr, 0);
  pid_ = -1;
}

std::vector<Sandbox::Logged> Sandbox::Log() const {
  std::vector<Logged> log;
  std::ifstream file(log_path_);
  for (std::string line; std::getline(file, line);) {
    std::vector<std::string> fields = absl::StrSplit(line, '\t');
    if (fields.size() == 4) log.push_back({fields[0], fields[1], fields[2], fields[3]});
  }
  return log;
}

std::vector<std::string> Sandbox::Statements() const {
  std::vector<std::string> statements;
  for (const Logged& logged : Log()) {
    if (logged.command == "Query") statements.push_back(logged.text);
  }
  return statements;
}

int Sandbox::Count(std::string_view text) const {
  const std::vector<std::string> statements = Statements();
  return static_cast<int>(std::count_if(
      statements.begin(), statements.end(),
      [text](const std::string& statement) { return statement.find(text) != std::string::npos; }));
}

int Sandbox::Connections() const {
  std::set<std::string> connections;
  for (const Logged& logged : Log()) connections.insert(logged.connection);
  return static_cast<int>(connections.size());
}

}  // namespace starrocks::testing
