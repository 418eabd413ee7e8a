// The program itself: what it prints, how it ends.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "acceptance-tests/sandbox/net/testing/raw_client.h"
#include "acceptance-tests/sandbox/net/testing/temp_file.h"

namespace sandbox {
namespace {

using testing::HasSubstr;
using testing::MatchesRegex;
using testing::StartsWith;

const std::string kOk(7, '\0');

// A running starrocks-sandbox. Its standard output and error come through one pipe.
class Program {
 public:
  explicit Program(std::vector<std::string> arguments) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) std::abort();
    output_ = ends[0];
    arguments.insert(arguments.begin(), SANDBOX_PROGRAM);
    std::vector<char*> argv;
    for (std::string& argument : arguments) argv.push_back(argument.data());
    argv.push_back(nullptr);
    pid_ = fork();
    if (pid_ == 0) {
      dup2(ends[1], STDOUT_FILENO);
      dup2(ends[1], STDERR_FILENO);
      execv(SANDBOX_PROGRAM, argv.data());
      _exit(127);
    }
    close(ends[1]);
  }
  ~Program() {
    if (pid_ > 0) kill(pid_, SIGKILL);
    Wait();
    close(output_);
  }

  std::string ReadLine() {
    std::string line;
    char c;
    while (read(output_, &c, 1) == 1 && c != '\n') line.push_back(c);
    return line;
  }
  std::string ReadAll() {
    std::string text;
    char c;
    while (read(output_, &c, 1) == 1) text.push_back(c);
    return text;
  }
  void Signal(int signal) { kill(pid_, signal); }
  // The exit code, -1 if a signal ended it.
  int Wait() {
    int status = 0;
    if (pid_ <= 0 || waitpid(pid_, &status, 0) != pid_) return -1;
    pid_ = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

 private:
  int output_;
  pid_t pid_;
};

uint16_t PortOf(const std::string& line) {
  return static_cast<uint16_t>(std::atoi(line.substr(line.rfind(':') + 1).c_str()));
}

TEST(Program, ServesUntilASignal) {
  for (int signal : {SIGTERM, SIGINT}) {
    Program program({"--port", "0"});
    const std::string line = program.ReadLine();
    ASSERT_THAT(line, MatchesRegex("listening on 127\\.0\\.0\\.1:[1-9][0-9]*"));
    RawClient client(PortOf(line));
    EXPECT_EQ(LogInAs(&client, "root"), kOk);
    program.Signal(signal);
    EXPECT_EQ(program.Wait(), 0);
    EXPECT_EQ(program.ReadAll(), "");
    EXPECT_TRUE(client.HungUp());
  }
}

TEST(Program, RunsInitFileAndWritesStatementLog) {
  TempFile init("CREATE DATABASE from_init\n");
  TempFile log;
  Program program({"--port=0", "--init", init.path(), "--statement-log", log.path()});
  RawClient client(PortOf(program.ReadLine()));
  EXPECT_EQ(LogInAs(&client, "root", "", "from_init"), kOk);
  EXPECT_EQ(client.Ask("\x0e"), kOk);
  EXPECT_THAT(log.Content(), MatchesRegex("[0-9]+\troot\tPing\t\n"));
}

TEST(Program, BadInitFileEndsIt) {
  TempFile init("CREATE DATABASE a\nCREATE DATABASE a\n");
  Program program({"--port=0", "--init", init.path()});
  EXPECT_THAT(program.ReadAll(), HasSubstr(":2: error 1007"));
  EXPECT_EQ(program.Wait(), 2);
}

TEST(Program, FaultFromTheCommandLine) {
  Program program({"--port=0", "--fault", "drop-before@select"});
  RawClient client(PortOf(program.ReadLine()));
  EXPECT_EQ(LogInAs(&client, "root"), kOk);
  EXPECT_EQ(client.Ask("\x03SELECT 1"), "");
}

TEST(Program, HelpVersionAndBadOptions) {
  Program help({"--help"});
  EXPECT_THAT(help.ReadAll(), StartsWith("starrocks-sandbox: "));
  EXPECT_EQ(help.Wait(), 0);
  Program version({"--version"});
  EXPECT_EQ(version.ReadAll(), "starrocks-sandbox " TF_VERSION "\n");
  EXPECT_EQ(version.Wait(), 0);
  Program bad({"--bad"});
  EXPECT_EQ(bad.ReadAll(), "starrocks-sandbox: unknown option --bad\n");
  EXPECT_EQ(bad.Wait(), 2);
  Program fault({"--fault", "x@y"});
  EXPECT_THAT(fault.ReadAll(), HasSubstr("unknown kind of fault 'x'"));
  EXPECT_EQ(fault.Wait(), 2);
}

}  // namespace
}  // namespace sandbox
