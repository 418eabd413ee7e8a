// The gRPC server of a plugin: transport and TLS. Knows no RPC of its own.
#ifndef PROVIDER_WIRE_HOST_H_
#define PROVIDER_WIRE_HOST_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "grpcpp/impl/codegen/service_type.h"
#include "grpcpp/server.h"
#include "provider/wire/handshake.h"
#include "provider/wire/listen.h"

namespace wire {

// Messages of up to this many bytes pass, both ways.
inline constexpr int kMaxMessageBytes = 256 << 20;

// A running server. The services must outlive it. Threads belong to gRPC; methods are for one
// thread.
class Host {
 public:
  // Listens where `env` says. With a client certificate in `env`: TLS, that certificate is the only
  // root, and the client must show it. Without: plain.
  static absl::StatusOr<std::unique_ptr<Host>> Start(
      const HostEnvironment& env, const std::vector<std::unique_ptr<grpc::Service>>& services);
  ~Host();

  const Endpoint& endpoint() const { return endpoint_; }
  // Our certificate as the handshake line carries it; empty without TLS.
  const std::string& certificate() const { return certificate_; }

  // Accepts nothing more, cancels calls that still run after `grace`, waits for their handlers to
  // return, and removes the socket.
  void Stop(absl::Duration grace);
  // Removes the socket's directory only: for a process that ends without waiting.
  void RemoveSocket() { place_.Remove(); }

 private:
  explicit Host(ListenPlace place) : place_(std::move(place)) {}

  ListenPlace place_;
  Endpoint endpoint_;
  std::string certificate_;
  std::unique_ptr<grpc::Server> server_;
};

}  // namespace wire

#endif  // PROVIDER_WIRE_HOST_H_
