#include "provider/clients/flink/sql_gateway.h"

#include <utility>

#include "absl/status/statusor.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/flink/errors.h"
#include "provider/clients/flink/json.h"

namespace flink {
namespace {

using base::StrCat;
using nlohmann::json;

constexpr char kVersion[] = "v2";

http::Request Post(std::vector<std::string> path, const json& body) {
  http::Request request{.method = "POST", .path = std::move(path)};
  request.body = body.dump();
  return request;
}

// Begins with the statement's first words.
std::string Doing(const SqlStatement& statement) {
  constexpr std::size_t kShown = 80;
  std::string words = statement.shown.substr(0, kShown);
  for (char& c : words) {
    if (c == '\n' || c == '\t' || c == '\r') c = ' ';
  }
  if (statement.shown.size() > kShown) words += "...";
  return StrCat("The statement \"", words, "\"");
}

class Session {
 public:
  Session(const http::Client& gateway, const base::Context& context, std::string handle)
      : gateway_(gateway), context_(context), handle_(std::move(handle)) {}
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;
  // The server forgets a session that can't be closed after its idle time.
  ~Session() {
    const base::Context brief = context_.WithTimeout(absl::Seconds(5));
    const auto closed = gateway_.Send(brief, {.method = "DELETE", .path = Path({})});
  }

  absl::Status Run(const SqlStatement& statement) {
    const std::string doing = Doing(statement);
    http::Request request = Post(Path({"statements"}), {{"statement", statement.text}});
    request.timeout = absl::Minutes(5);
    TF_ASSIGN(const json answer, Ask(gateway_, context_, request, doing));
    return Await(Text(answer, "operationHandle"), doing);
  }

 private:
  std::vector<std::string> Path(std::vector<std::string> rest) const {
    std::vector<std::string> path = {kVersion, "sessions", handle_};
    path.insert(path.end(), rest.begin(), rest.end());
    return path;
  }

  absl::Status Await(const std::string& operation, const std::string& doing) {
    const http::Request poll{.path = Path({"operations", operation, "status"})};
    while (true) {
      auto answer = Ask(gateway_, context_, poll, doing);
      if (!answer.ok()) return Unknown(answer.status());
      const std::string status = Text(*answer, "status");
      if (status == "FINISHED") return absl::OkStatus();
      if (status == "ERROR") return Failure(operation, doing);
      if (status == "CANCELED" || status == "CLOSED" || status == "TIMEOUT") {
        return base::MakeError(base::ErrorKind::kFinal,
                               StrCat(doing, " ended as ", status, " on the SQL gateway."),
                               "Look at the gateway's log.");
      }
      if (absl::Status slept = context_.Sleep(absl::Milliseconds(200)); !slept.ok()) {
        return Unknown(slept);
      }
    }
  }

  // The reason of a failed operation is told when its result is fetched.
  absl::Status Failure(const std::string& operation, const std::string& doing) {
    const http::Request fetch{.path = Path({"operations", operation, "result", "0"})};
    absl::Status reason = Ask(gateway_, context_, fetch, doing).status();
    if (!reason.ok()) return reason;
    return base::MakeError(base::ErrorKind::kFinal, StrCat(doing, " failed without a reason."),
                           "Look at the gateway's log.");
  }

  static absl::Status Unknown(const absl::Status& status) {
    return WithKind(status, base::ErrorKind::kUnknownOutcome);
  }

  const http::Client& gateway_;
  const base::Context& context_;
  const std::string handle_;
};

}  // namespace

absl::Status RunSql(const http::Client& gateway, const base::Context& context,
                    const SqlScript& script) {
  http::Request open = Post({kVersion, "sessions"}, {{"properties", script.properties}});
  // A session that was opened for nothing ends by itself.
  open.repeatable = true;
  TF_ASSIGN(const json opened, Ask(gateway, context, open, "Opening an SQL session"));
  Session session(gateway, context, Text(opened, "sessionHandle"));
  for (const SqlStatement& statement : script.statements) TF_TRY(session.Run(statement));
  return absl::OkStatus();
}

}  // namespace flink
