#include "provider/wire/plugin_services.h"

#include <utility>

#include "proto/go_plugin.pb.h"
#include "proto/health.pb.h"

namespace wire {
namespace {

namespace health = grpc::health::v1;

// The service name that go-plugin asks about.
constexpr char kHealthName[] = "plugin";

grpc::Status Check(const health::HealthCheckRequest& request, Caller&,
                   health::HealthCheckResponse* response) {
  if (request.service() != kHealthName) {
    return {grpc::StatusCode::NOT_FOUND, "service name unknown"};
  }
  response->set_status(health::HealthCheckResponse::SERVING);
  return grpc::Status::OK;
}

}  // namespace

void AddPluginServices(std::function<void()> on_shutdown, Methods* methods) {
  (*methods)["/grpc.health.v1.Health/Check"] =
      Unary<health::HealthCheckRequest, health::HealthCheckResponse>(&Check);
  (*methods)["/plugin.GRPCController/Shutdown"] = Unary<plugin::Empty, plugin::Empty>(
      [tell = std::move(on_shutdown)](const plugin::Empty&, Caller&, plugin::Empty*) {
        tell();
        return grpc::Status::OK;
      });
  // Streams on which nothing is ever sent.
  (*methods)["/plugin.GRPCStdio/StreamStdio"] = nullptr;
  (*methods)["/plugin.GRPCBroker/StartStream"] = nullptr;
}

}  // namespace wire
