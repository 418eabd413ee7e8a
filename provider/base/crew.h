// Threads that take turns at a queue of events, so that an event which is seen to at once costs no
// hand-over between threads.
#ifndef PROVIDER_BASE_CREW_H_
#define PROVIDER_BASE_CREW_H_

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace base {

class Event {
 public:
  virtual ~Event() = default;
  // Called once for each time that the queue gives the event. Must not throw.
  virtual void Happened(bool ok) = 0;
};

// What a queue gives.
struct Happening {
  Event* event = nullptr;  // null: the queue has ended
  bool ok = false;
};

// To be called before the current thread waits for something that takes longer than a lock: another
// thread of its crew, if it has one, then takes its place at the queue.
void AboutToBlock();

// One thread at a time, the leader, waits for the next event and sees to it itself. Once it is
// AboutToBlock(), or has been at one event for 10 ms, another one leads: an idle one or, if there
// is none, a new one. Events that block are thus seen to side by side, as many as there are.
class Crew {
 public:
  // `next` waits for the queue; it must bear to be called by two threads at once.
  explicit Crew(std::function<Happening()> next);
  // Waits for the queue's end and for the threads.
  ~Crew();
  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;

 private:
  friend void AboutToBlock();

  void Work();
  void Lead(uint64_t turn);
  void SeeTo(const Happening& what, uint64_t turn);
  void End();
  // Ends the turn, if it is the current one, and has another thread begin the next.
  void Yield(uint64_t turn);
  void Watch();
  void WakeWatch();

  const std::function<Happening()> next_;
  std::mutex mutex_;                // guards what follows; who leads changes with it only
  std::condition_variable vacant_;  // nobody leads, or the end
  bool led_ = false;
  bool ended_ = false;
  int idle_ = 0;
  std::vector<std::thread> threads_;
  std::condition_variable watched_;  // there is something to watch, or the end

  std::atomic<uint64_t> turn_ = 0;      // a number for each time that somebody leads
  std::atomic<uint64_t> events_ = 0;    // begun
  std::atomic<uint64_t> in_event_ = 0;  // the turn whose leader is at an event; 0: none
  std::atomic<bool> watch_sleeps_ = false;
  std::thread watch_;  // the last member: it uses the others
};

}  // namespace base

#endif  // PROVIDER_BASE_CREW_H_
