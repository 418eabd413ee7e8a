#include "acceptance-tests/sandbox/net/handshake.h"

#include <gtest/gtest.h>

#include <random>

#include "acceptance-tests/sandbox/net/native_password.h"
#include "acceptance-tests/sandbox/net/packet.h"
#include "acceptance-tests/sandbox/net/testing/raw_client.h"

namespace sandbox {
namespace {

constexpr uint32_t kProtocol41 = 0x200;
constexpr uint32_t kSecure = 0x8000;
constexpr uint32_t kPluginAuth = 0x80000;
constexpr uint32_t kLenenc = 0x200000;

PayloadWriter LoginHead(uint32_t capabilities) {
  PayloadWriter head;
  head.Int(capabilities, 4).Bytes(std::string(28, '\0'));
  return head;
}

TEST(Login, ParsesUserAnswerAndDatabase) {
  const std::string salt = MakeSalt();
  const auto who = ParseLogin(LoginPayload("alice", "pw", salt, "db1"));
  ASSERT_TRUE(who.ok());
  EXPECT_EQ(who->user, "alice");
  EXPECT_EQ(who->answer, Scramble("pw", salt));
  EXPECT_EQ(who->database, "db1");
  EXPECT_EQ(who->plugin, kNativePassword);
  EXPECT_FALSE(WantsTls(*who));
}

TEST(Login, AnswerFormsFollowTheCapabilities) {
  const std::string answer(0x20, '\x11');
  for (uint32_t form : {kSecure, kLenenc | kSecure, uint32_t{0}}) {
    PayloadWriter payload = LoginHead(kProtocol41 | kPluginAuth | form);
    payload.NulString("u");
    if (form == 0) {
      payload.NulString(answer);
    } else {
      payload.LenencString(answer);
    }
    const auto who = ParseLogin(payload.NulString("caching_sha2_password").Take());
    ASSERT_TRUE(who.ok()) << form;
    EXPECT_EQ(who->answer, answer);
    EXPECT_EQ(who->plugin, "caching_sha2_password");
  }
}

TEST(Login, PluginMayLackItsNulAndAttributesAreSkipped) {
  const uint32_t capabilities = kProtocol41 | kSecure | kPluginAuth;
  const auto bare = ParseLogin(
      LoginHead(capabilities).NulString("u").Int(0, 1).Bytes("mysql_native_password").Take());
  ASSERT_TRUE(bare.ok());
  EXPECT_EQ(bare->plugin, kNativePassword);
  const auto attributes = ParseLogin(LoginHead(capabilities)
                                         .NulString("u")
                                         .Int(0, 1)
                                         .NulString("mysql_native_password")
                                         .Bytes("\xff\xff garbage")
                                         .Take());
  ASSERT_TRUE(attributes.ok());
  EXPECT_EQ(attributes->plugin, kNativePassword);
}

TEST(Login, TlsRequestNeedsNoUser) {
  const auto who = ParseLogin(LoginHead(kProtocol41 | 0x800).Take());
  ASSERT_TRUE(who.ok());
  EXPECT_TRUE(WantsTls(*who));
}

TEST(Login, RefusesOldAndMalformed) {
  EXPECT_FALSE(ParseLogin("").ok());
  EXPECT_FALSE(ParseLogin(LoginHead(kSecure).NulString("u").Int(0, 1).Take()).ok());
  const std::string good = LoginPayload("alice", "pw", MakeSalt(), "");
  const size_t end_of_answer = 32 + 6 + 21;
  for (size_t size = 0; size < end_of_answer; ++size) {
    EXPECT_FALSE(ParseLogin(std::string_view(good).substr(0, size)).ok()) << size;
  }
}

TEST(ChangeUser, Parses) {
  const std::string payload = PayloadWriter()
                                  .NulString("bob")
                                  .Int(3, 1)
                                  .Bytes("abc")
                                  .NulString("db2")
                                  .Int(45, 2)
                                  .NulString("mysql_native_password")
                                  .Take();
  const auto who = ParseChangeUser(payload, kProtocol41 | kSecure | kPluginAuth);
  ASSERT_TRUE(who.ok());
  EXPECT_EQ(who->user, "bob");
  EXPECT_EQ(who->answer, "abc");
  EXPECT_EQ(who->database, "db2");
  EXPECT_EQ(who->plugin, kNativePassword);
}

TEST(ChangeUser, EndsBehindTheDatabaseAtTheEarliest) {
  const std::string head = PayloadWriter().NulString("bob").Int(3, 1).Bytes("abc").Take();
  const auto who = ParseChangeUser(head, kProtocol41 | kSecure | kPluginAuth);
  ASSERT_TRUE(who.ok());
  EXPECT_EQ(who->plugin, kNativePassword);
  for (size_t size = 0; size < head.size(); ++size) {
    EXPECT_FALSE(ParseChangeUser(head.substr(0, size), kSecure).ok()) << size;
  }
}

TEST(Login, SurvivesRandomBytes) {
  std::mt19937 random(7);
  const std::string good = LoginPayload("alice", "pw", MakeSalt(), "db1");
  for (int round = 0; round < 20000; ++round) {
    std::string bytes = good.substr(0, random() % (good.size() + 1));
    for (int i = 0; i < 4 && !bytes.empty(); ++i) {
      bytes[random() % bytes.size()] = static_cast<char>(random());
    }
    const auto who = ParseLogin(bytes);
    if (who.ok()) {
      EXPECT_LE(who->user.size() + who->answer.size(), bytes.size());
    }
    (void)ParseChangeUser(bytes, static_cast<uint32_t>(random()));
  }
}

TEST(Greeting, CarriesIdAndSalt) {
  const std::string salt = MakeSalt();
  const std::string greeting = Greeting(16777217, salt);
  EXPECT_EQ(greeting.size(), 74u);
  EXPECT_EQ(SaltOf(greeting), salt);
  EXPECT_EQ(ConnectionIdOf(greeting), 16777217u);
}

}  // namespace
}  // namespace sandbox
