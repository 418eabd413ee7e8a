#include "provider/clients/http/testing/tunnel.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <list>
#include <mutex>
#include <thread>

#include "provider/base/strings.h"
#include "provider/clients/http/testing/sockets.h"

namespace http::testing {
namespace {

// Moves what is there from one to the other; false at the end.
bool Move(int from, int to) {
  char bytes[16384];
  const ssize_t got = recv(from, bytes, sizeof bytes, 0);
  return got > 0 && send(to, bytes, static_cast<std::size_t>(got), MSG_NOSIGNAL) == got;
}

void Relay(int a, int b) {
  while (true) {
    pollfd both[] = {{a, POLLIN, 0}, {b, POLLIN, 0}};
    poll(both, 2, -1);
    if (both[0].revents != 0 && !Move(a, b)) return;
    if (both[1].revents != 0 && !Move(b, a)) return;
  }
}

std::string ReadHead(int socket) {
  std::string head;
  char c = 0;
  while (!head.ends_with("\r\n\r\n") && recv(socket, &c, 1, 0) == 1) head += c;
  return head;
}

}  // namespace

class Tunnel::Impl {
 public:
  Impl(int to_port, int status) : to_port_(to_port), status_(status), listener_(Listen()) {
    acceptor_ = std::thread([this] { Accept(); });
  }

  ~Impl() {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
      for (int socket : sockets_) shutdown(socket, SHUT_RDWR);
    }
    shutdown(listener_, SHUT_RDWR);
    acceptor_.join();
    for (std::thread& worker : workers_) worker.join();
    for (int socket : sockets_) close(socket);
    close(listener_);
  }

  std::string address() const { return base::StrCat("127.0.0.1:", PortOf(listener_)); }
  std::vector<std::string> heads() {
    const std::lock_guard lock(mutex_);
    return heads_;
  }

 private:
  void Accept() {
    while (true) {
      const int socket = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
      if (socket < 0 || !Keep(socket)) return;
      workers_.emplace_back([this, socket] { Serve(socket); });
    }
  }

  bool Keep(int socket) {
    const std::lock_guard lock(mutex_);
    sockets_.push_back(socket);
    return !stopping_;
  }

  void Serve(int socket) {
    const std::string head = ReadHead(socket);
    {
      const std::lock_guard lock(mutex_);
      heads_.push_back(head);
    }
    const std::string answer = base::StrCat("HTTP/1.1 ", status_, " Said\r\n\r\n");
    send(socket, answer.data(), answer.size(), MSG_NOSIGNAL);
    if (status_ == 200) {
      const int peer = ConnectTo(to_port_);
      if (Keep(peer)) Relay(socket, peer);
      shutdown(peer, SHUT_RDWR);
    }
    shutdown(socket, SHUT_RDWR);
  }

  const int to_port_, status_, listener_;
  std::mutex mutex_;
  bool stopping_ = false;
  std::vector<std::string> heads_;
  std::list<int> sockets_;  // closed at the end
  std::list<std::thread> workers_;
  std::thread acceptor_;
};

Tunnel::Tunnel(int to_port, int status) : impl_(std::make_unique<Impl>(to_port, status)) {}
Tunnel::~Tunnel() = default;
std::string Tunnel::address() const { return impl_->address(); }
std::vector<std::string> Tunnel::heads() const { return impl_->heads(); }

}  // namespace http::testing
