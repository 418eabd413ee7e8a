#include "acceptance-tests/sandbox/net/statement_log.h"

#include <cerrno>
#include <cstring>

#include "absl/strings/str_replace.h"
#include "provider/base/strings.h"

namespace sandbox {
namespace {

std::string Escape(std::string_view text) {
  constexpr absl::string_view kNul("\0", 1);
  return absl::StrReplaceAll(
      base::ToAbsl(text),
      {{"\\", "\\\\"}, {"\n", "\\n"}, {"\r", "\\r"}, {"\t", "\\t"}, {kNul, "\\0"}});
}

}  // namespace

absl::StatusOr<std::unique_ptr<StatementLog>> StatementLog::Open(const std::string& path) {
  std::FILE* file = std::fopen(path.c_str(), "ae");
  if (file == nullptr) {
    return absl::UnavailableError(base::StrCat("cannot write ", path, ": ", strerror(errno)));
  }
  return std::unique_ptr<StatementLog>(new StatementLog(file));
}

void StatementLog::Append(uint32_t connection_id, std::string_view user, std::string_view command,
                          std::string_view text) {
  const std::string line = base::StrCat(connection_id, "\t", Escape(user), "\t", Escape(command),
                                        "\t", Escape(text), "\n");
  std::lock_guard<std::mutex> lock(mutex_);
  std::fwrite(line.data(), 1, line.size(), file_.get());
  std::fflush(file_.get());
}

}  // namespace sandbox
