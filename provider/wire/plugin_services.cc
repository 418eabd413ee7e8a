#include "provider/wire/plugin_services.h"

#include <utility>

#include "proto/go_plugin.grpc.pb.h"
#include "proto/health.grpc.pb.h"

// gRPC's callback services, its own health service among them, bring threads that poll beside those
// of the synchronous ones and wake each other at every call: a third of a plan's CPU time.

namespace wire {
namespace {

// The service name that go-plugin asks about.
constexpr char kHealthName[] = "plugin";

class HealthService final : public grpc::health::v1::Health::Service {
 public:
  grpc::Status Check(grpc::ServerContext*, const grpc::health::v1::HealthCheckRequest* request,
                     grpc::health::v1::HealthCheckResponse* response) override {
    if (request->service() != kHealthName) {
      return grpc::Status(grpc::StatusCode::NOT_FOUND, "service name unknown");
    }
    response->set_status(grpc::health::v1::HealthCheckResponse::SERVING);
    return grpc::Status::OK;
  }
};

class ControllerService final : public plugin::GRPCController::Service {
 public:
  explicit ControllerService(std::function<void()> on_shutdown)
      : on_shutdown_(std::move(on_shutdown)) {}

  grpc::Status Shutdown(grpc::ServerContext*, const plugin::Empty*, plugin::Empty*) override {
    on_shutdown_();
    return grpc::Status::OK;
  }

 private:
  std::function<void()> on_shutdown_;
};

// Streams on which nothing is ever sent: nobody takes the calls, so they stay queued in the server
// until the host ends them.
using SilentStdio = plugin::GRPCStdio::AsyncService;
using SilentBroker = plugin::GRPCBroker::AsyncService;

}  // namespace

std::vector<std::unique_ptr<grpc::Service>> MakePluginServices(std::function<void()> on_shutdown) {
  std::vector<std::unique_ptr<grpc::Service>> services;
  services.push_back(std::make_unique<HealthService>());
  services.push_back(std::make_unique<ControllerService>(std::move(on_shutdown)));
  services.push_back(std::make_unique<SilentStdio>());
  services.push_back(std::make_unique<SilentBroker>());
  return services;
}

}  // namespace wire
