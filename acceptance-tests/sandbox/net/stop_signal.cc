#include "acceptance-tests/sandbox/net/stop_signal.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cstdint>

namespace sandbox {

StopSignal::StopSignal() : event_fd_(eventfd(0, EFD_CLOEXEC)) {}

StopSignal::~StopSignal() { close(event_fd_); }

void StopSignal::Raise() {
  const uint64_t one = 1;
  [[maybe_unused]] const ssize_t written = write(event_fd_, &one, sizeof(one));
}

StopSignal::Wake StopSignal::Wait(int fd, short events, std::chrono::milliseconds timeout) const {
  pollfd fds[] = {{.fd = event_fd_, .events = POLLIN}, {.fd = fd, .events = events}};
  const int ready = poll(fds, 2, static_cast<int>(timeout.count()));
  if (ready <= 0) return Wake::kTimeout;
  return fds[0].revents != 0 ? Wake::kStopped : Wake::kReady;
}

bool StopSignal::Sleep(std::chrono::milliseconds time) const {
  constexpr int kNoFd = -1;
  return Wait(kNoFd, 0, time) == Wake::kTimeout;
}

}  // namespace sandbox
