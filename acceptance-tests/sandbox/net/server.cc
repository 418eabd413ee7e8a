#include "acceptance-tests/sandbox/net/server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "provider/base/strings.h"

namespace sandbox {
namespace {

// The first front end of a cluster numbers its connections from here.
constexpr uint32_t kFirstConnectionId = (1u << 24) + 1;
constexpr size_t kMaxConnections = 4096;
constexpr std::chrono::milliseconds kReapInterval(500);

absl::Status SocketError(std::string_view what) {
  return absl::UnavailableError(base::StrCat(what, ": ", strerror(errno)));
}

// The port that `fd` is bound to, 0 if unknown.
uint16_t BoundPort(int fd) {
  sockaddr_in address{};
  socklen_t size = sizeof(address);
  if (getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size) != 0) return 0;
  return ntohs(address.sin_port);
}

absl::Status Listen(int fd, uint16_t port) {
  const int on = 1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  sockaddr_in address{.sin_family = AF_INET, .sin_port = htons(port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0) {
    return SocketError(base::StrCat("cannot bind 127.0.0.1:", port));
  }
  if (listen(fd, SOMAXCONN) != 0) return SocketError("cannot listen");
  return absl::OkStatus();
}

std::string HostOf(const sockaddr_in& address) {
  char text[INET_ADDRSTRLEN] = "";
  inet_ntop(AF_INET, &address.sin_addr, text, sizeof(text));
  return text;
}

}  // namespace

absl::StatusOr<std::unique_ptr<Server>> Server::Start(uint16_t port, const PortContext& context) {
  return Start(port,
               [context](int fd, uint32_t id, const std::string& host, const StopSignal& stop) {
                 PortContext with_stop = context;
                 with_stop.stop = &stop;
                 ServeConnection(fd, id, host, with_stop);
               });
}

absl::StatusOr<std::unique_ptr<Server>> Server::Start(uint16_t port, Serve serve) {
  const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (fd < 0) return SocketError("cannot make a socket");
  if (absl::Status status = Listen(fd, port); !status.ok()) {
    close(fd);
    return status;
  }
  return std::unique_ptr<Server>(new Server(fd, BoundPort(fd), std::move(serve)));
}

Server::Server(int fd, uint16_t port, Serve serve)
    : fd_(fd), port_(port), serve_(std::move(serve)), next_id_(kFirstConnectionId) {
  acceptor_ = std::thread([this] { Accept(); });
}

Server::~Server() {
  stop_.Raise();
  acceptor_.join();
  for (Worker& worker : workers_) worker.thread.join();
  close(fd_);
}

void Server::Accept() {
  StopSignal::Wake wake;
  while ((wake = stop_.Wait(fd_, POLLIN, kReapInterval)) != StopSignal::Wake::kStopped) {
    JoinFinished();
    if (wake != StopSignal::Wake::kReady) continue;
    sockaddr_in peer{};
    socklen_t size = sizeof(peer);
    const int fd = accept4(fd_, reinterpret_cast<sockaddr*>(&peer), &size, SOCK_CLOEXEC);
    if (fd < 0) continue;
    if (workers_.size() < kMaxConnections) {
      StartWorker(fd, HostOf(peer));
    } else {
      close(fd);
    }
  }
}

void Server::StartWorker(int fd, const std::string& host) {
  const int on = 1;
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
  Worker& worker = workers_.emplace_back();
  worker.thread = std::thread([this, &worker, fd, host, id = next_id_++] {
    serve_(fd, id, host, stop_);
    worker.done = true;
  });
}

void Server::JoinFinished() {
  workers_.remove_if([](Worker& worker) {
    if (!worker.done) return false;
    worker.thread.join();
    return true;
  });
}

}  // namespace sandbox
