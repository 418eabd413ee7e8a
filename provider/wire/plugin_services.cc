#include "provider/wire/plugin_services.h"

#include <utility>

#include "proto/go_plugin.grpc.pb.h"

namespace wire {
namespace {

class ControllerService final : public plugin::GRPCController::CallbackService {
 public:
  explicit ControllerService(std::function<void()> on_shutdown)
      : on_shutdown_(std::move(on_shutdown)) {}

  grpc::ServerUnaryReactor* Shutdown(grpc::CallbackServerContext*, const plugin::Empty*,
                                     plugin::Empty*) override {
    return new Answer(on_shutdown_);
  }

 private:
  class Answer final : public grpc::ServerUnaryReactor {
   public:
    explicit Answer(std::function<void()> then) : then_(std::move(then)) {
      Finish(grpc::Status::OK);
    }
    void OnDone() override {
      then_();
      delete this;
    }

   private:
    std::function<void()> then_;
  };

  std::function<void()> on_shutdown_;
};

// A stream on which nothing is ever sent.
template <typename Reactor>
class SilentStream final : public Reactor {
 public:
  void OnCancel() override { this->Finish(grpc::Status::OK); }
  void OnDone() override { delete this; }
};

class StdioService final : public plugin::GRPCStdio::CallbackService {
 public:
  grpc::ServerWriteReactor<plugin::StdioData>* StreamStdio(
      grpc::CallbackServerContext*, const google::protobuf::Empty*) override {
    return new SilentStream<grpc::ServerWriteReactor<plugin::StdioData>>();
  }
};

class BrokerService final : public plugin::GRPCBroker::CallbackService {
 public:
  grpc::ServerBidiReactor<plugin::ConnInfo, plugin::ConnInfo>* StartStream(
      grpc::CallbackServerContext*) override {
    return new SilentStream<grpc::ServerBidiReactor<plugin::ConnInfo, plugin::ConnInfo>>();
  }
};

}  // namespace

std::vector<std::unique_ptr<grpc::Service>> MakePluginServices(std::function<void()> on_shutdown) {
  std::vector<std::unique_ptr<grpc::Service>> services;
  services.push_back(std::make_unique<ControllerService>(std::move(on_shutdown)));
  services.push_back(std::make_unique<StdioService>());
  services.push_back(std::make_unique<BrokerService>());
  return services;
}

}  // namespace wire
