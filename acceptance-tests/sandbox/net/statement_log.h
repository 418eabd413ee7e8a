#ifndef ACCEPTANCE_TESTS_SANDBOX_NET_STATEMENT_LOG_H_
#define ACCEPTANCE_TESTS_SANDBOX_NET_STATEMENT_LOG_H_

#include <cstdint>
#include <cstdio>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace sandbox {

// A file with one line per command that arrived, in the order of arrival: connection id, user,
// command and text with tabs between them. In the text \\ \n \r \t and \0 stand for those
// characters. Thread-safe; a line is in the file before the command is carried out.
class StatementLog {
 public:
  // Appends to the file, which is made if missing.
  static absl::StatusOr<std::unique_ptr<StatementLog>> Open(const std::string& path);

  void Append(uint32_t connection_id, std::string_view user, std::string_view command,
              std::string_view text);

 private:
  struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  explicit StatementLog(std::FILE* file) : file_(file) {}

  std::mutex mutex_;
  const std::unique_ptr<std::FILE, Closer> file_;
};

}  // namespace sandbox

#endif  // ACCEPTANCE_TESTS_SANDBOX_NET_STATEMENT_LOG_H_
