// The HTTP interface over TCP, with a fake front end behind it.
#include "acceptance-tests/sandbox/net/rest.h"

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "absl/strings/escaping.h"
#include "acceptance-tests/sandbox/net/http_connection.h"
#include "acceptance-tests/sandbox/net/native_password.h"
#include "acceptance-tests/sandbox/net/server.h"
#include "acceptance-tests/sandbox/net/testing/fake_cluster.h"
#include "provider/base/strings.h"

namespace sandbox {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

RowsResult Rows(std::vector<std::string> names, std::vector<std::vector<Cell>> rows) {
  RowsResult result;
  for (std::string& name : names) result.columns.push_back({.name = std::move(name)});
  result.rows = std::move(rows);
  return result;
}

class RestTest : public testing::Test {
 protected:
  RestTest() {
    cluster_.hashes["ann"] = PasswordHash("p:w");
    cluster_.answers["SHOW BACKENDS"] = {
        Rows({"BackendId", "Alive"}, {{"1", "true"}, {"2", "false"}})};
    cluster_.answers["SHOW PROC '/frontends'"] = {Rows({"Id", "Alive"}, {{"1", "true"}})};
    SetRoles("root");
  }
  void SetRoles(const char* roles) {
    cluster_.answers["SELECT CURRENT_ROLE()"] = {Rows({"CURRENT_ROLE()"}, {{roles}})};
  }
  RestAnswer Get(const std::string& path, std::optional<RestLogin> login = {},
                 std::map<std::string, std::string> query = {}) {
    return AnswerRest({"GET", path, std::move(query), std::move(login)},
                      {&cluster_, 7, "127.0.0.1"});
  }
  RestAnswer Proc(const std::string& path) {
    return Get("/api/show_proc", RestLogin{"ann", "p:w"}, {{"path", path}});
  }

  FakeCluster cluster_;
};

TEST_F(RestTest, HealthAndBootstrapAskForNoLogin) {
  EXPECT_EQ(Get("/api/health").body,
            R"({"online_backend_num":1,"total_backend_num":2,"status":"OK"})");
  EXPECT_EQ(nlohmann::json::parse(Get("/api/bootstrap").body)["status"], "OK");
}

TEST_F(RestTest, ShowProcGivesObjectsToAdministrators) {
  EXPECT_EQ(Proc("/frontends").body, R"([{"Id":"1","Alive":"true"}])");
  SetRoles("db_admin, cluster_admin");
  EXPECT_EQ(Proc("/frontends").status, 200);
  SetRoles("db_admin");
  EXPECT_EQ(Proc("/frontends").status, 401);
  SetRoles("root");
  EXPECT_THAT(Proc("/nothing").body, HasSubstr("FAILED"));
  EXPECT_EQ(Proc("/x'; DROP ROLE r; '").status, 404);
}

TEST_F(RestTest, LoginsAreChecked) {
  EXPECT_EQ(Get("/api/show_proc").status, 401);
  EXPECT_EQ(Get("/api/show_proc", RestLogin{"ann", "wrong"}).status, 401);
  EXPECT_EQ(Get("/api/show_proc", RestLogin{"nobody", ""}).status, 401);
}

TEST_F(RestTest, WhatIsNotKnownIsRefused) {
  EXPECT_EQ(Get("/api/unknown").status, 401);
  EXPECT_EQ(Get("/api/unknown", RestLogin{"ann", "p:w"}).status, 404);
  EXPECT_EQ(AnswerRest({"POST", "/api/show_proc", {}, RestLogin{"ann", "p:w"}},
                       {&cluster_, 7, "127.0.0.1"})
                .status,
            404);
}

TEST_F(RestTest, HeadsAreRead) {
  const auto request = ParseRestRequest(
      "GET /api/show_proc?path=%2Ffrontends&x HTTP/1.1\r\nHost: h\r\nauthorization: Basic "
      "YW5uOnA6dw==");
  ASSERT_TRUE(request);
  EXPECT_EQ(request->path, "/api/show_proc");
  EXPECT_EQ(request->query.at("path"), "/frontends");
  EXPECT_EQ(request->login->user, "ann");
  EXPECT_EQ(request->login->password, "p:w");
  EXPECT_FALSE(ParseRestRequest("nonsense"));
  EXPECT_FALSE(ParseRestRequest("POST / HTTP/1.1\r\nContent-Length: 3"));
  EXPECT_FALSE(ParseRestRequest("GET / HTTP/1.1\r\nAuthorization: Basic !!")->login);
}

TEST_F(RestTest, AConnectionServesOneRequestAfterTheOther) {
  auto server =
      Server::Start(0, [&](int fd, uint32_t id, const std::string& host, const StopSignal& stop) {
        ServeHttp(fd, {&cluster_, id, host}, stop);
      });
  ASSERT_TRUE(server.ok());
  const int fd = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{.sin_family = AF_INET, .sin_port = htons((*server)->port())};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  ASSERT_EQ(connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  for (int i = 0; i < 2; ++i) {
    const std::string_view head = "GET /api/bootstrap HTTP/1.1\r\nHost: h\r\n\r\n";
    ASSERT_EQ(send(fd, head.data(), head.size(), 0), static_cast<ssize_t>(head.size()));
    char bytes[4096];
    const ssize_t got = recv(fd, bytes, sizeof bytes, 0);
    ASSERT_GT(got, 0);
    EXPECT_THAT(std::string(bytes, static_cast<size_t>(got)), StartsWith("HTTP/1.1 200 "));
  }
  close(fd);
}

}  // namespace
}  // namespace sandbox
