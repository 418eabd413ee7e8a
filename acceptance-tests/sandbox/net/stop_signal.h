#ifndef ACCEPTANCE_TESTS_SANDBOX_NET_STOP_SIGNAL_H_
#define ACCEPTANCE_TESTS_SANDBOX_NET_STOP_SIGNAL_H_

#include <chrono>

namespace sandbox {

// Tells all threads of the port that the program ends. Thread-safe.
class StopSignal {
 public:
  // What a wait on a socket ended with.
  enum class Wake { kReady, kTimeout, kStopped };

  StopSignal();
  ~StopSignal();
  StopSignal(const StopSignal&) = delete;
  StopSignal& operator=(const StopSignal&) = delete;

  // For good.
  void Raise();
  // Waits until poll() has one of `events` (or a hangup) for `fd`. Stopped comes before ready.
  Wake Wait(int fd, short events, std::chrono::milliseconds timeout) const;
  // Sleeps; false if stopped meanwhile.
  bool Sleep(std::chrono::milliseconds time) const;

 private:
  int event_fd_;
};

}  // namespace sandbox

#endif  // ACCEPTANCE_TESTS_SANDBOX_NET_STOP_SIGNAL_H_
