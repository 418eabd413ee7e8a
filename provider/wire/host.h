// The gRPC server of a plugin: transport and TLS. Knows no RPC of its own.
#ifndef PROVIDER_WIRE_HOST_H_
#define PROVIDER_WIRE_HOST_H_

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "grpcpp/completion_queue.h"
#include "grpcpp/generic/async_generic_service.h"
#include "grpcpp/server.h"
#include "provider/base/crew.h"
#include "provider/wire/handshake.h"
#include "provider/wire/listen.h"
#include "provider/wire/methods.h"

namespace wire {

// Messages of up to this many bytes pass, both ways.
inline constexpr int kMaxMessageBytes = 256 << 20;

// A running server. Its calls are answered by a base::Crew at one completion queue: the thread that
// a call arrives on answers it too. Methods are for one thread.
class Host {
 public:
  // Listens where `env` says. With a client certificate in `env`: TLS, that certificate is the only
  // root, and the client must show it. Without: plain.
  static absl::StatusOr<std::unique_ptr<Host>> Start(const HostEnvironment& env, Methods methods);
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
  Host(ListenPlace place, Methods methods)
      : place_(std::move(place)), methods_(std::move(methods)) {}

  ListenPlace place_;
  Endpoint endpoint_;
  std::string certificate_;
  const Methods methods_;
  grpc::AsyncGenericService service_;
  std::unique_ptr<grpc::ServerCompletionQueue> queue_;
  std::unique_ptr<grpc::Server> server_;
  std::optional<base::Crew> crew_;
};

}  // namespace wire

#endif  // PROVIDER_WIRE_HOST_H_
