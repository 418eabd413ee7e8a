// The port over TCP, with a fake front end behind it.
#include "acceptance-tests/sandbox/net/server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <thread>

#include "acceptance-tests/sandbox/net/native_password.h"
#include "acceptance-tests/sandbox/net/packet.h"
#include "acceptance-tests/sandbox/net/result_writer.h"
#include "acceptance-tests/sandbox/net/testing/fake_cluster.h"
#include "acceptance-tests/sandbox/net/testing/raw_client.h"
#include "acceptance-tests/sandbox/net/testing/temp_file.h"
#include "provider/base/strings.h"

namespace sandbox {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

const std::string kOk(7, '\0');

class ServerTest : public testing::Test {
 protected:
  void Start(PortContext context = {}) {
    context.cluster = &cluster_;
    context.faults = &faults_;
    auto server = Server::Start(0, context);
    ASSERT_TRUE(server.ok()) << server.status();
    server_ = *std::move(server);
  }

  // A client that is logged in as root.
  std::unique_ptr<RawClient> Client() {
    auto client = std::make_unique<RawClient>(server_->port());
    EXPECT_EQ(LogInAs(client.get(), "root"), kOk);
    return client;
  }

  // Waits for what another thread does.
  bool Eventually(const std::function<bool()>& condition) {
    for (int i = 0; i < 500 && !condition(); ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return condition();
  }

  FakeCluster cluster_;
  FaultPlan faults_;
  std::unique_ptr<Server> server_;
};

TEST_F(ServerTest, ChecksPasswords) {
  cluster_.hashes["alice"] = PasswordHash("pw");
  Start();
  RawClient right(server_->port());
  EXPECT_EQ(LogInAs(&right, "alice", "pw", "db1"), kOk);
  EXPECT_THAT(cluster_.Calls(), ElementsAre("login: alice@127.0.0.1 db1"));
  RawClient wrong(server_->port());
  EXPECT_THAT(LogInAs(&wrong, "alice", "no"), HasSubstr("28000denied (password: YES)"));
  EXPECT_TRUE(wrong.HungUp());
  RawClient none(server_->port());
  EXPECT_THAT(LogInAs(&none, "alice"), HasSubstr("28000denied (password: NO)"));
  RawClient closed(server_->port());
  EXPECT_EQ(LogInAs(&closed, "alice", "pw", "closed"), "");
}

TEST_F(ServerTest, ConnectionIdsGrow) {
  Start();
  RawClient first(server_->port());
  RawClient second(server_->port());
  const uint32_t id = ConnectionIdOf(first.ReceivePayload());
  EXPECT_GT(id, 16777216u);
  EXPECT_EQ(ConnectionIdOf(second.ReceivePayload()), id + 1);
}

TEST_F(ServerTest, OldAndMalformedLoginsAreRefused) {
  Start();
  for (std::string login : {std::string(), std::string(32, '\0'), std::string(40, '\xff')}) {
    RawClient client(server_->port());
    client.ReceivePayload();
    ASSERT_TRUE(client.Send(1, login));
    const std::string answer = client.ReceivePayload();
    if (login.size() < 40) {
      EXPECT_THAT(answer, HasSubstr("#08004Client does not support"));
    }
    EXPECT_TRUE(client.HungUp());
  }
}

TEST_F(ServerTest, HangsUpOnBadSequenceAndHugeLogin) {
  Start();
  RawClient sequence(server_->port());
  sequence.ReceivePayload();
  ASSERT_TRUE(sequence.Send(2, LoginPayload("root", "", "")));
  EXPECT_TRUE(sequence.HungUp());
  RawClient huge(server_->port());
  huge.ReceivePayload();
  ASSERT_TRUE(huge.SendBytes(std::string("\xff\xff\x0f\x01", 4)));
  EXPECT_TRUE(huge.HungUp());
  auto empty = Client();
  ASSERT_TRUE(empty->Send(0, ""));
  EXPECT_TRUE(empty->HungUp());
}

TEST_F(ServerTest, SurvivesAClientThatStopsInThePacket) {
  Start();
  {
    RawClient half(server_->port());
    half.ReceivePayload();
    ASSERT_TRUE(half.SendBytes(std::string("\x20\x00\x00\x01", 4) + "abc"));
  }
  EXPECT_EQ(Client()->Ask("\x0e"), kOk);
}

TEST_F(ServerTest, SeveralResultsCarryTheMoreFlag) {
  cluster_.answers["x"] = {OkResult{.affected = 3, .info = "i"},
                           RowsResult{.columns = {{.name = "c"}}, .rows = {{"v"}, {std::nullopt}}},
                           ErrorResult{1064, "HY000", "bad"}};
  Start();
  auto client = Client();
  EXPECT_EQ(client->Ask("\x03x"), std::string("\0\x03\0\x08\0\0\0\x01i", 9));
  EXPECT_EQ(client->ReceivePayload(), "\x01");
  EXPECT_EQ(client->ReceivePayload(), ColumnPayload({.name = "c"}));
  EXPECT_EQ(client->ReceivePayload(), EofPayload(0));
  EXPECT_EQ(client->ReceivePayload(), "\x01v");
  EXPECT_EQ(client->ReceivePayload(), "\xfb");
  EXPECT_EQ(client->ReceivePayload(), EofPayload(8));
  EXPECT_EQ(client->Receive(), (Packet{8, "\xff\x28\x04#HY000bad"}));
  EXPECT_TRUE(client->Silent());
}

TEST_F(ServerTest, CloseResultHangsUpBehindTheAnswersBeforeIt) {
  cluster_.answers["x"] = {OkResult(), CloseResult()};
  Start();
  auto client = Client();
  EXPECT_EQ(client->Ask("\x03x"), OkPayload({}, 8));
  EXPECT_TRUE(client->HungUp());
}

TEST_F(ServerTest, PreparedRowsAreBinary) {
  cluster_.answers["SELECT ?"] = {
      RowsResult{.columns = {{.name = "n", .type = 8, .charset = 63}}, .rows = {{"7"}}}};
  Start();
  auto client = Client();
  EXPECT_EQ(client->Ask("\x16SELECT ?"), PrepareOkPayload(0, 1, 1));
  for (int i = 0; i < 4; ++i) EXPECT_NE(client->ReceivePayload(), "");
  const std::string execute = PayloadWriter()
                                  .Int(0x17, 1)
                                  .Int(0, 4)
                                  .Int(0, 1)
                                  .Int(1, 4)
                                  .Int(0, 1)
                                  .Int(1, 1)
                                  .Int(8, 2)
                                  .Int(7, 8)
                                  .Take();
  EXPECT_EQ(client->Ask(execute), "\x01");
  for (int i = 0; i < 2; ++i) EXPECT_NE(client->ReceivePayload(), "");
  EXPECT_EQ(client->ReceivePayload(), PayloadWriter().Int(0, 2).Int(7, 8).Take());
  EXPECT_EQ(client->ReceivePayload(), EofPayload(0));
  EXPECT_THAT(cluster_.Calls(), Contains("parameter: 7"));
}

TEST_F(ServerTest, UnknownPreparedStatementsAreRefused) {
  Start();
  auto client = Client();
  EXPECT_THAT(client->Ask(std::string("\x17\x05\0\0\0\0\1\0\0\0", 10)),
              HasSubstr("no such prepared statement"));
  EXPECT_THAT(client->Ask(std::string("\x1a\x05\0", 3)), HasSubstr("no such prepared statement"));
  ASSERT_TRUE(client->Send(0, std::string("\x19\x05", 2)));
  ASSERT_TRUE(client->Send(0, std::string("\x18\x05", 2)));
  EXPECT_EQ(client->Ask("\x0e"), kOk);
}

TEST_F(ServerTest, ResetConnectionForgetsPreparedStatements) {
  cluster_.answers["s"] = {RowsResult{.columns = {{.name = "n"}}}};
  Start();
  auto client = Client();
  EXPECT_EQ(client->Ask("\x16s"), PrepareOkPayload(0, 1, 0));
  for (int i = 0; i < 2; ++i) EXPECT_NE(client->ReceivePayload(), "");
  EXPECT_EQ(client->Ask("\x1f"), kOk);
  EXPECT_THAT(cluster_.Calls(), Contains("reset"));
  EXPECT_THAT(client->Ask(std::string("\x1a\0\0\0\0", 5)), HasSubstr("no such prepared"));
}

TEST_F(ServerTest, ChangeUserAnswersTwiceIfThePasswordIsWrong) {
  cluster_.hashes["alice"] = PasswordHash("pw");
  TempFile log;
  auto opened = StatementLog::Open(log.path());
  ASSERT_TRUE(opened.ok());
  Start({.statement_log = opened->get()});
  auto client = Client();
  const std::string nobody =
      PayloadWriter().Int(0x11, 1).NulString("alice").Int(0, 1).Int(0, 1).Take();
  EXPECT_EQ(client->Ask(nobody), kOk);
  EXPECT_EQ(client->Receive(), (Packet{2, kOk}));
  EXPECT_EQ(client->Ask("\x0e"), kOk);
  EXPECT_TRUE(client->Silent());
  EXPECT_THAT(cluster_.Calls(), Contains("change user: alice wrong"));
  EXPECT_THAT(log.Content(), HasSubstr("\troot\tChange user\talice\n"));
  EXPECT_THAT(log.Content(), HasSubstr("\troot\tPing\t\n"));
}

TEST_F(ServerTest, KilledConnectionsAreClosedAtOnce) {
  Start();
  auto client = Client();
  cluster_.kill_all = true;
  EXPECT_TRUE(client->HungUp());
}

TEST_F(ServerTest, SessionEndsWithItsConnection) {
  Start();
  Client();
  EXPECT_TRUE(Eventually([this] { return cluster_.Calls().back() == "end"; }));
}

TEST_F(ServerTest, LogsEveryCommand) {
  TempFile log;
  auto opened = StatementLog::Open(log.path());
  ASSERT_TRUE(opened.ok());
  Start({.statement_log = opened->get()});
  auto client = Client();
  client->Ask("\x03SELECT\n1");
  client->Ask(
      "\x02"
      "db1");
  client->Ask("\x7f");
  const std::string id = "16777217";
  EXPECT_EQ(log.Content(), id + "\troot\tQuery\tSELECT\\n1\n" + id + "\troot\tInit DB\tdb1\n" + id +
                               "\troot\t0x7f\t\n");
}

TEST_F(ServerTest, LatencyHoldsBackEachAnswer) {
  constexpr std::chrono::milliseconds kLatency(50);
  Start({.latency = kLatency});
  const auto start = std::chrono::steady_clock::now();
  auto client = Client();
  client->Ask("\x0e");
  const auto greeting_login_and_ping = 3 * kLatency;
  EXPECT_GE(std::chrono::steady_clock::now() - start, greeting_login_and_ping);
}

TEST_F(ServerTest, StopsWhileClientsAreConnected) {
  ASSERT_TRUE(faults_.Add("hang@x").ok());
  Start();
  auto idle = Client();
  auto hanging = Client();
  ASSERT_TRUE(hanging->Send(0, "\x03x"));
  RawClient before_login(server_->port());
  before_login.ReceivePayload();
  const auto start = std::chrono::steady_clock::now();
  server_.reset();
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(2));
  EXPECT_TRUE(idle->HungUp());
  EXPECT_TRUE(hanging->HungUp());
}

TEST_F(ServerTest, FaultDropBefore) {
  ASSERT_TRUE(faults_.Add("drop-before@create").ok());
  Start();
  auto client = Client();
  EXPECT_EQ(client->Ask("\x03"
                        "CREATE x"),
            "");
  EXPECT_THAT(cluster_.Calls(), Not(Contains("query: CREATE x")));
  EXPECT_NE(Client()->Ask("\x03"
                          "CREATE x"),
            "");
}

TEST_F(ServerTest, FaultDropAfter) {
  ASSERT_TRUE(faults_.Add("drop-after@create").ok());
  Start();
  EXPECT_EQ(Client()->Ask("\x03"
                          "CREATE x"),
            "");
  EXPECT_THAT(cluster_.Calls(), Contains("query: CREATE x"));
}

TEST_F(ServerTest, FaultHang) {
  ASSERT_TRUE(faults_.Add("hang@create#2").ok());
  Start();
  auto client = Client();
  EXPECT_NE(client->Ask("\x03"
                        "CREATE x"),
            "");
  ASSERT_TRUE(client->Send(0,
                           "\x03"
                           "CREATE y"));
  EXPECT_TRUE(client->Silent());
  EXPECT_THAT(cluster_.Calls(), Not(Contains("query: CREATE y")));
}

TEST_F(ServerTest, FaultNotLeader) {
  ASSERT_TRUE(faults_.Add("not-leader@create").ok());
  Start();
  auto client = Client();
  EXPECT_EQ(client->Ask("\x03"
                        "CREATE x"),
            "\xff\x19\x15#HY000forward too many times");
  EXPECT_THAT(cluster_.Calls(), Not(Contains("query: CREATE x")));
  EXPECT_THAT(client->Ask("\x03"
                          "CREATE x"),
              HasSubstr("no answer to CREATE x"));
}

TEST_F(ServerTest, OtherPortInUse) {
  Start();
  const auto second = Server::Start(server_->port(), {.cluster = &cluster_});
  ASSERT_FALSE(second.ok());
  EXPECT_THAT(std::string(second.status().message()), HasSubstr("cannot bind 127.0.0.1:"));
}

TEST_F(ServerTest, ManyClientsAtOnce) {
  cluster_.answers["x"] = {RowsResult{.columns = {{.name = "c"}}, .rows = {{"v"}}}};
  Start();
  std::vector<std::thread> threads;
  std::atomic<int> right = 0;
  for (int i = 0; i < 16; ++i) {
    threads.emplace_back([&] {
      auto client = Client();
      for (int round = 0; round < 20; ++round) {
        right += client->Ask("\x03x") == "\x01";
        for (int rest = 0; rest < 4; ++rest) client->ReceivePayload();
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(right, 16 * 20);
}

}  // namespace
}  // namespace sandbox
