#include "acceptance-tests/sandbox/net/init_script.h"

#include <fstream>
#include <memory>
#include <variant>

#include "acceptance-tests/sandbox/net/root_session.h"
#include "provider/base/strings.h"

namespace sandbox {
namespace {

absl::Status ErrorOf(const Result& result) {
  if (const auto* error = std::get_if<ErrorResult>(&result)) {
    return absl::InvalidArgumentError(
        base::StrCat("error ", error->code, " (", error->sqlstate, "): ", error->message));
  }
  if (std::holds_alternative<CloseResult>(result)) {
    return absl::InvalidArgumentError("the server hung up");
  }
  return absl::OkStatus();
}

std::string_view WithoutCarriageReturn(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

bool IsBlank(std::string_view line) {
  return line.find_first_not_of(" \t") == std::string_view::npos || line.starts_with("--");
}

absl::Status RunLine(std::string_view line, Session* session) {
  for (const Result& result : session->Query(line)) {
    if (absl::Status status = ErrorOf(result); !status.ok()) return status;
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status RunInitScript(const std::string& path, Cluster* cluster) {
  std::ifstream file(path);
  if (!file) return absl::NotFoundError(base::StrCat("cannot read ", path));
  const std::unique_ptr<Session> session = RootSession(cluster, 0);
  if (session == nullptr) return absl::InternalError("root cannot log in");
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    const std::string_view statement = WithoutCarriageReturn(line);
    if (IsBlank(statement)) continue;
    const absl::Status status = RunLine(statement, session.get());
    if (!status.ok()) {
      return absl::Status(status.code(),
                          base::StrCat(path, ":", number, ": ", std::string(status.message())));
    }
  }
  return absl::OkStatus();
}

}  // namespace sandbox
