#include "provider/clients/http/testing/server.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <list>
#include <mutex>
#include <thread>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "provider/base/strings.h"
#include "provider/clients/http/testing/channel.h"
#include "provider/clients/http/testing/sockets.h"

namespace http::testing {
namespace {

using base::StrCat;

constexpr char kTlsRecord = 0x16;  // of a client that speaks TLS where there is none
constexpr std::string_view kHeadEnd = "\r\n\r\n";

std::shared_ptr<SSL_CTX> MakeContext(const ServerTls& tls) {
  std::shared_ptr<SSL_CTX> context(SSL_CTX_new(TLS_server_method()), &SSL_CTX_free);
  const bool usable =
      SSL_CTX_use_certificate_chain_file(context.get(), tls.cert_file.c_str()) == 1 &&
      SSL_CTX_use_PrivateKey_file(context.get(), tls.key_file.c_str(), SSL_FILETYPE_PEM) == 1 &&
      (tls.client_ca_file.empty() ||
       SSL_CTX_load_verify_locations(context.get(), tls.client_ca_file.c_str(), nullptr) == 1);
  if (!usable) std::abort();
  if (!tls.client_ca_file.empty()) {
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
  }
  return context;
}

Seen ParseHead(const std::string& head) {
  Seen seen;
  const std::vector<std::string> lines = absl::StrSplit(head, "\r\n");
  const std::vector<std::string> first = absl::StrSplit(lines[0], ' ');
  seen.method = first[0];
  if (first.size() > 1) seen.target = first[1];
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::pair<std::string, std::string> field =
        absl::StrSplit(lines[i], absl::MaxSplits(": ", 1));
    seen.headers[absl::AsciiStrToLower(field.first)] = field.second;
  }
  return seen;
}

// Reads one request; false at the connection's end. `buffer` holds what came too early.
bool ReadRequest(Channel& channel, std::string& buffer, Seen& seen) {
  char bytes[16384];
  const auto more = [&] {
    const std::size_t got = channel.Read(bytes, sizeof bytes);
    buffer.append(bytes, got);
    return got > 0;
  };
  while (buffer.find(kHeadEnd) == std::string::npos) {
    if (!more()) return false;
    if (buffer.front() == kTlsRecord) {
      channel.Write("HTTP/1.1 400 Bad Request\r\n\r\n");
      return false;
    }
  }
  const std::size_t end = buffer.find(kHeadEnd);
  seen = ParseHead(buffer.substr(0, end));
  buffer.erase(0, end + kHeadEnd.size());
  std::size_t length = 0;
  const auto field = seen.headers.find("content-length");
  if (field != seen.headers.end() && !absl::SimpleAtoi(field->second, &length)) return false;
  while (buffer.size() < length) {
    if (!more()) return false;
  }
  seen.body = buffer.substr(0, length);
  buffer.erase(0, length);
  return true;
}

std::string HeadOf(const Answer& answer) {
  std::string head =
      StrCat("HTTP/1.1 ", answer.status, " Said\r\nContent-Type: ", answer.content_type,
             "\r\nContent-Length: ", answer.body.size(), "\r\n");
  for (const auto& [name, value] : answer.headers) {
    base::StrAppend(&head, name, ": ", value, "\r\n");
  }
  return head + "\r\n";
}

}  // namespace

class Server::Impl {
 public:
  Impl(Handler handler, std::optional<ServerTls> tls)
      : handler_(std::move(handler)), listener_(Listen()), port_(PortOf(listener_)) {
    signal(SIGPIPE, SIG_IGN);  // OpenSSL writes to its socket without MSG_NOSIGNAL
    if (tls) tls_ = MakeContext(*tls);
    acceptor_ = std::thread([this] { Accept(); });
  }

  ~Impl() {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
      for (const auto& channel : channels_) channel->Shutdown();
    }
    stopped_.notify_all();
    shutdown(listener_, SHUT_RDWR);
    acceptor_.join();
    for (std::thread& worker : workers_) worker.join();
    close(listener_);
  }

  std::string url() const { return StrCat(tls_ ? "https" : "http", "://127.0.0.1:", port_); }
  int port() const { return port_; }
  int connections() const { return connections_; }

  std::vector<Seen> seen() {
    const std::lock_guard lock(mutex_);
    return seen_;
  }

  void SetHandler(Handler handler) {
    const std::lock_guard lock(handling_);
    handler_ = std::move(handler);
  }

 private:
  void Accept() {
    while (true) {
      const int socket = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
      const std::lock_guard lock(mutex_);
      if (stopping_) {
        if (socket >= 0) close(socket);
        return;
      }
      if (socket < 0) continue;
      const int at_once = 1;
      setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
      ++connections_;
      const auto channel =
          channels_.insert(channels_.end(), std::make_shared<Channel>(socket, tls_.get()));
      workers_.emplace_back([this, channel] { Serve(channel); });
    }
  }

  void Serve(std::list<std::shared_ptr<Channel>>::iterator place) {
    std::string buffer;
    if ((*place)->Accept()) {
      while (ServeOne(**place, buffer)) {
      }
    } else {
      (*place)->Drain();
    }
    const std::lock_guard lock(mutex_);
    channels_.erase(place);
  }

  // False: the connection ends.
  bool ServeOne(Channel& channel, std::string& buffer) {
    Seen seen;
    if (!ReadRequest(channel, buffer, seen)) return false;
    const Answer answer = Ask(seen);
    if (!Pause(answer.delay_ms) || answer.close_before_answer) return false;
    if (answer.hang) return Hang();
    if (!answer.raw.empty()) {
      channel.Write(answer.raw);
      return false;
    }
    const bool bodyless = seen.method == "HEAD" || answer.status == 204;
    return channel.Write(HeadOf(answer)) && (bodyless || WriteBody(channel, answer)) &&
           !answer.close_after;
  }

  bool WriteBody(Channel& channel, const Answer& answer) {
    if (answer.drip_ms == 0) return channel.Write(answer.body);
    for (char c : answer.body) {
      if (!Pause(answer.drip_ms) || !channel.Write({&c, 1})) return false;
    }
    return true;
  }

  Answer Ask(const Seen& seen) {
    const std::lock_guard lock(handling_);
    {
      const std::lock_guard list(mutex_);
      seen_.push_back(seen);
    }
    return handler_(seen);
  }

  // False if the server ends meanwhile.
  bool Pause(int milliseconds) {
    if (milliseconds == 0) return true;
    std::unique_lock lock(mutex_);
    return !stopped_.wait_for(lock, std::chrono::milliseconds(milliseconds),
                              [this] { return stopping_; });
  }

  bool Hang() {
    std::unique_lock lock(mutex_);
    stopped_.wait(lock, [this] { return stopping_; });
    return false;
  }

  std::mutex handling_;  // held while the handler runs
  Handler handler_;
  std::shared_ptr<SSL_CTX> tls_;
  const int listener_, port_;
  std::atomic<int> connections_ = 0;

  std::mutex mutex_;
  std::condition_variable stopped_;
  bool stopping_ = false;
  std::vector<Seen> seen_;
  std::list<std::shared_ptr<Channel>> channels_;
  std::list<std::thread> workers_;
  std::thread acceptor_;
};

Server::Server(Handler handler, std::optional<ServerTls> tls)
    : impl_(std::make_unique<Impl>(std::move(handler), std::move(tls))) {}
Server::~Server() = default;
std::string Server::url() const { return impl_->url(); }
int Server::port() const { return impl_->port(); }
int Server::connections() const { return impl_->connections(); }
std::vector<Seen> Server::seen() const { return impl_->seen(); }
void Server::SetHandler(Handler handler) { impl_->SetHandler(std::move(handler)); }

}  // namespace http::testing
