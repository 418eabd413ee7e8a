// The provider's program as a person runs it.
#include <string>

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
