#include "provider/wire/lifetime.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <utility>

namespace wire {
namespace {

constexpr int kParentPollMs = 1000;

// Leaves the ending signals to a signalfd and ignores the others.
sigset_t ClaimSignals(Mode mode) {
  sigset_t ending;
  sigemptyset(&ending);
  sigaddset(&ending, SIGTERM);
  if (mode == Mode::kDebug) {
    sigaddset(&ending, SIGINT);
  } else {
    std::signal(SIGINT, SIG_IGN);
  }
  std::signal(SIGPIPE, SIG_IGN);
  pthread_sigmask(SIG_BLOCK, &ending, nullptr);
  return ending;
}

}  // namespace

absl::StatusOr<Lifetime> Lifetime::Begin(Mode mode) {
  const sigset_t ending = ClaimSignals(mode);
  Lifetime lifetime;
  lifetime.parent_ = mode == Mode::kPlugin ? getppid() : 0;
  lifetime.asked_fd_ = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  lifetime.signal_fd_ = signalfd(-1, &ending, SFD_CLOEXEC | SFD_NONBLOCK);
  if (lifetime.asked_fd_ < 0 || lifetime.signal_fd_ < 0) {
    return absl::ErrnoToStatus(errno, "cannot watch for the end of the process");
  }
  return lifetime;
}

Lifetime::Lifetime(Lifetime&& other) noexcept
    : asked_fd_(std::exchange(other.asked_fd_, -1)),
      signal_fd_(std::exchange(other.signal_fd_, -1)),
      parent_(other.parent_) {}

Lifetime::~Lifetime() {
  if (asked_fd_ >= 0) close(asked_fd_);
  if (signal_fd_ >= 0) close(signal_fd_);
}

void Lifetime::Ask() const { eventfd_write(asked_fd_, 1); }

End Lifetime::Wait() const {
  pollfd fds[] = {{asked_fd_, POLLIN, 0}, {signal_fd_, POLLIN, 0}};
  while (true) {
    poll(fds, std::size(fds), parent_ == 0 ? -1 : kParentPollMs);
    if (fds[0].revents != 0) return End::kAsked;
    if (fds[1].revents != 0) return End::kSignal;
    if (parent_ != 0 && getppid() != parent_) return End::kOrphaned;
  }
}

}  // namespace wire
