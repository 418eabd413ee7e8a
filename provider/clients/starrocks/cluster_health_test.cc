// Health and nodes from a front end's HTTP server. The answers are those of a front end of 3.5,
// shortened to what is read and one thing more.
#include "provider/clients/starrocks/cluster_health.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/base/status.h"
#include "provider/clients/http/testing/server.h"

namespace starrocks {
namespace {

using http::testing::Answer;
using http::testing::Seen;
using ::testing::HasSubstr;

class ClusterHealthTest : public ::testing::Test {
 protected:
  Answer Say(const Seen& seen) {
    const auto found = answers_.find(seen.target);
    return found == answers_.end() ? Answer{.status = 404} : found->second;
  }
  static Answer Body(const char* body) {
    return {.body = body, .content_type = "text/html; charset=UTF-8"};
  }

  std::map<std::string, Answer> answers_ = {
      {"/api/health", Body(R"({"online_backend_num":2,"total_backend_num":3,"status":"OK"})")},
      {"/api/bootstrap", Body(R"({"queryPort":0,"status":"OK","msg":"Success"})")},
      {"/api/show_proc?path=%2Ffrontends",
       Body(R"([{"Id":"1","Name":"fe_9010_1","IP":"10.0.0.1","Role":"LEADER","Alive":"true",
                 "ErrMsg":"","Version":"3.5.1-abc"}])")},
      {"/api/show_proc?path=%2Fbackends",
       Body(R"([{"BackendId":"10001","IP":"10.0.0.2","Alive":"false","ErrMsg":"no heartbeat",
                 "Version":"3.5.1-abc"}])")},
      {"/api/show_proc?path=%2Fcompute_nodes", Body("[]")}};
  http::testing::Server server_{[this](const Seen& seen) { return Say(seen); }};
  std::unique_ptr<http::Client> client_ =
      http::Client::Make({.name = "the front end", .setting = "http_url", .url = server_.url()})
          .value();
  base::StopSignal stop_;
  base::Context context_{&stop_, absl::Now() + absl::Seconds(10)};
};

TEST_F(ClusterHealthTest, HealthAndReadiness) {
  const Health health = ReadHealth(*client_, context_).value();
  EXPECT_EQ(health.status, "OK");
  EXPECT_TRUE(health.ready);
  EXPECT_EQ(health.backends_online, 2);
  EXPECT_EQ(health.backends_total, 3);
  answers_["/api/bootstrap"] = Body(R"({"status":"FAILED","msg":"not ready"})");
  EXPECT_FALSE(ReadHealth(*client_, context_)->ready);
}

TEST_F(ClusterHealthTest, Nodes) {
  const std::vector<Node> nodes = *ReadNodes(*client_, context_).value();
  ASSERT_EQ(nodes.size(), 2u);
  EXPECT_EQ(nodes[0].kind, NodeKind::kFrontend);
  EXPECT_EQ(nodes[0].name, "fe_9010_1");
  EXPECT_EQ(nodes[0].host, "10.0.0.1");
  EXPECT_EQ(nodes[0].version, "3.5.1-abc");
  EXPECT_TRUE(nodes[0].alive);
  EXPECT_TRUE(nodes[0].leader);
  EXPECT_EQ(nodes[1].kind, NodeKind::kBackend);
  EXPECT_EQ(nodes[1].name, "10001");
  EXPECT_FALSE(nodes[1].alive);
  EXPECT_FALSE(nodes[1].leader);
  EXPECT_EQ(nodes[1].error, "no heartbeat");
}

TEST_F(ClusterHealthTest, WhoIsNoAdministratorSeesNoNodes) {
  answers_["/api/show_proc?path=%2Ffrontends"] = {.status = 401, .body = "Authentication Failed."};
  EXPECT_EQ(ReadNodes(*client_, context_).value(), std::nullopt);
}

TEST_F(ClusterHealthTest, SomethingElseThanAFrontEndIsNamed) {
  answers_["/api/health"] = {.body = "<html>welcome</html>", .content_type = "text/html"};
  EXPECT_THAT(std::string(ReadHealth(*client_, context_).status().message()),
              HasSubstr("<html>welcome"));
  answers_["/api/health"] = {.status = 404};
  const absl::Status missing = ReadHealth(*client_, context_).status();
  EXPECT_THAT(std::string(missing.message()), HasSubstr("status 404"));
  EXPECT_THAT(base::NextStepOf(missing), HasSubstr("`http_url`"));
  answers_["/api/show_proc?path=%2Fbackends"] = Body(R"({"status":"FAILED"})");
  EXPECT_FALSE(ReadNodes(*client_, context_).ok());
  answers_["/api/show_proc?path=%2Fbackends"] = Body("[1]");
  EXPECT_FALSE(ReadNodes(*client_, context_).ok());
}

}  // namespace
}  // namespace starrocks
