#include "acceptance-tests/sandbox/net/native_password.h"

#include <gtest/gtest.h>

#include "absl/strings/escaping.h"

namespace sandbox {
namespace {

// Salt, answer and hash of the password "wire-pw", as recorded from a client library.
constexpr char kSalt[] = "eyq[TnfocZlYyq_u[RlM";
constexpr char kAnswer[] = "3ea4b7382397fe5b353adfd7aa3433f903650af8";

TEST(NativePassword, KnownHash) {
  EXPECT_EQ(PasswordHash("password"), "*2470C0C06DEE42FD1618BB99005ADCA2EC9D1E19");
  EXPECT_EQ(PasswordHash(""), "");
}

TEST(NativePassword, MakesTheRecordedAnswer) {
  EXPECT_EQ(absl::BytesToHexString(Scramble("wire-pw", kSalt)), kAnswer);
}

TEST(NativePassword, ChecksAnswers) {
  const auto check = MakePasswordCheck(kNativePassword, kSalt, absl::HexStringToBytes(kAnswer));
  EXPECT_TRUE(check->Given());
  EXPECT_TRUE(check->Matches(PasswordHash("wire-pw")));
  EXPECT_FALSE(check->Matches(PasswordHash("wire-pW")));
  EXPECT_FALSE(check->Matches(""));
  EXPECT_FALSE(MakePasswordCheck(kNativePassword, MakeSalt(), absl::HexStringToBytes(kAnswer))
                   ->Matches(PasswordHash("wire-pw")));
}

TEST(NativePassword, NoAnswerIsTheEmptyPassword) {
  const auto check = MakePasswordCheck(kNativePassword, kSalt, "");
  EXPECT_FALSE(check->Given());
  EXPECT_TRUE(check->Matches(""));
  EXPECT_FALSE(check->Matches(PasswordHash("x")));
}

TEST(NativePassword, MalformedHashesAndAnswersNeverMatch) {
  const std::string good = PasswordHash("wire-pw");
  const auto check = MakePasswordCheck(kNativePassword, kSalt, absl::HexStringToBytes(kAnswer));
  for (const std::string& hash : {good.substr(1), good.substr(0, 40), good + "0", std::string("*"),
                                  "*" + std::string(40, 'g')}) {
    EXPECT_FALSE(check->Matches(hash)) << hash;
  }
  for (size_t size : {1, 19, 21, 32}) {
    EXPECT_FALSE(
        MakePasswordCheck(kNativePassword, kSalt, std::string(size, '\x11'))->Matches(good));
  }
}

TEST(ClearPassword, ComparesWithTheHash) {
  const auto check = MakePasswordCheck("mysql_clear_password", "", std::string_view("pw\0", 3));
  EXPECT_TRUE(check->Given());
  EXPECT_TRUE(check->Matches(PasswordHash("pw")));
  EXPECT_FALSE(check->Matches(PasswordHash("other")));
  EXPECT_FALSE(MakePasswordCheck("mysql_clear_password", "", std::string_view("\0", 1))->Given());
}

TEST(Salt, IsPrintableAndNew) {
  const std::string salt = MakeSalt();
  ASSERT_EQ(salt.size(), kSaltSize);
  for (char c : salt) EXPECT_TRUE(c > ' ' && c < '\x7f');
  EXPECT_NE(salt, MakeSalt());
}

}  // namespace
}  // namespace sandbox
