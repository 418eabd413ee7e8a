// A starrocks-sandbox process for a test.
#ifndef PROVIDER_CLIENTS_STARROCKS_TESTING_SANDBOX_H_
#define PROVIDER_CLIENTS_STARROCKS_TESTING_SANDBOX_H_

#include <sys/types.h>

#include <string>
#include <vector>

namespace starrocks::testing {

// Starts the program that stands in the directory above the test program's, on a free port, and
// waits until it listens. Ends the test program if that fails. The process ends with this object.
class Sandbox {
 public:
  // `arguments`: more command-line options, such as {"--fault", "drop-after@CREATE ROLE"}.
  explicit Sandbox(std::vector<std::string> arguments = {});
  ~Sandbox();
  Sandbox(const Sandbox&) = delete;
  Sandbox& operator=(const Sandbox&) = delete;

  int port() const { return port_; }
  // Ends the process at once, as a crash would.
  void Kill();

  struct Logged {
    std::string connection;
    std::string user;
    std::string command;
    std::string text;
  };
  // The commands that arrived so far, in order; new lines and the like are escaped.
  std::vector<Logged> Log() const;
  // The texts of the statements among them.
  std::vector<std::string> Statements() const;
  // How many statements contain `text`.
  int Count(std::string_view text) const;
  // How many connections have sent a statement.
  int Connections() const;

 private:
  std::string log_path_;
  pid_t pid_ = -1;
  int port_ = 0;
};

}  // namespace starrocks::testing

#endif  // PROVIDER_CLIENTS_STARROCKS_TESTING_SANDBOX_H_
