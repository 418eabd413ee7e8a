#include "provider/base/log.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "absl/strings/match.h"
#include "provider/base/redact.h"
#include "provider/base/strings.h"

namespace base {
namespace {

using Json = nlohmann::json;
constexpr std::string_view kTime = "2026-11-22T10:11:12.000123Z";
constexpr std::size_t kLimit = 64 * 1024;

// What Terraform's reader needs: one line, JSON, nothing but strings, under 64 KiB.
Json ReadAsTerraform(const std::string& line) {
  EXPECT_LT(line.size(), kLimit);
  EXPECT_TRUE(absl::EndsWith(line, "\n"));
  EXPECT_EQ(line.find('\n'), line.size() - 1);
  const Json json = Json::parse(line);
  for (const auto& [key, value] : json.items()) EXPECT_TRUE(value.is_string()) << key;
  EXPECT_EQ(json.at("@timestamp"), kTime);
  return json;
}

TEST(LogTest, H13_LineFormat) {
  const Json json = ReadAsTerraform(
      FormatLogLine(LogLevel::kWarn, kTime, "opened", {{"host", "fe1"}, {"port", "9030"}}));
  EXPECT_EQ(json.at("@level"), "warn");
  EXPECT_EQ(json.at("@message"), "opened");
  EXPECT_EQ(json.at("host"), "fe1");
  EXPECT_EQ(json.at("port"), "9030");
  for (LogLevel level : {LogLevel::kTrace, LogLevel::kDebug, LogLevel::kInfo, LogLevel::kError}) {
    ReadAsTerraform(FormatLogLine(level, kTime, "x", {}));
  }
}

TEST(LogTest, H13_HostileBytes) {
  std::string all;
  for (int c = 0; c < 256; ++c) all += static_cast<char>(c);
  const Json json = ReadAsTerraform(FormatLogLine(LogLevel::kInfo, kTime, all, {{all, all}}));
  EXPECT_TRUE(absl::StrContains(json.at("@message").get<std::string>(), "\n"));
  EXPECT_TRUE(absl::StrContains(json.at("@message").get<std::string>(), "\xEF\xBF\xBD"));
}

TEST(LogTest, H13_FieldsCannotTakeTheReadersKeys) {
  const Json json = ReadAsTerraform(FormatLogLine(
      LogLevel::kInfo, kTime, "real", {{"@message", "fake"}, {"@@level", "1"}, {"", "empty"}}));
  EXPECT_EQ(json.at("@message"), "real");
  EXPECT_EQ(json.at("@level"), "info");
  EXPECT_EQ(json.at("message"), "fake");
}

TEST(LogTest, H13_LongValuesAreCut) {
  const std::string huge(1 << 20, 'm');
  const std::string escapes(1 << 20, '\x01');  // six bytes each in JSON
  Json json = ReadAsTerraform(FormatLogLine(LogLevel::kInfo, kTime, huge, {}));
  EXPECT_TRUE(absl::EndsWith(json.at("@message").get<std::string>(), "...(cut)"));
  EXPECT_GT(json.at("@message").get<std::string>().size(), 16u * 1024);
  json = ReadAsTerraform(
      FormatLogLine(LogLevel::kInfo, kTime, escapes, {{huge, huge}, {"a", escapes}}));
  EXPECT_TRUE(absl::EndsWith(json.at("a").get<std::string>(), "...(cut)"));
}

TEST(LogTest, H13_TheLimitIsExact) {
  for (std::size_t size = kLimit - 300; size < kLimit + 10; size += 7) {
    ReadAsTerraform(FormatLogLine(LogLevel::kInfo, kTime, std::string(size, 'x'), {}));
  }
}

TEST(LogTest, SecretsAreHiddenInMessageKeyAndValue) {
  RegisterSecret("log-test-canary");
  const std::string line = FormatLogLine(LogLevel::kInfo, kTime, "is log-test-canary",
                                         {{"log-test-canary", "log-test-canary"}});
  EXPECT_FALSE(absl::StrContains(line, "log-test-canary"));
  EXPECT_EQ(ReadAsTerraform(line).at("@message"), "is (sensitive)");
}

TEST(LogTest, ASecretOnTheCutIsHidden) {
  RegisterSecret("a-secret-on-the-edge-of-the-cut");
  std::string text;
  while (text.size() < (1 << 20)) StrAppend(&text, "a-secret-on-the-edge-of-the-cut,");
  const std::string line = FormatLogLine(LogLevel::kInfo, kTime, text, {});
  EXPECT_FALSE(absl::StrContains(line, "a-se"));
}

}  // namespace
}  // namespace base
