// The plugin as a process: what Terraform sees of it from outside.
#include <sys/prctl.h>
#include <unistd.h>

#include <csignal>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "proto/tfplugin6.grpc.pb.h"
#include "provider/wire/certificate.h"
#include "provider/wire/convert.h"
#include "provider/wire/probe/probe_client.h"
#include "provider/wire/probe/probe_process.h"

namespace wire {
namespace {

using probe::Process;
using testing::HasSubstr;

constexpr char kShutdown[] = "/plugin.GRPCController/Shutdown";
constexpr char kSchema[] = "/tfplugin6.Provider/GetProviderSchema";

class ProcessTest : public testing::Test {
 protected:
  Process::Environment Environment() const {
    Process::Environment out = probe::PluginEnvironment();
    out["PLUGIN_UNIX_SOCKET_DIR"] = directory_.path();
    return out;
  }

  // The plugin, past its handshake.
  struct Plugin {
    explicit Plugin(const Process::Environment& environment)
        : process({WIRE_PROBE}, environment), line(process.ReadLine()) {
      handshake = probe::ParseHandshake(line);
    }
    std::shared_ptr<grpc::Channel> Channel() { return probe::PlainChannel(handshake.endpoint); }
    Process process;
    std::string line;
    probe::Handshake handshake;
  };

  probe::TempDirectory directory_;
};

// A call of the probe's data source that takes `seconds`.
grpc::Status Wait(const std::shared_ptr<grpc::Channel>& channel, int seconds) {
  const auto type = cty::Type::Object({{"seconds", cty::Type::Number()},
                                       {"together", cty::Type::Number()},
                                       {"seen", cty::Type::Number()}});
  const auto config = cty::Value::Map({{"seconds", cty::Value::Int(seconds)},
                                       {"together", cty::Value::Null()},
                                       {"seen", cty::Value::Null()}});
  tfplugin6::ReadDataSource::Request request;
  request.set_type_name("probe_wait");
  EXPECT_TRUE(ToProto(config, type, request.mutable_config()).ok());
  return probe::Call(channel, "/tfplugin6.Provider/ReadDataSource", request.SerializeAsString())
      .status;
}

TEST_F(ProcessTest, H1_RunByHandItSaysWhatItIs) {
  for (const char* cookie : {"", "wrong"}) {
    Process process({WIRE_PROBE}, {{"TF_PLUGIN_MAGIC_COOKIE", cookie}});
    EXPECT_EQ(process.WaitForExit(), 1);
    EXPECT_EQ(process.RestOfStdout(), "");
    const std::string said = process.Stderr();
    EXPECT_THAT(said, HasSubstr("is a Terraform plugin"));
    EXPECT_EQ(said.find('\n'), said.size() - 1) << "one line";
  }
}

TEST_F(ProcessTest, H2_HandshakeBytes) {
  Plugin plugin(Environment());
  EXPECT_THAT(plugin.line, testing::MatchesRegex("1\\|6\\|unix\\|" + directory_.path() +
                                                 "/tfplugin-[A-Za-z0-9]+/s\\|grpc\\|\n"));
}

TEST_F(ProcessTest, H2_AHostOfAnotherProtocolStillGetsTheLine) {
  auto environment = Environment();
  environment["PLUGIN_PROTOCOL_VERSIONS"] = "4,5";
  EXPECT_EQ(Plugin(environment).line.rfind("1|6|", 0), 0u);
}

TEST_F(ProcessTest, H3_NothingElseOnStdout) {
  Plugin plugin(Environment());
  EXPECT_TRUE(probe::Call(plugin.Channel(), kSchema).status.ok());
  EXPECT_TRUE(probe::Call(plugin.Channel(), kShutdown).status.ok());
  EXPECT_EQ(plugin.process.WaitForExit(), 0);
  EXPECT_EQ(plugin.process.RestOfStdout(), "");
}

TEST_F(ProcessTest, H5_MutualTls) {
  const auto client = MakeCertificate("P-521"), other = MakeCertificate("P-521");
  auto environment = Environment();
  environment["PLUGIN_CLIENT_CERT"] = client->certificate_pem;
  Plugin plugin(environment);
  const probe::Handshake& h = plugin.handshake;
  ASSERT_NE(h.certificate, "");
  EXPECT_EQ(h.certificate.find('='), std::string::npos);
  const auto right = probe::TlsChannel(h.endpoint, h.certificate, &*client);
  EXPECT_TRUE(probe::Call(right, kSchema).status.ok());
  const auto wrong = probe::TlsChannel(h.endpoint, h.certificate, &*other);
  EXPECT_EQ(probe::Call(wrong, kSchema).status.error_code(), grpc::StatusCode::UNAVAILABLE);
}

TEST_F(ProcessTest, H6_LongSocketDirectoryFallsBackToTcp) {
  auto environment = Environment();
  environment["PLUGIN_UNIX_SOCKET_DIR"] = directory_.path() + "/" + std::string(100, 'x');
  environment["PLUGIN_MIN_PORT"] = "31500";
  environment["PLUGIN_MAX_PORT"] = "31600";
  Plugin plugin(environment);
  EXPECT_THAT(plugin.line, testing::MatchesRegex("1\\|6\\|tcp\\|127.0.0.1:31[56].*\\|grpc\\|\n"));
  EXPECT_TRUE(probe::Call(plugin.Channel(), kSchema).status.ok());
}

TEST_F(ProcessTest, H7_ImpossiblePortsAreSaid) {
  auto environment = Environment();
  environment["PLUGIN_MIN_PORT"] = "many";
  Process process({WIRE_PROBE}, environment);
  EXPECT_EQ(process.WaitForExit(), 1);
  EXPECT_THAT(process.Stderr(), HasSubstr("PLUGIN_MIN_PORT=many"));
}

TEST_F(ProcessTest, H9_ShutdownEndsTheProcessPromptly) {
  Plugin plugin(Environment());
  const auto channel = plugin.Channel();
  ASSERT_TRUE(probe::Call(channel, kSchema).status.ok());
  const absl::Time begin = absl::Now();
  EXPECT_TRUE(probe::Call(channel, kShutdown).status.ok());
  EXPECT_EQ(plugin.process.WaitForExit(), 0);
  EXPECT_LT(absl::Now() - begin, absl::Milliseconds(300));
  EXPECT_TRUE(directory_.IsEmpty());
}

TEST_F(ProcessTest, H12_SigintIsIgnored) {
  Plugin plugin(Environment());
  plugin.process.Signal(SIGINT);
  plugin.process.Signal(SIGPIPE);
  EXPECT_EQ(plugin.process.WaitForExit(absl::Milliseconds(200)), std::nullopt);
  EXPECT_TRUE(probe::Call(plugin.Channel(), kSchema).status.ok());
}

TEST_F(ProcessTest, H12_SigtermEndsCleanly) {
  Plugin plugin(Environment());
  plugin.process.Signal(SIGTERM);
  EXPECT_EQ(plugin.process.WaitForExit(), 0);
  EXPECT_TRUE(directory_.IsEmpty());
}

TEST_F(ProcessTest, C10_SigtermStopsARunningCallAndWaitsForIt) {
  Plugin plugin(Environment());
  grpc::Status answered;
  std::thread call([&] { answered = Wait(plugin.Channel(), 60); });
  absl::SleepFor(absl::Milliseconds(300));
  plugin.process.Signal(SIGTERM);
  EXPECT_EQ(plugin.process.WaitForExit(absl::Seconds(5)), 0);
  call.join();
  EXPECT_TRUE(answered.ok()) << answered.error_message();
}

TEST_F(ProcessTest, H13_EveryLogLineIsJsonWithTextInItsKeys) {
  auto environment = Environment();
  environment["TF_LOG_PROVIDER"] = "TRACE";
  Plugin plugin(environment);
  EXPECT_TRUE(probe::Call(plugin.Channel(), kSchema).status.ok());
  EXPECT_TRUE(probe::Call(plugin.Channel(), kShutdown).status.ok());
  EXPECT_EQ(plugin.process.WaitForExit(), 0);
  std::istringstream lines(plugin.process.Stderr());
  int calls = 0;
  for (std::string line; std::getline(lines, line);) {
    const auto json = nlohmann::json::parse(line);
    for (const char* key : {"@level", "@message", "@timestamp"}) {
      EXPECT_TRUE(json.at(key).is_string()) << line;
    }
    if (json.value("tf_rpc", "") == "GetProviderSchema") ++calls;
  }
  EXPECT_EQ(calls, 2);
}

// A plugin whose parent is a shell, which dies; the plugin becomes a child of this process.
class OrphanTest : public ProcessTest {
 protected:
  OrphanTest() { prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0); }

  void Start() {
    shell_.emplace(
        std::vector<std::string>{"/bin/sh", "-c", absl::StrCat(WIRE_PROBE, " & echo $!; wait")},
        Environment());
    for (int i = 0; i < 2; ++i) {
      const std::string line = shell_->ReadLine();
      if (line.find('|') == std::string::npos) {
        plugin_ = std::stoi(line);
      } else {
        channel_ = probe::PlainChannel(probe::ParseHandshake(line).endpoint);
      }
    }
  }

  void KillParent() {
    shell_->Signal(SIGKILL);
    EXPECT_EQ(shell_->WaitForExit(), -SIGKILL);
  }

  std::optional<Process> shell_;
  std::shared_ptr<grpc::Channel> channel_;
  int plugin_ = 0;
};

TEST_F(OrphanTest, OrphanEndsWithinTwoSeconds) {
  Start();
  ASSERT_TRUE(probe::Call(channel_, kSchema).status.ok());
  KillParent();
  EXPECT_EQ(probe::WaitForPid(plugin_, absl::Seconds(2)), 0);
  EXPECT_TRUE(directory_.IsEmpty());
}

TEST_F(OrphanTest, OrphanLetsItsCallFinish) {
  Start();
  grpc::Status answered;
  std::thread call([&] { answered = Wait(channel_, 60); });
  absl::SleepFor(absl::Milliseconds(300));
  KillParent();
  EXPECT_EQ(probe::WaitForPid(plugin_, absl::Seconds(3)), 0);
  call.join();
  EXPECT_TRUE(answered.ok()) << answered.error_message();
}

TEST_F(ProcessTest, ReattachNeedsNeitherCookieNorTls) {
  Process process({WIRE_PROBE, "-debug"}, {{"PLUGIN_UNIX_SOCKET_DIR", directory_.path()},
                                           {"PLUGIN_CLIENT_CERT", "ignored"}});
  const std::string line = process.ReadLine();
  constexpr std::string_view kBegin = "TF_REATTACH_PROVIDERS='";
  ASSERT_EQ(line.rfind(kBegin, 0), 0u) << line;
  const auto json =
      nlohmann::json::parse(line.substr(kBegin.size(), line.rfind('\'') - kBegin.size()))
          ["registry.terraform.io/test/"
           "probe"];
  EXPECT_EQ(json["Pid"], process.pid());
  const Endpoint endpoint{json["Addr"]["Network"], json["Addr"]["String"]};
  EXPECT_TRUE(probe::Call(probe::PlainChannel(endpoint), kSchema).status.ok());
  process.Signal(SIGINT);
  EXPECT_EQ(process.WaitForExit(), 0);
  EXPECT_TRUE(directory_.IsEmpty());
}

TEST_F(ProcessTest, CrashLeavesOneLineAndTheSignal) {
  Process process({WIRE_PROBE, "crash"}, {});
  EXPECT_EQ(process.WaitForExit(), -SIGABRT);
  const auto json = nlohmann::json::parse(process.Stderr());
  EXPECT_EQ(json["@level"], "error");
  EXPECT_THAT(json["@message"], HasSubstr("wire_probe crashed with signal 6"));
  absl::Time when;
  std::string problem;
  ASSERT_TRUE(
      absl::ParseTime("%Y-%m-%dT%H:%M:%E6SZ", std::string(json["@timestamp"]), &when, &problem))
      << problem;
  EXPECT_LT(absl::AbsDuration(absl::Now() - when), absl::Minutes(1));
}

}  // namespace
}  // namespace wire
