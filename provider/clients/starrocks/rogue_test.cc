// What the client refuses to a server that is not to be trusted.
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <string>

#include "absl/strings/match.h"
#include "absl/time/clock.h"
#include "provider/base/status.h"
#include "provider/clients/starrocks/client.h"
#include "provider/clients/starrocks/testing/rogue_server.h"

namespace starrocks {
namespace {

using testing::RogueServer;

constexpr char kPassword[] = "rogue-test-password";

// The error of a statement sent to the server.
absl::Status Talk(const RogueServer& server) {
  Options options;
  options.endpoints = {{"127.0.0.1", server.port()}};
  options.username = "jo";
  options.password = base::Secret(kPassword);
  options.tls.mode = TlsMode::kDisabled;
  options.connect_timeout = absl::Seconds(1);
  base::StopSignal stop;
  const base::Context context(&stop, absl::Now() + absl::Seconds(3));
  return Client(options).Query(sql::Statement("SELECT 1"), context).status();
}

class RoguePluginTest : public ::testing::TestWithParam<std::string> {};

TEST_P(RoguePluginTest, ThePasswordIsNotSentInClear) {
  RogueServer server({.auth_plugin = GetParam()});
  const absl::Status status = Talk(server);
  EXPECT_EQ(base::KindOf(status), base::ErrorKind::kFinal) << status;
  EXPECT_TRUE(absl::StrContains(status.message(), "login method")) << status;
  EXPECT_TRUE(absl::StrContains(server.Received(), "jo"));
  EXPECT_FALSE(absl::StrContains(server.Received(), kPassword));
}

INSTANTIATE_TEST_SUITE_P(Plugins, RoguePluginTest,
                         ::testing::Values("mysql_clear_password", "dialog", "sha256_password",
                                           "../../tmp/evil"));

TEST(RogueTest, NoFileIsSent) {
  const std::string path = ::testing::TempDir() + "/rogue-test-file";
  std::ofstream(path) << "content-that-stays-here";
  RogueServer server({.steal_file = path});
  EXPECT_FALSE(Talk(server).ok());
  EXPECT_TRUE(absl::StrContains(server.Received(), "autocommit"));
  EXPECT_FALSE(absl::StrContains(server.Received(), "content-that-stays-here"));
  unlink(path.c_str());
}

}  // namespace
}  // namespace starrocks
