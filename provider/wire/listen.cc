#include "provider/wire/listen.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstdlib>
#include <utility>

#include "absl/strings/str_cat.h"

namespace wire {
namespace {

constexpr char kLoopback[] = "127.0.0.1";
constexpr char kTemplate[] = "/tfplugin-XXXXXX";
constexpr char kSocketName[] = "/s";

// True if nobody listens on the loopback port now.
bool PortIsFree(int port) {
  const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const bool is_free =
      fd >= 0 && bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0;
  if (fd >= 0) close(fd);
  return is_free;
}

// A free port of [min, max]; 0 leaves it to the kernel. Plugins that start at the same moment look
// from different places on.
absl::StatusOr<int> FreePort(int min, int max) {
  if (max == 0) return 0;
  const int span = max - min + 1;
  constexpr int kSpread = 7919;
  const int start = static_cast<int>(static_cast<int64_t>(getpid()) * kSpread % span);
  for (int i = 0; i < span; ++i) {
    const int port = min + (start + i) % span;
    if (port != 0 && PortIsFree(port)) return port;
  }
  return absl::UnavailableError(absl::StrCat("no free TCP port in ", min, "-", max));
}

// A new directory that only this user may enter; empty if a socket in it would not work.
std::string SocketDirectory(const std::string& parent) {
  std::string path = parent + kTemplate;
  if (path.size() + sizeof(kSocketName) > sizeof(sockaddr_un::sun_path)) return {};
  return mkdtemp(path.data()) == nullptr ? std::string() : path;
}

}  // namespace

absl::StatusOr<ListenPlace> ListenPlace::Choose(const HostEnvironment& env) {
  if (std::string directory = SocketDirectory(env.socket_directory); !directory.empty()) {
    std::string target = absl::StrCat("unix:", directory, kSocketName);
    return ListenPlace(std::move(directory), std::move(target));
  }
  absl::StatusOr<int> port = FreePort(env.min_port, env.max_port);
  if (!port.ok()) return port.status();
  return ListenPlace({}, absl::StrCat(kLoopback, ":", *port));
}

ListenPlace::ListenPlace(ListenPlace&& other) noexcept
    : directory_(std::exchange(other.directory_, {})), target_(std::move(other.target_)) {}

std::string ListenPlace::SocketPath() const { return directory_ + kSocketName; }

Endpoint ListenPlace::Bound(int port) const {
  if (directory_.empty()) return {"tcp", absl::StrCat(kLoopback, ":", port)};
  return {"unix", SocketPath()};
}

void ListenPlace::Remove() {
  if (directory_.empty()) return;
  unlink(SocketPath().c_str());
  rmdir(directory_.c_str());
  directory_.clear();
}

}  // namespace wire
