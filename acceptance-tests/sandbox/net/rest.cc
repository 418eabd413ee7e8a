#include "acceptance-tests/sandbox/net/rest.h"

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>
#include <variant>

#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"
#include "acceptance-tests/sandbox/net/root_session.h"
#include "provider/base/native_password.h"
#include "provider/base/strings.h"

namespace sandbox {
namespace {

using Json = nlohmann::ordered_json;

class PlainPassword : public PasswordCheck {
 public:
  explicit PlainPassword(std::string_view password)
      : hash_(base::NativePasswordHash(password)), given_(!password.empty()) {}
  bool Matches(std::string_view stored_hash) const override { return stored_hash == hash_; }
  bool Given() const override { return given_; }

 private:
  std::string hash_;
  bool given_;
};

RestAnswer Refused(const std::string& why) {
  const Json body = {{"status", "FAILED"}, {"code", "1"}, {"msg", why}, {"message", why}};
  return {401, body.dump()};
}

RestAnswer NotFound() { return {404, "<html><body>Not Found</body></html>"}; }

std::unique_ptr<Session> LogIn(const RestLogin& login, const RestPeer& peer) {
  auto outcome = peer.cluster->Connect(
      {.user = login.user, .host = peer.host, .connection_id = peer.connection_id},
      PlainPassword(login.password));
  auto* session = std::get_if<std::unique_ptr<Session>>(&outcome);
  return session == nullptr ? nullptr : std::move(*session);
}

// The rows of one statement, empty after an error.
RowsResult RowsOf(Session& session, std::string_view statement) {
  std::vector<Result> results = session.Query(statement);
  auto* rows = std::get_if<RowsResult>(&results.back());
  return rows == nullptr ? RowsResult{} : std::move(*rows);
}

bool IsAdmin(Session& session) {
  session.Query("SET ROLE ALL");
  const RowsResult rows = RowsOf(session, "SELECT CURRENT_ROLE()");
  if (rows.rows.empty()) return false;
  std::set<std::string> roles;
  for (absl::string_view role : absl::StrSplit(rows.rows[0][0].value_or(""), ',')) {
    roles.emplace(absl::StripAsciiWhitespace(role));
  }
  return roles.contains("root") || (roles.contains("cluster_admin") && roles.contains("db_admin"));
}

// SHOW PROC as an array of objects with string values.
Json Objects(const RowsResult& rows) {
  Json objects = Json::array();
  for (const auto& row : rows.rows) {
    Json object = Json::object();
    for (size_t i = 0; i < rows.columns.size(); ++i) {
      object[rows.columns[i].name] = row[i].value_or("");
    }
    objects.push_back(std::move(object));
  }
  return objects;
}

RestAnswer Health(const RestPeer& peer) {
  const std::unique_ptr<Session> session = RootSession(peer.cluster, peer.connection_id);
  const Json backends =
      session == nullptr ? Json::array() : Objects(RowsOf(*session, "SHOW BACKENDS"));
  const auto alive = std::count_if(backends.begin(), backends.end(), [](const Json& backend) {
    return backend.value("Alive", "") == "true";
  });
  const Json body = {
      {"online_backend_num", alive}, {"total_backend_num", backends.size()}, {"status", "OK"}};
  return {200, body.dump()};
}

// What it says without the cluster's token.
RestAnswer Bootstrap() {
  const Json body = {{"replayedJournalId", 0},
                     {"queryPort", 0},
                     {"rpcPort", 0},
                     {"status", "OK"},
                     {"msg", "Success"}};
  return {200, body.dump()};
}

RestAnswer ShowProc(const RestRequest& request, Session& session) {
  const auto path = request.query.find("path");
  if (path == request.query.end()) return {200, R"({"status":"FAILED","msg":"Missing path"})"};
  // The path is a name of the front end's own: what could end the literal has no business in it.
  if (path->second.find_first_of("'\\") != std::string::npos) return NotFound();
  if (!IsAdmin(session)) return Refused("Access denied; you need the admin role");
  const std::vector<Result> results = session.Query(base::StrCat("SHOW PROC '", path->second, "'"));
  if (const auto* rows = std::get_if<RowsResult>(&results.back())) {
    return {200, Objects(*rows).dump(), "application/json"};
  }
  const auto* error = std::get_if<ErrorResult>(&results.back());
  const Json body = {{"status", "FAILED"}, {"msg", error == nullptr ? "" : error->message}};
  return {200, body.dump()};
}

}  // namespace

RestAnswer AnswerRest(const RestRequest& request, const RestPeer& peer) {
  const bool get = request.method == "GET";
  if (get && request.path == "/api/health") return Health(peer);
  if (get && request.path == "/api/bootstrap") return Bootstrap();
  if (!request.login) return {401, "Authentication Failed. <br/> Need auth information."};
  const std::unique_ptr<Session> session = LogIn(*request.login, peer);
  if (session == nullptr) return Refused("Access denied for " + request.login->user);
  if (get && request.path == "/api/show_proc") return ShowProc(request, *session);
  return NotFound();
}

}  // namespace sandbox
