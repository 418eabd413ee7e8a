#include "acceptance-tests/sandbox/behaviour/replay/replay.h"

#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <utility>
#include <variant>

#include "acceptance-tests/sandbox/behaviour/accounts.h"
#include "acceptance-tests/sandbox/behaviour/replay/compare.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"
#include "acceptance-tests/sandbox/session.h"

namespace sandbox::behaviour {
namespace {

using nlohmann::json;

constexpr uint32_t kFirstConnection = 16777217;

// The check of a client that sent this password.
class ClearPassword : public PasswordCheck {
 public:
  explicit ClearPassword(std::string clear) : clear_(std::move(clear)) {}
  bool Matches(std::string_view stored_hash) const override {
    return stored_hash == HashPassword(clear_);
  }
  bool Given() const override { return !clear_.empty(); }

 private:
  std::string clear_;
};

class Replayer {
 public:
  Replayer() : cluster_(MakeCluster()) { Connect({{"connect", "root"}, {"result", "ok"}}); }

  // What differs, empty if nothing.
  std::string Run(const json& line) {
    if (line.contains("connect")) return Connect(line);
    if (session_ == nullptr) return "no session";
    return CompareAnswer(line, session_->Query(std::string(line["sql"])));
  }

 private:
  // A login that works replaces the session.
  std::string Connect(const json& line) {
    Login login{line["connect"], "127.0.0.1", line.value("database", ""), next_connection_++};
    // The client of the recordings has no clear-text plugin: asked for one, it answers with
    // nothing.
    const bool clear = cluster_->ClientPlugin(login) == "mysql_clear_password";
    const std::string password = clear ? "" : line.value("password", "");
    auto result = cluster_->Connect(login, ClearPassword(password));
    std::string expected = line["result"];
    if (auto* session = std::get_if<std::unique_ptr<Session>>(&result)) {
      session_ = std::move(*session);
      return expected == "ok" ? "" : "login accepted";
    }
    if (const auto* error = std::get_if<ErrorResult>(&result)) {
      if (expected != "error") return "login refused: " + error->message;
      return CompareAnswer(line, {*error});
    }
    return expected == "closed" ? "" : "login hung up";
  }

  std::unique_ptr<Cluster> cluster_;
  std::unique_ptr<Session> session_;
  uint32_t next_connection_ = kFirstConnection;
};

std::string Title(const json& line) {
  return line.contains("sql") ? line["sql"].dump() : "CONNECT " + line["connect"].dump();
}

}  // namespace

ReplayReport Replay(const std::string& path) {
  ReplayReport report;
  std::ifstream file(path);
  Replayer replayer;
  for (std::string text; std::getline(file, text);) {
    json line = json::parse(text, nullptr, false);
    if (line.is_discarded() || (!line.contains("sql") && !line.contains("connect"))) continue;
    ++report.total;
    std::string difference = replayer.Run(line);
    if (!difference.empty()) {
      report.differences[line["n"]] = StrCat(Title(line), "\n      ", difference);
    }
  }
  return report;
}

}  // namespace sandbox::behaviour
