// The provider's program as a person runs it.
#include <csignal>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/wire/probe/probe_client.h"
#include "provider/wire/probe/probe_process.h"

namespace {

using probe::Process;
using testing::HasSubstr;

TEST(Main, VersionIsPrinted) {
  Process process({PROVIDER, "version"}, {});
  EXPECT_EQ(process.WaitForExit(), 0);
  EXPECT_EQ(process.RestOfStdout(), "terraform-provider-starrocks " TF_VERSION "\n");
}

TEST(Main, HelpNamesTheCommands) {
  Process process({PROVIDER, "--help"}, {});
  EXPECT_EQ(process.WaitForExit(), 0);
  EXPECT_THAT(process.RestOfStdout(), HasSubstr("version"));
}

TEST(Main, UnknownArgumentIsUsageOnStderr) {
  Process process({PROVIDER, "dance"}, probe::PluginEnvironment());
  EXPECT_EQ(process.WaitForExit(), 2);
  EXPECT_EQ(process.RestOfStdout(), "");
  EXPECT_THAT(process.Stderr(), testing::AllOf(HasSubstr("\"dance\""), HasSubstr("Usage:")));
}

TEST(Main, H1_RunByHandItSaysWhatItIs) {
  Process process({PROVIDER}, {});
  EXPECT_EQ(process.WaitForExit(), 1);
  EXPECT_EQ(process.RestOfStdout(), "");
  EXPECT_THAT(process.Stderr(), HasSubstr("terraform-provider-starrocks: this is a Terraform"));
}

TEST(Main, H4_TheHandshakeDoesNotWaitForAServer) {
  Process::Environment environment = probe::PluginEnvironment();
  environment["STARROCKS_HOSTS"] = "192.0.2.1:9030";  // an address where nobody ever answers
  environment["STARROCKS_USERNAME"] = "root";
  const absl::Time started = absl::Now();
  Process process({PROVIDER}, environment);
  EXPECT_THAT(process.ReadLine(), testing::StartsWith("1|6|"));
  EXPECT_LT(absl::Now() - started, absl::Seconds(10));
  process.Signal(SIGTERM);
  EXPECT_EQ(process.WaitForExit(), 0);
}

TEST(Main, H14_ProcessesStartSideBySideAndKeepNothing) {
  std::vector<std::unique_ptr<Process>> processes;
  std::set<std::string> lines;
  for (int i = 0; i < 4; ++i) {
    processes.push_back(
        std::make_unique<Process>(std::vector<std::string>{PROVIDER}, probe::PluginEnvironment()));
  }
  for (const auto& process : processes) {
    lines.insert(process->ReadLine());
  }
  EXPECT_EQ(lines.size(), processes.size());
  for (const auto& process : processes) {
    process->Signal(SIGTERM);
    EXPECT_EQ(process->WaitForExit(), 0);
  }
}

TEST(Main, S9_ServesItsSchema) {
  Process process({PROVIDER}, probe::PluginEnvironment());
  const probe::Handshake handshake = probe::ParseHandshake(process.ReadLine());
  const auto channel = probe::PlainChannel(handshake.endpoint);
  const probe::Reply reply = probe::Call(channel, "/tfplugin6.Provider/GetProviderSchema");
  EXPECT_TRUE(reply.status.ok()) << reply.status.error_message();
  EXPECT_THAT(reply.bytes, HasSubstr("starrocks_role"));
  EXPECT_TRUE(probe::Call(channel, "/plugin.GRPCController/Shutdown").status.ok());
  EXPECT_EQ(process.WaitForExit(), 0);
}

}  // namespace
