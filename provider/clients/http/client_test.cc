// Requests and answers, retries by kind, and what comes of broken connections.
#include "provider/clients/http/client.h"

#include "absl/time/clock.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/base/status.h"
#include "provider/clients/http/testing/server.h"

namespace http {
namespace {

using testing::Answer;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::Seen;
using testing::Server;

Answer Say(int status, std::string body = "{}") {
  return {.status = status, .body = std::move(body)};
}

class ClientTest : public ::testing::Test {
 protected:
  Options Basic(const std::string& url) {
    return {.name = "Flink", .setting = "flink.url", .block = "flink", .url = url};
  }
  std::unique_ptr<Client> To(const Server& server) {
    return Client::Make(Basic(server.url())).value();
  }
  base::Context For(absl::Duration budget) { return {&stop_, absl::Now() + budget}; }

  base::StopSignal stop_;
};

TEST_F(ClientTest, SendsWhatIsAskedAndReadsTheAnswer) {
  Server server([](const Seen&) { return Say(200, R"({"a": 1})"); });
  Options options = Basic(server.url() + "/base/");
  options.auth.username = "ann";
  options.auth.password = base::Secret("s3cret/1");
  options.headers.emplace("Host", base::Secret("flink.internal"));
  options.headers.emplace("X-Scope", base::Secret("team-7"));
  const auto client = Client::Make(options).value();
  const Response response = client
                                ->Send(For(absl::Seconds(5)), {.method = "POST",
                                                               .path = {"jobs", "a/b c"},
                                                               .query = {{"mode", "x&y"}},
                                                               .body = "{}"})
                                .value();
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.content_type, "application/json");
  EXPECT_EQ(response.Json().value()["a"], 1);
  const Seen seen = server.seen().at(0);
  EXPECT_EQ(seen.method, "POST");
  EXPECT_EQ(seen.target, "/base/jobs/a%2Fb%20c?mode=x%26y");
  EXPECT_EQ(seen.body, "{}");
  EXPECT_EQ(seen.headers.at("host"), "flink.internal");
  EXPECT_EQ(seen.headers.at("x-scope"), "team-7");
  EXPECT_EQ(seen.headers.at("authorization"), "Basic YW5uOnMzY3JldC8x");
  EXPECT_EQ(seen.headers.at("content-type"), "application/json");
  EXPECT_EQ(client->address(), server.url() + "/base");
}

TEST_F(ClientTest, ANotFoundIsAnAnswer) {
  Server server([](const Seen&) { return Say(404, "{}"); });
  EXPECT_EQ(To(server)->Send(For(absl::Seconds(5)), {})->status, 404);
}

TEST_F(ClientTest, KeepsTheConnection) {
  Server server([](const Seen&) { return Say(200); });
  const auto client = To(server);
  for (int i = 0; i < 5; ++i) ASSERT_TRUE(client->Send(For(absl::Seconds(5)), {}).ok());
  EXPECT_EQ(server.connections(), 1);
}

TEST_F(ClientTest, TriesAgainWhenTheServerSaysSo) {
  for (int status : {425, 429, 502, 503, 504}) {
    int calls = 0;
    Server server([&](const Seen&) { return Say(++calls < 3 ? status : 200); });
    EXPECT_EQ(To(server)->Send(For(absl::Seconds(10)), {})->status, 200) << status;
    EXPECT_EQ(calls, 3);
  }
}

TEST_F(ClientTest, TriesAnyMethodAgainOnTheStatusesThatTheCallerNames) {
  int calls = 0;
  Server server([&](const Seen&) { return Say(++calls < 3 ? 409 : 201); });
  const Request request = {.method = "POST", .body = "{}", .retry_statuses = {409}};
  EXPECT_EQ(To(server)->Send(For(absl::Seconds(10)), request)->status, 201);
}

TEST_F(ClientTest, TheLastAnswerIsReturnedWhenTheTimeIsUp) {
  Server server([](const Seen&) { return Say(503); });
  EXPECT_EQ(To(server)->Send(For(absl::Milliseconds(300)), {})->status, 503);
}

TEST_F(ClientTest, ALostAnswerToAPostLeavesTheOutcomeOpen) {
  Server server([](const Seen&) { return Answer{.close_before_answer = true}; });
  const auto outcome = To(server)->Send(For(absl::Seconds(5)), {.method = "POST", .body = "{}"});
  EXPECT_EQ(base::KindOf(outcome.status()), base::ErrorKind::kUnknownOutcome);
  EXPECT_EQ(server.seen().size(), 1u);
}

TEST_F(ClientTest, ALostGatewayLeavesTheOutcomeOfAPostOpen) {
  Server server([](const Seen&) { return Say(504); });
  const auto outcome = To(server)->Send(For(absl::Seconds(5)), {.method = "POST", .body = "{}"});
  EXPECT_EQ(base::KindOf(outcome.status()), base::ErrorKind::kUnknownOutcome);
  EXPECT_EQ(server.seen().size(), 1u);
}

TEST_F(ClientTest, ALostAnswerToAGetIsAskedForAgain) {
  int calls = 0;
  Server server([&](const Seen&) { return Answer{.close_before_answer = ++calls < 3}; });
  EXPECT_EQ(To(server)->Send(For(absl::Seconds(10)), {})->status, 200);
}

TEST_F(ClientTest, NobodyThereIsRetryableAndNamesTheSetting) {
  std::string url;
  {
    Server server([](const Seen&) { return Say(200); });
    url = server.url();
  }
  const auto outcome =
      Client::Make(Basic(url)).value()->Send(For(absl::Milliseconds(300)), {.method = "POST"});
  EXPECT_EQ(base::KindOf(outcome.status()), base::ErrorKind::kRetryable);
  EXPECT_THAT(std::string(outcome.status().message()), HasSubstr("Connection refused"));
  EXPECT_THAT(base::NextStepOf(outcome.status()), HasSubstr("`flink.url`"));
}

TEST_F(ClientTest, AHangingServerIsLeftWhenTheTimeIsUp) {
  Server server([](const Seen&) { return Answer{.hang = true}; });
  const absl::Time begin = absl::Now();
  const auto outcome = To(server)->Send(For(absl::Milliseconds(300)), {.method = "POST"});
  EXPECT_EQ(base::KindOf(outcome.status()), base::ErrorKind::kUnknownOutcome);
  EXPECT_LT(absl::Now() - begin, absl::Milliseconds(400));
}

TEST_F(ClientTest, WhatIsNotJsonIsShown) {
  const Response page = {502, "text/html", "<html>Bad\nGateway</html>"};
  EXPECT_THAT(std::string(page.Json().status().message()), HasSubstr("<html>Bad Gateway"));
  EXPECT_THAT(std::string(Response{200, "", ""}.Json().status().message()), HasSubstr("nothing"));
}

TEST_F(ClientTest, APasswordInTheAddressIsRefusedAndNotShown) {
  const absl::Status status = Client::Make(Basic("http://ann:s3cret-9@h")).status();
  EXPECT_THAT(std::string(status.message()), HasSubstr("`flink.url`"));
  EXPECT_THAT(std::string(status.message()), Not(HasSubstr("s3cret")));
}

}  // namespace
}  // namespace http
