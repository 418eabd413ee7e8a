#ifndef ACCEPTANCE_TESTS_SANDBOX_NET_CHANNEL_H_
#define ACCEPTANCE_TESTS_SANDBOX_NET_CHANNEL_H_

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "acceptance-tests/sandbox/net/stop_signal.h"

namespace sandbox {

// Packets over one connected socket. Answers are collected and leave with Flush(). After an error
// of any call the connection is of no use. One thread at a time.
class Channel {
 public:
  // Asked a few times a second while waiting for the client: true ends the wait.
  using GiveUp = std::function<bool()>;

  // Owns `fd`. `stop` outlives the channel. Each flush is held back for `latency`.
  Channel(int fd, const StopSignal& stop, std::chrono::milliseconds latency);
  ~Channel();
  Channel(const Channel&) = delete;
  Channel& operator=(const Channel&) = delete;

  // The payload of the next packet, which must have the next sequence number. Fails also on a
  // payload of more than `limit` bytes, without reading it.
  absl::StatusOr<std::string> Read(size_t limit, const GiveUp& give_up);
  // The same for the first packet of a command, which begins again at number 0.
  absl::StatusOr<std::string> ReadCommand(const GiveUp& give_up);
  void Write(std::string_view payload);
  // Forgets what was written since the last flush.
  void Discard() { unsent_.clear(); }
  // Sends it.
  absl::Status Flush();
  // Returns when the client hangs up, however much it sends until then, or `give_up`.
  void WaitForHangup(const GiveUp& give_up);

 private:
  absl::Status Fill(std::string* bytes, size_t size, const GiveUp& give_up);

  const int fd_;
  const StopSignal& stop_;
  const std::chrono::milliseconds latency_;
  uint8_t sequence_ = 0;
  std::string unsent_;
};

}  // namespace sandbox

#endif  // ACCEPTANCE_TESTS_SANDBOX_NET_CHANNEL_H_
