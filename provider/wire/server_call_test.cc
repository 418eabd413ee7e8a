#include "provider/wire/server_call.h"

#include <chrono>
#include <future>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "google/protobuf/descriptor.h"
#include "grpcpp/generic/generic_stub.h"
#include "gtest/gtest.h"
#include "proto/go_plugin.grpc.pb.h"
#include "proto/health.pb.h"
#include "proto/tfplugin6.pb.h"
#include "provider/wire/host.h"
#include "provider/wire/plugin_services.h"
#include "provider/wire/probe/probe_client.h"
#include "provider/wire/probe/probe_process.h"
#include "provider/wire/service.h"

namespace wire {
namespace {

using testing::IsEmpty;
using testing::UnorderedElementsAre;

constexpr char kMethod[] = "/plugin.GRPCStdio/StreamStdio";

plugin::StdioData Data(int channel) {
  plugin::StdioData data;
  data.set_channel(static_cast<plugin::StdioData::Channel>(channel));
  return data;
}

class ServerCallTest : public testing::Test {
 protected:
  // Serves one method.
  void Serve(Answering answering) {
    auto host =
        Host::Start({.socket_directory = directory_.path()}, {{kMethod, std::move(answering)}});
    ASSERT_TRUE(host.ok()) << host.status();
    host_ = *std::move(host);
    channel_ = probe::PlainChannel(host_->endpoint());
  }

  // Serves a stream that writes until the caller is gone or `most` messages are written; the future
  // has how many were.
  std::future<int> ServeStream(int most) {
    auto count = std::make_shared<std::promise<int>>();
    Serve([count, most](grpc::ByteBuffer*, Caller& caller) {
      grpc::ByteBuffer bytes;
      EXPECT_TRUE(ToBytes(Data(1), &bytes).ok());
      int written = 0;
      while (written < most && caller.Write(bytes)) ++written;
      count->set_value(written);
      return Reply{};
    });
    return count->get_future();
  }

  probe::TempDirectory directory_;
  std::unique_ptr<Host> host_;
  std::shared_ptr<grpc::Channel> channel_;
};

TEST_F(ServerCallTest, TheAnswerIsTheHandlers) {
  Serve([](grpc::ByteBuffer* request, Caller&) { return Reply{grpc::Status::OK, *request}; });
  const probe::Reply reply = probe::Call(channel_, kMethod, "text");
  EXPECT_TRUE(reply.status.ok());
  EXPECT_EQ(reply.bytes, "text");
}

TEST_F(ServerCallTest, AStatusIsTheAnswerToo) {
  Serve([](grpc::ByteBuffer*, Caller&) {
    return Reply{{grpc::StatusCode::NOT_FOUND, "nowhere"}, {}};
  });
  const probe::Reply reply = probe::Call(channel_, kMethod, "text");
  EXPECT_EQ(reply.status.error_code(), grpc::StatusCode::NOT_FOUND);
  EXPECT_EQ(reply.status.error_message(), "nowhere");
}

TEST_F(ServerCallTest, BytesThatAreNoMessageAreRefused) {
  Serve(Unary<plugin::StdioData, plugin::Empty>(
      [](const plugin::StdioData&, Caller&, plugin::Empty*) { return grpc::Status::OK; }));
  const probe::Reply reply = probe::Call(channel_, kMethod, "\x0a\xff");
  EXPECT_EQ(reply.status.error_code(), grpc::StatusCode::INTERNAL);
}

TEST_F(ServerCallTest, AMethodThatIsNotThereIsUnimplemented) {
  Serve(nullptr);
  const probe::Reply reply = probe::Call(channel_, "/plugin.GRPCStdio/Other", "");
  EXPECT_EQ(reply.status.error_code(), grpc::StatusCode::UNIMPLEMENTED);
}

TEST_F(ServerCallTest, ACallWithoutARequestIsRefused) {
  Serve([](grpc::ByteBuffer* request, Caller&) { return Reply{grpc::Status::OK, *request}; });
  grpc::ClientContext context;
  grpc::GenericStub generic(channel_);
  grpc::CompletionQueue queue;
  auto call = generic.PrepareCall(&context, kMethod, &queue);
  void* tag;
  bool ok;
  call->StartCall(nullptr);
  queue.Next(&tag, &ok);
  call->WritesDone(nullptr);
  queue.Next(&tag, &ok);
  grpc::Status status;
  call->Finish(&status, nullptr);
  queue.Next(&tag, &ok);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INTERNAL);
  EXPECT_EQ(status.error_message(), "the call has no request");
}

TEST_F(ServerCallTest, AStreamArrivesWhole) {
  constexpr int kMessages = 1'000;
  std::future<int> written = ServeStream(kMessages);
  grpc::ClientContext context;
  auto stream = plugin::GRPCStdio::NewStub(channel_)->StreamStdio(&context, {});
  plugin::StdioData data;
  int read = 0;
  while (stream->Read(&data)) ++read;
  EXPECT_TRUE(stream->Finish().ok());
  EXPECT_EQ(read, kMessages);
  EXPECT_EQ(written.get(), kMessages);
}

TEST_F(ServerCallTest, AStreamEndsWithItsCaller) {
  std::future<int> written = ServeStream(1 << 30);
  grpc::ClientContext context;
  auto stream = plugin::GRPCStdio::NewStub(channel_)->StreamStdio(&context, {});
  plugin::StdioData data;
  ASSERT_TRUE(stream->Read(&data));
  context.TryCancel();
  EXPECT_EQ(stream->Finish().error_code(), grpc::StatusCode::CANCELLED);
  EXPECT_EQ(written.wait_for(std::chrono::seconds(10)), std::future_status::ready);
}

TEST_F(ServerCallTest, WhoAnswersLearnsThatTheCallerIsGone) {
  std::promise<bool> seen;
  Serve([&seen](grpc::ByteBuffer*, Caller& caller) {
    for (int i = 0; i < 1'000 && !caller.gone(); ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    seen.set_value(caller.gone());
    return Reply{};
  });
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::milliseconds(100));
  auto stream = plugin::GRPCStdio::NewStub(channel_)->StreamStdio(&context, {});
  EXPECT_EQ(stream->Finish().error_code(), grpc::StatusCode::DEADLINE_EXCEEDED);
  EXPECT_TRUE(seen.get_future().get());
}

// "/package.Service/Method" of every method of the services that are compiled in.
std::vector<std::string> PathsOf(const google::protobuf::FileDescriptor& file) {
  std::vector<std::string> out;
  for (int i = 0; i < file.service_count(); ++i) {
    const google::protobuf::ServiceDescriptor& service = *file.service(i);
    for (int k = 0; k < service.method_count(); ++k) {
      out.push_back("/" + service.full_name() + "/" + service.method(k)->name());
    }
  }
  return out;
}

TEST(MethodsTest, AreThoseOfTheInterfaces) {
  Methods methods;
  AddPluginServices([] {}, &methods);
  AddProviderService(nullptr, nullptr, &methods);
  std::vector<std::string> lacking;
  for (const auto* file :
       {tfplugin6::DynamicValue::descriptor()->file(), plugin::Empty::descriptor()->file(),
        grpc::health::v1::HealthCheckRequest::descriptor()->file()}) {
    for (const std::string& path : PathsOf(*file)) {
      if (methods.erase(path) == 0) lacking.push_back(path.substr(path.rfind('/') + 1));
    }
  }
  EXPECT_THAT(methods, IsEmpty());
  EXPECT_THAT(lacking, UnorderedElementsAre("ValidateStateStoreConfig", "ConfigureStateStore",
                                            "ReadStateBytes", "WriteStateBytes", "LockState",
                                            "UnlockState", "GetStates", "DeleteState",
                                            "ValidateActionConfig", "PlanAction", "InvokeAction"));
}

}  // namespace
}  // namespace wire
