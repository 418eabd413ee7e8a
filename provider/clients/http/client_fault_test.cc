// Servers that misbehave, and files that change.
#include <sys/socket.h>

#include <atomic>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <random>
#include <thread>

#include "absl/time/clock.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/http/client.h"
#include "provider/clients/http/testing/server.h"

namespace http {
namespace {

using testing::Answer;
using ::testing::HasSubstr;
using testing::Seen;
using testing::Server;

class ClientFaultTest : public ::testing::Test {
 protected:
  ClientFaultTest() {
    file_ = (std::filesystem::temp_directory_path() / base::StrCat("client_fault_test.", getpid()))
                .string();
  }
  ~ClientFaultTest() override { std::remove(file_.c_str()); }

  static Options Basic(const Server& server) {
    return {.name = "Flink", .setting = "flink.url", .block = "flink", .url = server.url()};
  }
  base::Context For(absl::Duration budget) { return {&stop_, absl::Now() + budget}; }
  absl::StatusOr<Response> Ask(const Options& options, const Request& request = {}) {
    return Client::Make(options).value()->Send(For(absl::Seconds(10)), request);
  }
  void Write(const std::string& text) { std::ofstream(file_, std::ios::trunc) << text; }

  base::StopSignal stop_;
  std::string file_;
};

TEST_F(ClientFaultTest, AStopIsHeardWithin50Milliseconds) {
  Server server([](const Seen&) { return Answer{.hang = true}; });
  const auto client = Client::Make(Basic(server)).value();
  absl::Duration best = absl::InfiniteDuration();  // a busy machine may be late now and then
  for (int i = 0; i < 5; ++i) {
    const base::Context context = For(absl::Seconds(30));
    absl::Time stopped;
    std::thread stopper([&] {
      absl::SleepFor(absl::Milliseconds(100));
      stopped = absl::Now();
      stop_.Stop();
    });
    const auto outcome = client->Send(context, {.method = "POST"});
    const absl::Time ended = absl::Now();
    stopper.join();
    EXPECT_EQ(base::KindOf(outcome.status()), base::ErrorKind::kUnknownOutcome);
    best = std::min(best, ended - stopped);
  }
  EXPECT_LT(best, absl::Milliseconds(50));
}

TEST_F(ClientFaultTest, OneTryTakesNoLongerThanItMay) {
  Server server([](const Seen&) { return Answer{.hang = true}; });
  const absl::Time begin = absl::Now();
  const auto outcome = Ask(Basic(server), {.method = "POST", .timeout = absl::Milliseconds(200)});
  EXPECT_EQ(base::KindOf(outcome.status()), base::ErrorKind::kUnknownOutcome);
  EXPECT_THAT(std::string(outcome.status().message()), HasSubstr("took too long"));
  EXPECT_LT(absl::Now() - begin, absl::Seconds(2));
}

TEST_F(ClientFaultTest, ABodyThatDripsIsGivenUp) {
  Server server([](const Seen&) { return Answer{.body = std::string(500, 'x'), .drip_ms = 20}; });
  Options options = Basic(server);
  options.stall_time = absl::Milliseconds(300);
  const absl::Time begin = absl::Now();
  EXPECT_EQ(base::KindOf(Ask(options, {.method = "POST"}).status()),
            base::ErrorKind::kUnknownOutcome);
  EXPECT_LT(absl::Now() - begin, absl::Seconds(3));
}

TEST_F(ClientFaultTest, AKeptConnectionThatIsDeadIsReplacedSilently) {
  Server server([](const Seen&) { return Answer{.close_after = true}; });
  const auto client = Client::Make(Basic(server)).value();
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(client->Send(For(absl::Seconds(5)), {})->status, 200);
    absl::SleepFor(absl::Milliseconds(i * 5));
  }
  EXPECT_EQ(server.seen().size(), 5u);
}

TEST_F(ClientFaultTest, AKeptConnectionThatDiesUnderTheRequestIsNoTry) {
  std::atomic<int> calls = 0;
  Server server([&](const Seen&) { return Answer{.close_before_answer = ++calls == 2}; });
  const auto client = Client::Make(Basic(server)).value();
  EXPECT_EQ(client->Send(For(absl::Seconds(5)), {})->status, 200);
  EXPECT_EQ(client->Send(For(absl::Seconds(5)), {})->status, 200);
  EXPECT_EQ(calls, 3);
}

TEST_F(ClientFaultTest, ABodyOverTheLimitIsRefused) {
  Server server([](const Seen&) { return Answer{.body = std::string(1001, 'x')}; });
  Options options = Basic(server);
  options.max_body = 1000;
  const auto outcome = Ask(options);
  ASSERT_FALSE(outcome.ok());
  EXPECT_EQ(base::KindOf(outcome.status()), base::ErrorKind::kFinal);
  EXPECT_THAT(std::string(outcome.status().message()), HasSubstr("more than 1000 bytes"));
  options.max_body = 1001;
  EXPECT_EQ(Ask(options)->body.size(), 1001u);
  server.SetHandler([](const Seen&) {  // head and body in one piece
    return Answer{.raw =
                      "HTTP/1.1 200 OK\r\nContent-Length: 1002\r\n\r\n" + std::string(1002, 'x')};
  });
  EXPECT_THAT(std::string(Ask(options).status().message()), HasSubstr("more than 1001"));
  server.SetHandler([](const Seen&) {
    return Answer{.raw = "HTTP/1.0 200 OK\r\n\r\n" + std::string(100'000, 'x')};
  });
  EXPECT_THAT(std::string(Ask(options).status().message()), HasSubstr("more than 1001"));
}

TEST_F(ClientFaultTest, ChunksAndBodiesThatEndWithTheConnection) {
  Server server([](const Seen&) { return Answer{}; });
  const auto raw = [&](const std::string& text) {
    server.SetHandler([text](const Seen&) { return Answer{.raw = text}; });
    return Ask(Basic(server), {.method = "POST"});
  };
  EXPECT_EQ(
      raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1;x=y\r\nc\r\n0\r\n\r\n")
          ->body,
      "abc");
  EXPECT_EQ(raw("HTTP/1.0 200 OK\r\n\r\nabc")->body, "abc");
  EXPECT_EQ(raw("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n")->status, 204);
  EXPECT_EQ(base::KindOf(raw("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc").status()),
            base::ErrorKind::kUnknownOutcome);
  EXPECT_THAT(std::string(raw("SSH-2.0-OpenSSH_9.2\r\n").status().message()),
              HasSubstr("gives no HTTP answer"));
}

TEST_F(ClientFaultTest, AnAnswerToHeadHasNoBody) {
  Server server([](const Seen&) { return Answer{.body = "0123456789"}; });
  EXPECT_EQ(Ask(Basic(server), {.method = "HEAD"})->body, "");
}

TEST_F(ClientFaultTest, RandomBytesAreNoAnswerAndNoCrash) {
  std::mt19937 random(7);
  Server server([&](const Seen&) {
    std::string bytes(1 + random() % 400, '\0');
    for (char& c : bytes) c = static_cast<char>(random());
    const bool begun = random() % 2 == 0;
    return Answer{.raw = begun ? "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + bytes
                               : bytes};
  });
  const auto client = Client::Make(Basic(server)).value();
  int refused = 0;
  for (int i = 0; i < 1000; ++i) {
    if (!client->Send(For(absl::Seconds(5)), {.method = "POST"}).ok()) ++refused;
  }
  EXPECT_GT(refused, 990);
  EXPECT_EQ(server.seen().size(), 1000u);
}

TEST_F(ClientFaultTest, RedirectsAreFollowedThreeTimes) {
  int left = 3;
  Server server([&](const Seen&) {
    if (left-- == 0) return Answer{.body = "here"};
    return Answer{.status = 307, .headers = {{"Location", "/next"}}};
  });
  EXPECT_EQ(Ask(Basic(server), {.method = "POST", .body = "b"})->body, "here");
  EXPECT_EQ(server.seen().at(3).body, "b");
  left = 4;
  EXPECT_THAT(std::string(Ask(Basic(server)).status().message()), HasSubstr("more than 3 times"));
}

TEST_F(ClientFaultTest, ARedirectElsewhereIsNotFollowed) {
  Server other([](const Seen&) { return Answer{}; });
  Server server([&](const Seen&) {
    return Answer{.status = 302, .headers = {{"Location", other.url() + "/x"}}};
  });
  const absl::Status status = Ask(Basic(server)).status();
  EXPECT_THAT(std::string(status.message()), HasSubstr("redirects to " + other.url()));
  EXPECT_THAT(base::NextStepOf(status), HasSubstr("`flink.url`"));
  EXPECT_TRUE(other.seen().empty());
}

TEST_F(ClientFaultTest, ATokenThatHasRotatedIsReadAgainOnce) {
  Server server([](const Seen& seen) {
    return Answer{.status = seen.headers.at("authorization") == "Bearer second-token" ? 200 : 401};
  });
  Options options = Basic(server);
  options.auth.bearer_token_file = file_;
  Write("first-token\n");
  const auto client = Client::Make(options).value();
  EXPECT_EQ(client->Send(For(absl::Seconds(5)), {})->status, 401);
  EXPECT_EQ(server.seen().size(), 1u);
  Write("second-token\n");
  EXPECT_EQ(client->Send(For(absl::Seconds(5)), {.method = "POST"})->status, 200);
  EXPECT_EQ(server.seen().size(), 3u);
}

TEST_F(ClientFaultTest, AMissingSecretFileIsNamed) {
  Server server([](const Seen&) { return Answer{}; });
  Options options = Basic(server);
  options.auth.username = "ann";
  options.auth.password_file = "/no/such/file";
  const absl::Status status = Ask(options).status();
  EXPECT_THAT(std::string(status.message()), HasSubstr("flink.auth.password_file"));
  EXPECT_THAT(std::string(status.message()), HasSubstr("/no/such/file"));
  EXPECT_TRUE(server.seen().empty());
}

TEST_F(ClientFaultTest, AnUploadIsStreamedAsAFormsFile) {
  Server server([](const Seen&) { return Answer{}; });
  std::string content(300'000, 'j');
  content += "end";
  Write(content);
  const Request request = {.method = "POST",
                           .path = {"jars", "upload"},
                           .upload_file = file_,
                           .upload_name = "a \"b\".jar"};
  EXPECT_EQ(Ask(Basic(server), request)->status, 200);
  const Seen seen = server.seen().at(0);
  const std::string type = seen.headers.at("content-type");
  ASSERT_THAT(type, HasSubstr("multipart/form-data; boundary="));
  const std::string boundary = type.substr(type.find('=') + 1);
  EXPECT_EQ(seen.body, base::StrCat("--", boundary,
                                    "\r\nContent-Disposition: form-data; name=\"jarfile\"; "
                                    "filename=\"a %22b%22.jar\"\r\n"
                                    "Content-Type: application/x-java-archive\r\n\r\n",
                                    content, "\r\n--", boundary, "--\r\n"));
}

TEST_F(ClientFaultTest, AMissingUploadIsNamed) {
  Server server([](const Seen&) { return Answer{}; });
  const auto outcome = Ask(Basic(server), {.method = "POST", .upload_file = "/no/such.jar"});
  EXPECT_EQ(base::KindOf(outcome.status()), base::ErrorKind::kFinal);
  EXPECT_THAT(std::string(outcome.status().message()), HasSubstr("/no/such.jar"));
}

TEST_F(ClientFaultTest, APlainProxyGetsTheWholeAddress) {
  Server proxy([](const Seen&) { return Answer{}; });
  Options options = Basic(proxy);
  options.url = "http://flink.example.com/base";
  options.http_proxy = proxy.url();
  EXPECT_EQ(Ask(options, {.path = {"jobs"}})->status, 200);
  EXPECT_EQ(proxy.seen().at(0).target, "http://flink.example.com/base/jobs");
  EXPECT_EQ(proxy.seen().at(0).headers.at("host"), "flink.example.com");
}

TEST_F(ClientFaultTest, HeadersThatWouldBreakTheRequestAreRefused) {
  Server server([](const Seen&) { return Answer{}; });
  const std::pair<const char*, const char*> bad[] = {{"X Y", "v"},
                                                     {"", "v"},
                                                     {"X", "v\r\nY: w"},
                                                     {"Content-Length", "3"},
                                                     {"connection", "close"}};
  for (const auto& [name, value] : bad) {
    Options options = Basic(server);
    options.headers.emplace(name, base::Secret(value));
    const absl::Status status = Client::Make(options).status();
    EXPECT_THAT(std::string(status.message()), HasSubstr("`flink.headers`")) << name;
  }
}

TEST_F(ClientFaultTest, ManyThreadsShareTheClient) {
  Server server([](const Seen&) { return Answer{.body = "{}"}; });
  const auto client = Client::Make(Basic(server)).value();
  std::atomic<int> fine = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      for (int n = 0; n < 25; ++n) fine += client->Send(For(absl::Seconds(20)), {}).ok();
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(fine, 200);
  EXPECT_LE(server.connections(), 60);
}

}  // namespace
}  // namespace http
