#ifndef ACCEPTANCE_TESTS_SANDBOX_NET_SERVER_H_
#define ACCEPTANCE_TESTS_SANDBOX_NET_SERVER_H_

#include <atomic>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <string>
#include <thread>

#include "absl/status/statusor.h"
#include "acceptance-tests/sandbox/net/connection.h"
#include "acceptance-tests/sandbox/net/stop_signal.h"

namespace sandbox {

// A port on 127.0.0.1, with a thread per connection.
class Server {
 public:
  // Serves one client until it hangs up or `stop` is raised. Owns `fd`. `id` is the connection's
  // number, `host` the client's address.
  using Serve =
      std::function<void(int fd, uint32_t id, const std::string& host, const StopSignal& stop)>;
  // Listens from here on. Port 0 stands for any free port.
  static absl::StatusOr<std::unique_ptr<Server>> Start(uint16_t port, Serve serve);

  // The MySQL port. What `context` points to outlives the server; its `stop` is ignored.
  static absl::StatusOr<std::unique_ptr<Server>> Start(uint16_t port, const PortContext& context);
  // Hangs up all connections and waits for the statements that are being carried out.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  uint16_t port() const { return port_; }

 private:
  // The thread of a connection; done when it needs no more than joining.
  struct Worker {
    std::thread thread;
    std::atomic<bool> done = false;
  };

  Server(int fd, uint16_t port, Serve serve);
  void Accept();
  void StartWorker(int fd, const std::string& host);
  void JoinFinished();

  const int fd_;
  const uint16_t port_;
  StopSignal stop_;
  const Serve serve_;
  uint32_t next_id_;
  std::list<Worker> workers_;  // of the accepting thread
  std::thread acceptor_;
};

}  // namespace sandbox

#endif  // ACCEPTANCE_TESTS_SANDBOX_NET_SERVER_H_
