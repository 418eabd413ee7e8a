#include "acceptance-tests/sandbox/net/testing/raw_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "acceptance-tests/sandbox/net/native_password.h"
#include "acceptance-tests/sandbox/net/packet.h"
#include "provider/base/strings.h"

namespace sandbox {
namespace {

constexpr int kPatienceSeconds = 10;
constexpr int kMomentMs = 300;

struct GreetingParts {
  uint32_t connection_id = 0;
  std::string salt;
};

GreetingParts ParseGreeting(std::string_view greeting) {
  constexpr size_t kBetweenSalts = 2 + 1 + 2 + 2 + 1 + 10;
  PayloadReader reader(greeting);
  reader.Int(1);
  reader.NulString();
  GreetingParts parts;
  parts.connection_id = static_cast<uint32_t>(reader.Int(4));
  parts.salt = reader.NulString();
  reader.Bytes(kBetweenSalts);
  base::StrAppend(&parts.salt, reader.NulString());
  return parts;
}

}  // namespace

RawClient::RawClient(uint16_t port) : fd_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  const timeval patience{.tv_sec = kPatienceSeconds};
  setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
  setsockopt(fd_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof(patience));
  sockaddr_in address{.sin_family = AF_INET, .sin_port = htons(port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  // Without a connection every later call fails, and with it the test.
  (void)connect(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof(address));
}

RawClient::~RawClient() { close(fd_); }

bool RawClient::SendBytes(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(sent);
  }
  return true;
}

bool RawClient::Send(uint8_t sequence, std::string_view payload) {
  return SendBytes(Frame(payload, &sequence));
}

std::string RawClient::ReceiveBytes(size_t size) {
  std::string bytes(size, '\0');
  const ssize_t got = recv(fd_, bytes.data(), size, MSG_WAITALL);
  bytes.resize(got > 0 ? got : 0);
  return bytes;
}

std::optional<Packet> RawClient::Receive() {
  const std::string header = ReceiveBytes(kHeaderSize);
  if (header.size() != kHeaderSize) return std::nullopt;
  PayloadReader reader(header);
  const size_t size = reader.Int(3);
  Packet packet{.sequence = static_cast<uint8_t>(reader.Int(1)), .payload = ReceiveBytes(size)};
  if (packet.payload.size() != size) return std::nullopt;
  return packet;
}

bool RawClient::HungUp() {
  pollfd event{.fd = fd_, .events = POLLIN};
  if (poll(&event, 1, kPatienceSeconds * 1000) <= 0) return false;
  char byte;
  return recv(fd_, &byte, 1, 0) <= 0;
}

bool RawClient::Silent() {
  pollfd event{.fd = fd_, .events = POLLIN};
  return poll(&event, 1, kMomentMs) == 0;
}

std::string RawClient::ReceivePayload() { return Receive().value_or(Packet()).payload; }

std::string RawClient::Ask(std::string_view command) {
  return Send(0, command) ? ReceivePayload() : "";
}

std::string LoginPayload(std::string_view user, std::string_view password, std::string_view salt,
                         std::string_view database) {
  constexpr uint32_t kCapabilities = 0x0aa205;
  constexpr uint32_t kConnectWithDb = 0x8;
  constexpr uint32_t kMaxPacket = 1u << 24;
  constexpr uint8_t kCharset = 45;
  const std::string answer = Scramble(password, salt);
  PayloadWriter payload;
  payload.Int(kCapabilities | (database.empty() ? 0 : kConnectWithDb), 4);
  payload.Int(kMaxPacket, 4).Int(kCharset, 1).Bytes(std::string(23, '\0')).NulString(user);
  payload.Int(answer.size(), 1).Bytes(answer);
  if (!database.empty()) payload.NulString(database);
  return payload.NulString(kNativePassword).Take();
}

std::string SaltOf(std::string_view greeting) { return ParseGreeting(greeting).salt; }

uint32_t ConnectionIdOf(std::string_view greeting) { return ParseGreeting(greeting).connection_id; }

std::string LogInAs(RawClient* client, std::string_view user, std::string_view password,
                    std::string_view database) {
  const std::string salt = SaltOf(client->ReceivePayload());
  if (!client->Send(1, LoginPayload(user, password, salt, database))) return "";
  return client->ReceivePayload();
}

}  // namespace sandbox
