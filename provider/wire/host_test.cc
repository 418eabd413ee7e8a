#include "provider/wire/host.h"

#include <filesystem>
#include <iterator>
#include <memory>
#include <string>
#include <utility>

#include "absl/synchronization/notification.h"
#include "absl/time/clock.h"
#include "gtest/gtest.h"
#include "proto/go_plugin.grpc.pb.h"
#include "provider/wire/certificate.h"
#include "provider/wire/plugin_services.h"
#include "provider/wire/probe/probe_client.h"
#include "provider/wire/probe/probe_process.h"

namespace wire {
namespace {

constexpr char kCheck[] = "/grpc.health.v1.Health/Check";
const char kPluginName[] = "\x0a\x06plugin";  // HealthCheckRequest{service: "plugin"}
const char kServing[] = "\x08\x01";           // HealthCheckResponse{status: SERVING}

class HostTest : public testing::Test {
 protected:
  void Start(HostEnvironment env = {}) {
    if (env.socket_directory.empty()) env.socket_directory = directory_.path();
    Methods methods;
    AddPluginServices([this] { shutdown_.Notify(); }, &methods);
    auto host = Host::Start(env, std::move(methods));
    ASSERT_TRUE(host.ok()) << host.status();
    host_ = *std::move(host);
  }

  void StartWithTls(const Certificate& client) {
    Start({.client_certificate = client.certificate_pem});
  }

  std::shared_ptr<grpc::Channel> ChannelAs(const Certificate* client) {
    return probe::TlsChannel(host_->endpoint(), host_->certificate(), client);
  }

  probe::TempDirectory directory_;
  absl::Notification shutdown_;
  std::unique_ptr<Host> host_;
};

void ExpectHealthy(const std::shared_ptr<grpc::Channel>& channel) {
  const probe::Reply reply = probe::Call(channel, kCheck, kPluginName);
  EXPECT_TRUE(reply.status.ok()) << reply.status.error_message();
  EXPECT_EQ(reply.bytes, kServing);
}

void ExpectRefused(const std::shared_ptr<grpc::Channel>& channel) {
  const probe::Reply reply = probe::Call(channel, kCheck, kPluginName);
  EXPECT_EQ(reply.status.error_code(), grpc::StatusCode::UNAVAILABLE);
}

TEST_F(HostTest, H5_RightClientIsServed) {
  const auto client = MakeCertificate();
  StartWithTls(*client);
  ExpectHealthy(ChannelAs(&*client));
}

TEST_F(HostTest, H5_TerraformsCurveIsServed) {
  for (const char* curve : {"P-384", "P-521"}) {
    const auto client = MakeCertificate(curve);
    ASSERT_TRUE(client.ok());
    StartWithTls(*client);
    ExpectHealthy(ChannelAs(&*client));
  }
}

TEST_F(HostTest, H5_RightClientIsServedOverTcp) {
  const auto client = MakeCertificate();
  Start({.client_certificate = client->certificate_pem, .socket_directory = "/none"});
  EXPECT_EQ(host_->endpoint().network, "tcp");
  ExpectHealthy(ChannelAs(&*client));
}

TEST_F(HostTest, H5_WrongClientIsRefused) {
  const auto client = MakeCertificate(), other = MakeCertificate();
  StartWithTls(*client);
  ExpectRefused(ChannelAs(&*other));
  ExpectHealthy(ChannelAs(&*client));
}

TEST_F(HostTest, H5_ClientWithoutCertificateIsRefused) {
  const auto client = MakeCertificate();
  StartWithTls(*client);
  ExpectRefused(ChannelAs(nullptr));
  ExpectRefused(probe::PlainChannel(host_->endpoint()));
}

TEST_F(HostTest, H5_ClientCertificateThatIsNoneIsAnError) {
  const auto host =
      Host::Start({.client_certificate = "garbage", .socket_directory = directory_.path()}, {});
  EXPECT_EQ(host.status().code(), absl::StatusCode::kUnavailable);
  EXPECT_TRUE(directory_.IsEmpty());
}

TEST_F(HostTest, H6_WithoutClientCertificateThereIsNoTls) {
  Start();
  EXPECT_EQ(host_->certificate(), "");
  ExpectHealthy(probe::PlainChannel(host_->endpoint()));
}

TEST_F(HostTest, H7_PortOfTheHostsRange) {
  Start({.socket_directory = "/none", .min_port = 31300, .max_port = 31400});
  const std::string& address = host_->endpoint().address;
  EXPECT_EQ(address.rfind("127.0.0.1:31", 0), 0u) << address;
  ExpectHealthy(probe::PlainChannel(host_->endpoint()));
}

TEST_F(HostTest, H8_HealthKnowsThePluginAndNothingElse) {
  Start();
  const auto channel = probe::PlainChannel(host_->endpoint());
  ExpectHealthy(channel);
  const probe::Reply other = probe::Call(channel, kCheck, "\x0a\x05other");
  EXPECT_EQ(other.status.error_code(), grpc::StatusCode::NOT_FOUND);
}

TEST_F(HostTest, H9_ShutdownIsAnsweredThenReported) {
  Start();
  const auto channel = probe::PlainChannel(host_->endpoint());
  EXPECT_TRUE(probe::Call(channel, "/plugin.GRPCController/Shutdown").status.ok());
  EXPECT_TRUE(shutdown_.WaitForNotificationWithTimeout(absl::Seconds(5)));
}

TEST_F(HostTest, H9_StopIsPromptWithStreamsOpenAndRemovesTheSocket) {
  Start();
  auto stub = plugin::GRPCStdio::NewStub(probe::PlainChannel(host_->endpoint()));
  grpc::ClientContext context;
  auto stream = stub->StreamStdio(&context, {});
  ExpectHealthy(probe::PlainChannel(host_->endpoint()));
  const absl::Time begin = absl::Now();
  host_->Stop(absl::Milliseconds(100));
  EXPECT_LT(absl::Now() - begin, absl::Milliseconds(300));
  EXPECT_TRUE(directory_.IsEmpty());
  plugin::StdioData data;
  EXPECT_FALSE(stream->Read(&data));
}

TEST_F(HostTest, H10_StdioStreamStaysOpenUntilTheHostEndsIt) {
  Start();
  auto stub = plugin::GRPCStdio::NewStub(probe::PlainChannel(host_->endpoint()));
  grpc::ClientContext context;
  context.set_deadline(absl::ToChronoTime(absl::Now() + absl::Milliseconds(200)));
  auto stream = stub->StreamStdio(&context, {});
  plugin::StdioData data;
  EXPECT_FALSE(stream->Read(&data));
  EXPECT_EQ(stream->Finish().error_code(), grpc::StatusCode::DEADLINE_EXCEEDED);
}

int Threads() {
  const std::filesystem::directory_iterator tasks("/proc/self/task");
  return static_cast<int>(std::distance(begin(tasks), end(tasks)));
}

TEST_F(HostTest, H10_ManyStreamsHoldNoThread) {
  Start();
  ExpectHealthy(probe::PlainChannel(host_->endpoint()));
  const int before = Threads();
  auto stub = plugin::GRPCBroker::NewStub(probe::PlainChannel(host_->endpoint()));
  constexpr int kStreams = 64;
  grpc::ClientContext contexts[kStreams];
  std::vector<std::unique_ptr<grpc::ClientReaderWriter<plugin::ConnInfo, plugin::ConnInfo>>> open;
  for (grpc::ClientContext& context : contexts) open.push_back(stub->StartStream(&context));
  ExpectHealthy(probe::PlainChannel(host_->endpoint()));
  EXPECT_LT(Threads() - before, kStreams / 4);
  for (grpc::ClientContext& context : contexts) context.TryCancel();
  for (auto& stream : open) {
    EXPECT_EQ(stream->Finish().error_code(), grpc::StatusCode::CANCELLED);
  }
}

}  // namespace
}  // namespace wire
