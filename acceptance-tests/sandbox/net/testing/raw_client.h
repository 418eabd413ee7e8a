#ifndef ACCEPTANCE_TESTS_SANDBOX_NET_TESTING_RAW_CLIENT_H_
#define ACCEPTANCE_TESTS_SANDBOX_NET_TESTING_RAW_CLIENT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sandbox {

// A packet without its length.
struct Packet {
  uint8_t sequence = 0;
  std::string payload;

  bool operator==(const Packet&) const = default;
};

// A client that sends and receives bare packets over TCP. Waits at most some seconds.
class RawClient {
 public:
  explicit RawClient(uint16_t port);
  ~RawClient();
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  // False if the server has hung up.
  bool SendBytes(std::string_view bytes);
  bool Send(uint8_t sequence, std::string_view payload);
  // Nothing if the server hung up or sends nothing in time.
  std::optional<Packet> Receive();
  // True if the server hangs up without sending anything more.
  bool HungUp();
  // True if the server sends nothing and does not hang up for a moment.
  bool Silent();

  // The payload of the next packet; empty if there is none.
  std::string ReceivePayload();
  // Sends a command and returns the first packet's payload.
  std::string Ask(std::string_view command);

 private:
  std::string ReceiveBytes(size_t size);

  int fd_;
};

// A login packet in the form of the recorded ones: mysql_native_password, answering `salt`.
std::string LoginPayload(std::string_view user, std::string_view password, std::string_view salt,
                         std::string_view database = "");
// The parts of the server's greeting.
std::string SaltOf(std::string_view greeting);
uint32_t ConnectionIdOf(std::string_view greeting);

// Receives the greeting, logs in, and returns the server's answer.
std::string LogInAs(RawClient* client, std::string_view user, std::string_view password = "",
                    std::string_view database = "");

}  // namespace sandbox

#endif  // ACCEPTANCE_TESTS_SANDBOX_NET_TESTING_RAW_CLIENT_H_
