#include "provider/base/redact.h"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/time/clock.h"
#include "provider/base/native_password.h"
#include "provider/base/strings.h"

namespace base {
namespace {

// Every character that some encoding changes.
constexpr std::string_view kCanary = R"(K9'"\%&+/=< >canary)";

TEST(RedactTest, HidesEveryForm) {
  RegisterSecret(kCanary);
  const std::string hash = NativePasswordHash(kCanary);
  const std::vector<std::string> forms = {
      std::string(kCanary),
      R"(K9\'"\\%&+/=< >canary)",                      // SQL, as our builder writes it
      R"(K9''"\%&+/=< >canary)",                       // SQL, doubled quotes
      R"(K9'\"\\%&+/=< >canary)",                      // JSON
      R"(K9'\"\\%\u0026+/=\u003c \u003ecanary)",       // JSON, as Go writes it
      R"(K9'\\\"\\\\%&+/=< >canary)",                  // JSON inside JSON
      R"(K9%27%22%5C%25%26%2B%2F%3D%3C%20%3Ecanary)",  // URL
      R"(K9%27%22%5c%25%26%2b%2f%3d%3c%20%3ecanary)",  // URL, lower case
      R"(K9%27%22%5C%25%26%2B%2F%3D%3C+%3Ecanary)",    // form data
      absl::Base64Escape(ToAbsl(kCanary)),
      absl::WebSafeBase64Escape(ToAbsl(kCanary)),
      hash,
      StrCat("0x", hash.substr(1)),
  };
  for (const std::string& form : forms) {
    const std::string redacted = Redact(StrCat("before ", form, " after"));
    EXPECT_TRUE(absl::StrContains(redacted, "(sensitive)")) << form;
    EXPECT_TRUE(absl::StartsWith(redacted, "before ")) << redacted;
    EXPECT_TRUE(absl::EndsWith(redacted, " after")) << redacted;
    EXPECT_FALSE(absl::StrContains(redacted, "canary")) << redacted;
    EXPECT_FALSE(absl::StrContains(redacted, form)) << redacted;
  }
}

TEST(RedactTest, HidesTheAuthorizationHeader) {
  RegisterLogin("admin", "login-canary");
  EXPECT_EQ(Redact(StrCat("Basic ", absl::Base64Escape("admin:login-canary"))),
            "Basic (sensitive)");
  EXPECT_EQ(Redact("login-canary"), "(sensitive)");
}

TEST(RedactTest, LeavesShortSecretsAlone) {
  RegisterSecret("abc");
  EXPECT_EQ(Redact("abc abcabc"), "abc abcabc");
}

TEST(RedactTest, TakesTheLongestAndJoinsOverlaps) {
  RegisterSecret("overlap-one");
  RegisterSecret("overlap-one-longer");
  RegisterSecret("longer-still");
  EXPECT_EQ(Redact("<overlap-one>"), "<(sensitive)>");
  EXPECT_EQ(Redact("<overlap-one-longer>"), "<(sensitive)>");
  EXPECT_EQ(Redact("<overlap-one-longer-still>"), "<(sensitive)>");
}

TEST(RedactTest, CopesWithAnyBytes) {
  RegisterSecret(std::string_view("\xff\0\xfe bytes", 9));
  EXPECT_EQ(Redact(std::string_view("\x00\xff\0\xfe bytes\xff\xff", 12)),
            StrCat(std::string_view("\0", 1), "(sensitive)\xff\xff"));
  EXPECT_EQ(Redact(""), "");
  EXPECT_EQ(Redact("abc"), "abc");
}

TEST(RedactTest, ManySecretsAndALongTextTakeLittleTime) {
  for (int i = 0; i < 500; ++i) RegisterSecret(StrCat("bulk-secret-number-", i));
  std::string text(8 << 20, 'x');
  text += "bulk-secret-number-499";
  const absl::Time begin = absl::Now();
  EXPECT_TRUE(absl::EndsWith(Redact(text), "xxx(sensitive)"));
  EXPECT_LT(absl::Now() - begin, absl::Seconds(5));  // with sanitizers; about 20 ms without
}

TEST(RedactTest, ManyThreads) {
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([t] {
      for (int i = 0; i < 50; ++i) {
        const std::string secret = StrCat("thread-", t, "-secret-", i, "-end");
        RegisterSecret(secret);
        EXPECT_EQ(Redact(secret), "(sensitive)");
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
}

}  // namespace
}  // namespace base
