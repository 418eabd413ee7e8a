// When a plugin process ends: asked by its host, by a signal, or because the host is gone.
#ifndef PROVIDER_WIRE_LIFETIME_H_
#define PROVIDER_WIRE_LIFETIME_H_

#include "absl/status/statusor.h"

namespace wire {

enum class End { kAsked, kSignal, kOrphaned };

// How the process is run.
enum class Mode {
  kPlugin,  // started by Terraform: SIGINT is ignored (the whole foreground group gets it), SIGTERM
            // ends, and so does the death of the parent
  kDebug,   // started by a person: SIGINT and SIGTERM end it
};

// Owns the process's signals; one per process. Construct it before any thread exists: threads
// inherit the blocked signals.
class Lifetime {
 public:
  static absl::StatusOr<Lifetime> Begin(Mode mode);
  Lifetime(Lifetime&& other) noexcept;
  Lifetime& operator=(Lifetime&&) = delete;
  ~Lifetime();

  // Ends Wait(). Thread-safe, never blocks.
  void Ask() const;
  // Blocks until an end comes; a dead parent is noticed within a second.
  End Wait() const;

 private:
  Lifetime() = default;

  int asked_fd_ = -1;   // eventfd
  int signal_fd_ = -1;  // signalfd
  int parent_ = 0;      // process id; 0: not watched
};

}  // namespace wire

#endif  // PROVIDER_WIRE_LIFETIME_H_
