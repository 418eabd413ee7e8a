// Replays the recorded conversations against the port with the real behaviour behind it.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <memory>
#include <optional>

#include "acceptance-tests/sandbox/net/native_password.h"
#include "acceptance-tests/sandbox/net/packet.h"
#include "acceptance-tests/sandbox/net/replay/canonical.h"
#include "acceptance-tests/sandbox/net/server.h"
#include "acceptance-tests/sandbox/net/testing/raw_client.h"
#include "acceptance-tests/sandbox/net/testing/wire_samples.h"
#include "acceptance-tests/sandbox/session.h"
#include "provider/base/strings.h"

namespace sandbox {
namespace {

// What the recorded users knew.
constexpr std::string_view kPassword = "wire-pw";
const char* const kFixture[] = {
    "CREATE DATABASE wire_db",
    "CREATE DATABASE wire_other",
    "CREATE USER wire_u IDENTIFIED BY 'wire-pw'",
    "CREATE USER wire_ldap IDENTIFIED WITH authentication_ldap_simple AS 'uid=wire,dc=example'",
};
const std::string kOk(7, '\0');

// Plays one sample's client. Run() returns what went differently, empty if nothing did.
class Replay {
 public:
  Replay(const WireSample& sample, uint16_t port) : sample_(sample), port_(port), client_(port) {}

  std::string Run() {
    for (next_ = 0; next_ < sample_.steps.size();) {
      if (sample_.steps[next_].from_client) SendStep(sample_.steps[next_++].packet);
      std::string difference = CompareAnswer();
      if (!difference.empty()) return difference;
    }
    return CompareEnd();
  }

 private:
  bool IsLastStep() const { return next_ == sample_.steps.size(); }

  void SendStep(Packet packet) {
    const bool kill_first = sample_.name == "kill_other" && IsLastStep();
    if (kill_first) Kill();
    command_ = packet.payload;
    // The server may hang up before it has read all of a statement that is too long.
    (void)client_.Send(packet.sequence, WithNewScramble(std::move(packet.payload)));
  }

  // An answer to the recorded salt becomes one to the salt of this connection.
  std::string WithNewScramble(std::string payload) const {
    const std::string old_scramble = Scramble(kPassword, old_salt_);
    const size_t at = payload.find(old_scramble);
    if (at != std::string::npos) {
      payload.replace(at, old_scramble.size(), Scramble(kPassword, salt_));
    }
    return payload;
  }

  void Kill() {
    RawClient other(port_);
    EXPECT_EQ(LogInAs(&other, "root"), kOk);
    EXPECT_EQ(other.Ask(base::StrCat("\x03KILL ", connection_id_)), kOk);
  }

  std::vector<Packet> ExpectedAnswer() {
    std::vector<Packet> packets;
    while (!IsLastStep() && !sample_.steps[next_].from_client) {
      packets.push_back(sample_.steps[next_++].packet);
    }
    return packets;
  }

  // As many packets as expected; behind an executed statement also the rows that are extra.
  std::vector<Packet> ReceiveAnswer(size_t count) {
    std::vector<Packet> packets;
    const auto complete = [&] {
      const bool executed = command_.starts_with('\x17');
      return packets.size() >= count && (!executed || packets.back().payload.starts_with('\xfe'));
    };
    while (!complete()) {
      std::optional<Packet> packet = client_.Receive();
      if (!packet.has_value()) break;
      packets.push_back(*std::move(packet));
    }
    return packets;
  }

  std::string CompareAnswer() {
    const std::vector<Packet> expected = ExpectedAnswer();
    const std::vector<Packet> actual = ReceiveAnswer(expected.size());
    const bool greeting = command_.empty() && !expected.empty() && !actual.empty();
    if (greeting) {
      old_salt_ = SaltOf(expected[0].payload);
      salt_ = SaltOf(actual[0].payload);
      connection_id_ = ConnectionIdOf(actual[0].payload);
    }
    return Difference(Canonical(command_, expected), Canonical(command_, actual));
  }

  static std::string Difference(const std::vector<std::string>& expected,
                                const std::vector<std::string>& actual) {
    const auto [want, got] =
        std::mismatch(expected.begin(), expected.end(), actual.begin(), actual.end());
    const std::string nothing = "(nothing)";
    if (want == expected.end() && got == actual.end()) return "";
    return base::StrCat("want ", want == expected.end() ? nothing : *want, "\n     got  ",
                        got == actual.end() ? nothing : *got);
  }

  // Neither too much was sent nor too little.
  std::string CompareEnd() {
    if (sample_.closed) return client_.HungUp() ? "" : "not closed";
    // In this sample one result set has not been fetched yet.
    const bool late_answers = sample_.name == "change_user_wrong";
    for (int i = 0; late_answers && i < 5; ++i) client_.ReceivePayload();
    if (!client_.Send(0, "\x0e")) return "closed";
    const std::optional<Packet> pong = client_.Receive();
    return pong == Packet{1, kOk} ? "" : "sends more than recorded";
  }

  const WireSample& sample_;
  const uint16_t port_;
  RawClient client_;
  size_t next_ = 0;
  std::string command_;
  std::string old_salt_;
  std::string salt_;
  uint32_t connection_id_ = 0;
};

// The samples that are known to differ: lines of "name: reason".
std::map<std::string, std::string> LoadKnownGaps() {
  std::ifstream file("acceptance-tests/sandbox/net/testdata/wire_known_gaps.txt");
  EXPECT_TRUE(file.good());
  std::map<std::string, std::string> gaps;
  for (std::string line; std::getline(file, line);) {
    const size_t colon = line.find(": ");
    if (colon != std::string::npos) gaps[line.substr(0, colon)] = line.substr(colon + 2);
  }
  return gaps;
}

void PrepareFixture(uint16_t port) {
  RawClient root(port);
  ASSERT_EQ(LogInAs(&root, "root"), kOk);
  for (const char* statement : kFixture) {
    ASSERT_EQ(root.Ask(base::StrCat("\x03", statement)), kOk) << statement;
  }
}

TEST(Wire, ReplaysTheRecordedConversations) {
  constexpr size_t kSamples = 61;
  constexpr size_t kLeastRight = 60;  // the last figure, which only grows
  const std::vector<WireSample> samples = LoadWireSamples();
  ASSERT_EQ(samples.size(), kSamples);
  const std::map<std::string, std::string> gaps = LoadKnownGaps();
  const std::unique_ptr<Cluster> cluster = MakeCluster();
  auto server = Server::Start(0, {.cluster = cluster.get()});
  ASSERT_TRUE(server.ok()) << server.status();
  ASSERT_NO_FATAL_FAILURE(PrepareFixture((*server)->port()));
  size_t right = 0;
  for (const WireSample& sample : samples) {
    const std::string difference = Replay(sample, (*server)->port()).Run();
    right += difference.empty();
    const bool known = gaps.contains(sample.name);
    if (known) std::printf("known gap %s: %s\n", sample.name.c_str(), difference.c_str());
    EXPECT_TRUE(difference.empty() || known) << sample.name << ": " << difference;
  }
  std::printf("wire samples: %zu right, %zu wrong\n", right, samples.size() - right);
  EXPECT_GE(right, kLeastRight);
}

}  // namespace
}  // namespace sandbox
