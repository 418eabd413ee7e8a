#include "acceptance-tests/sandbox/net/channel.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "acceptance-tests/sandbox/net/packet.h"

namespace sandbox {
namespace {

constexpr std::chrono::milliseconds kGiveUpInterval(50);
// Memory follows the bytes that came, not the length that a client claims.
constexpr size_t kReadStep = 64 * 1024;

bool IsTransient(int error) { return error == EAGAIN || error == EWOULDBLOCK || error == EINTR; }

}  // namespace

Channel::Channel(int fd, const StopSignal& stop, std::chrono::milliseconds latency)
    : fd_(fd), stop_(stop), latency_(latency) {
  fcntl(fd_, F_SETFL, fcntl(fd_, F_GETFL) | O_NONBLOCK);
}

Channel::~Channel() { close(fd_); }

absl::Status Channel::Fill(std::string* bytes, size_t size, const GiveUp& give_up) {
  while (bytes->size() < size) {
    const StopSignal::Wake wake = stop_.Wait(fd_, POLLIN, kGiveUpInterval);
    if (wake == StopSignal::Wake::kStopped) return absl::CancelledError("the server ends");
    if (give_up()) return absl::AbortedError("the connection was given up");
    if (wake == StopSignal::Wake::kTimeout) continue;
    const size_t before = bytes->size();
    bytes->resize(before + std::min(size - before, kReadStep));
    const ssize_t got = recv(fd_, bytes->data() + before, bytes->size() - before, 0);
    const int error = errno;
    bytes->resize(before + std::max<ssize_t>(got, 0));
    if (got == 0) return absl::UnavailableError("the client hung up");
    if (got < 0 && !IsTransient(error)) return absl::UnavailableError(strerror(error));
  }
  return absl::OkStatus();
}

absl::StatusOr<std::string> Channel::Read(size_t limit, const GiveUp& give_up) {
  std::string header;
  if (absl::Status status = Fill(&header, kHeaderSize, give_up); !status.ok()) return status;
  PayloadReader reader(header);
  const size_t size = reader.Int(3);
  if (reader.Int(1) != sequence_++) return absl::InvalidArgumentError("bad packet sequence");
  if (size > limit) return absl::ResourceExhaustedError("packet too large");
  std::string payload;
  if (absl::Status status = Fill(&payload, size, give_up); !status.ok()) return status;
  return payload;
}

absl::StatusOr<std::string> Channel::ReadCommand(const GiveUp& give_up) {
  sequence_ = 0;
  return Read(kFullPayload - 1, give_up);
}

void Channel::Write(std::string_view payload) { unsent_ += Frame(payload, &sequence_); }

absl::Status Channel::Flush() {
  if (unsent_.empty()) return absl::OkStatus();
  if (latency_.count() > 0 && !stop_.Sleep(latency_)) return absl::CancelledError("stopped");
  const std::string bytes = std::exchange(unsent_, "");
  size_t sent = 0;
  while (sent < bytes.size()) {
    const ssize_t now = send(fd_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
    if (now >= 0) {
      sent += now;
    } else if (!IsTransient(errno)) {
      return absl::UnavailableError(strerror(errno));
    } else if (stop_.Wait(fd_, POLLOUT, kGiveUpInterval) == StopSignal::Wake::kStopped) {
      return absl::CancelledError("the server ends");
    }
  }
  return absl::OkStatus();
}

void Channel::WaitForHangup(const GiveUp& give_up) {
  std::string ignored;
  while (Fill(&ignored, 1, give_up).ok()) ignored.clear();
}

}  // namespace sandbox
