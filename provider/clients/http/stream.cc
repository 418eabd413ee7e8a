#include "provider/clients/http/stream.h"

#include <poll.h>

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>
#include <chrono>
#include <optional>

#include "provider/base/crew.h"

namespace http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using Error = boost::system::error_code;
using Cause = Fate::Cause;

// How often a wait looks whether the call is over.
constexpr std::chrono::milliseconds kSlice(20);

Fate FateOf(const Error& error, std::size_t bytes) {
  if (!error) return {Cause::kDone, bytes, 0, {}};
  if (error == asio::error::eof || error == asio::ssl::error::stream_truncated) {
    return {Cause::kEnd, bytes, 0, "the connection was closed"};
  }
  if (error.category() == asio::error::get_ssl_category()) {
    return {Cause::kTls, bytes, static_cast<unsigned long>(error.value()), error.message()};
  }
  return {Cause::kBroken, bytes, 0, error.message()};
}

}  // namespace

class Stream::Impl {
 public:
  Fate Connect(const std::string& address, int port, absl::Time until,
               const base::Context& context) {
    Close();
    Error error;
    const auto ip = asio::ip::make_address(address, error);
    if (error) return FateOf(error, 0);
    const tcp::endpoint peer(ip, static_cast<std::uint16_t>(port));
    const Fate fate = Await(until, context, [&](auto done) {
      socket_.async_connect(peer, [done](const Error& e) { done(e, 0); });
    });
    // A head and its body are two writes: the second must not wait for the first one's receipt.
    if (fate.ok()) socket_.set_option(tcp::no_delay(true), error);
    return fate;
  }

  SSL* PrepareTls(SSL_CTX* context) {
    SSL_CTX_up_ref(context);
    tls_context_.emplace(context);
    tls_.emplace(socket_, *tls_context_);
    return tls_->native_handle();
  }

  SSL* tls() { return tls_->native_handle(); }

  Fate Handshake(absl::Time until, const base::Context& context) {
    return Await(until, context, [&](auto done) {
      tls_->async_handshake(asio::ssl::stream_base::client, [done](const Error& e) { done(e, 0); });
    });
  }

  Fate Write(std::string_view bytes, absl::Time until, const base::Context& context) {
    return Await(until, context, [&](auto done) {
      const auto buffer = asio::buffer(bytes.data(), bytes.size());
      tls_ ? asio::async_write(*tls_, buffer, done) : asio::async_write(socket_, buffer, done);
    });
  }

  Fate Read(char* bytes, std::size_t size, absl::Time until, const base::Context& context) {
    return Await(until, context, [&](auto done) {
      const auto buffer = asio::buffer(bytes, size);
      tls_ ? tls_->async_read_some(buffer, done) : socket_.async_read_some(buffer, done);
    });
  }

  bool Quiet() {
    pollfd look = {socket_.native_handle(), POLLIN, 0};
    return poll(&look, 1, 0) == 0;
  }

 private:
  // Starts an operation with a handler and runs it to its end, cutting it off when the time is up.
  template <typename Start>
  Fate Await(absl::Time until, const base::Context& context, Start start) {
    base::AboutToBlock();
    std::optional<Fate> fate;
    start([&fate](const Error& error, std::size_t bytes) { fate = FateOf(error, bytes); });
    std::optional<Fate> cut;
    io_.restart();
    while (!fate) {
      if (!cut && (cut = Cut(until, context))) Close();
      io_.run_one_for(kSlice);
    }
    return cut && !fate->ok() ? *cut : *fate;
  }

  static std::optional<Fate> Cut(absl::Time until, const base::Context& context) {
    if (absl::Status over = context.Check(); !over.ok()) {
      return Fate{Cause::kOver, 0, 0, std::string(over.message())};
    }
    if (absl::Now() >= until) return Fate{Cause::kTimeout, 0, 0, "the time is up"};
    return std::nullopt;
  }

  void Close() {
    Error ignored;
    socket_.close(ignored);
  }

  asio::io_context io_;
  tcp::socket socket_{io_};
  std::optional<asio::ssl::context> tls_context_;
  std::optional<asio::ssl::stream<tcp::socket&>> tls_;
};

Stream::Stream() : impl_(std::make_unique<Impl>()) {}
Stream::~Stream() = default;
Fate Stream::Connect(const std::string& address, int port, absl::Time until,
                     const base::Context& context) {
  return impl_->Connect(address, port, until, context);
}
SSL* Stream::PrepareTls(SSL_CTX* context) { return impl_->PrepareTls(context); }
SSL* Stream::tls() const { return impl_->tls(); }
Fate Stream::Handshake(absl::Time until, const base::Context& context) {
  return impl_->Handshake(until, context);
}
Fate Stream::Write(std::string_view bytes, absl::Time until, const base::Context& context) {
  return impl_->Write(bytes, until, context);
}
Fate Stream::Read(char* bytes, std::size_t size, absl::Time until, const base::Context& context) {
  return impl_->Read(bytes, size, until, context);
}
bool Stream::Quiet() const { return impl_->Quiet(); }

}  // namespace http
