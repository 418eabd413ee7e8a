#include "provider/clients/http/testing/channel.h"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>

namespace http::testing {

Channel::Channel(int socket, SSL_CTX* context)
    : socket_(socket), ssl_(context != nullptr ? SSL_new(context) : nullptr, &SSL_free) {
  if (ssl_) SSL_set_fd(ssl_.get(), socket);
}

Channel::~Channel() {
  if (ssl_) SSL_shutdown(ssl_.get());
  close(socket_);
}

bool Channel::Accept() { return !ssl_ || SSL_accept(ssl_.get()) == 1; }

std::size_t Channel::Read(char* bytes, std::size_t size) {
  const ssize_t got =
      ssl_ ? SSL_read(ssl_.get(), bytes, static_cast<int>(size)) : recv(socket_, bytes, size, 0);
  return got > 0 ? static_cast<std::size_t>(got) : 0;
}

bool Channel::Write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ssl_ ? SSL_write(ssl_.get(), bytes.data(), static_cast<int>(bytes.size()))
                             : send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (put <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return true;
}

void Channel::Drain() {
  shutdown(socket_, SHUT_WR);
  char bytes[4096];
  while (recv(socket_, bytes, sizeof bytes, 0) > 0) {
  }
}

void Channel::Shutdown() { shutdown(socket_, SHUT_RDWR); }

}  // namespace http::testing
