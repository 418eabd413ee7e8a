#include "provider/clients/starrocks/testing/rogue_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <utility>

namespace starrocks::testing {
namespace {

const std::string kSalt = "12345678abcdefghijkl";
constexpr char kNativePlugin[] = "mysql_native_password";

std::string Zero(std::size_t count) { return std::string(count, '\0'); }

// Protocol 10, with PROTOCOL_41, SECURE_CONNECTION, PLUGIN_AUTH and LOCAL_FILES among others.
std::string Handshake() {
  const std::string low_flags("\xff\xf7", 2);  // all but SSL
  const std::string high_flags("\x0f\x00", 2);
  return "\x0a"
         "8.0.33" +
         Zero(1) + std::string("\x01\x00\x00\x00", 4) + kSalt.substr(0, 8) + Zero(1) + low_flags +
         "\x21" + std::string("\x02\x00", 2) + high_flags + "\x15" + Zero(10) + kSalt.substr(8) +
         Zero(1) + kNativePlugin + Zero(1);
}

std::string AuthSwitch(const std::string& plugin) {
  return "\xfe" + plugin + Zero(1) + kSalt + Zero(1);
}

std::string Ok() { return std::string("\x00\x00\x00\x02\x00\x00\x00", 7); }

}  // namespace

RogueServer::RogueServer(Plan plan) : plan_(std::move(plan)) {
  listener_ = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  bind(listener_, reinterpret_cast<sockaddr*>(&address), size);
  listen(listener_, 1);
  getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { Serve(); });
}

RogueServer::~RogueServer() {
  shutdown(listener_, SHUT_RDWR);
  if (client_ >= 0) shutdown(client_, SHUT_RDWR);
  if (thread_.joinable()) thread_.join();
  close(listener_);
  if (client_ >= 0) close(client_);
}

const std::string& RogueServer::Received() {
  if (thread_.joinable()) thread_.join();
  return received_;
}

void RogueServer::Serve() {
  client_ = accept(listener_, nullptr, nullptr);
  if (client_ < 0) return;
  std::string payload;
  uint8_t sequence = 0;
  bool open = (plan_.silent || Send(0, Handshake())) && Receive(&payload, &sequence);
  if (open && !plan_.auth_plugin.empty()) {
    open = Send(sequence + 1, AuthSwitch(plan_.auth_plugin)) && Receive(&payload, &sequence);
  }
  open = open && Send(sequence + 1, Ok());
  if (open && !plan_.steal_file.empty()) {
    open = Receive(&payload, &sequence) && Send(sequence + 1, "\xfb" + plan_.steal_file);
  }
  while (open && Receive(&payload, &sequence)) open = Send(sequence + 1, Ok());
  shutdown(client_, SHUT_RDWR);
}

bool RogueServer::Send(uint8_t sequence, const std::string& payload) {
  const std::size_t size = payload.size();
  const std::string packet =
      std::string{static_cast<char>(size), static_cast<char>(size >> 8),
                  static_cast<char>(size >> 16), static_cast<char>(sequence)} +
      payload;
  return send(client_, packet.data(), packet.size(), MSG_NOSIGNAL) ==
         static_cast<ssize_t>(packet.size());
}

bool RogueServer::Receive(std::string* payload, uint8_t* sequence) {
  unsigned char header[4];
  if (recv(client_, header, sizeof header, MSG_WAITALL) != sizeof header) return false;
  *sequence = header[3];
  payload->resize(header[0] | header[1] << 8 | header[2] << 16);
  if (payload->empty()) return true;
  const ssize_t got = recv(client_, payload->data(), payload->size(), MSG_WAITALL);
  received_ += *payload;
  return got == static_cast<ssize_t>(payload->size());
}

}  // namespace starrocks::testing
