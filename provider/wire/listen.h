// Chooses where the plugin listens: a socket in a directory of its own, else TCP on loopback.
#ifndef PROVIDER_WIRE_LISTEN_H_
#define PROVIDER_WIRE_LISTEN_H_

#include <string>

#include "absl/status/statusor.h"
#include "provider/wire/handshake.h"

namespace wire {

// A place to listen. Owns the socket's directory (mode 0700) and removes it at its end, with the
// socket in it.
class ListenPlace {
 public:
  // A unix socket under env.socket_directory; if its path would be too long for the kernel or the
  // directory can't be written, a free TCP port of the host's range.
  static absl::StatusOr<ListenPlace> Choose(const HostEnvironment& env);

  ListenPlace(ListenPlace&& other) noexcept;
  ListenPlace& operator=(ListenPlace&&) = delete;
  ~ListenPlace() { Remove(); }

  // What gRPC listens on: "unix:/path" or "127.0.0.1:port"; port 0 = whatever the kernel gives.
  const std::string& target() const { return target_; }
  // The endpoint, once gRPC has bound `port` (ignored for a unix socket).
  Endpoint Bound(int port) const;
  // Removes socket and directory; harmless when done twice.
  void Remove();

 private:
  ListenPlace(std::string directory, std::string target)
      : directory_(std::move(directory)), target_(std::move(target)) {}

  std::string SocketPath() const;

  std::string directory_;  // empty: TCP
  std::string target_;
};

}  // namespace wire

#endif  // PROVIDER_WIRE_LISTEN_H_
