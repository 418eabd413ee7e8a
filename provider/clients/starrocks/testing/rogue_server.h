// A MySQL server that wants what it should not get.
#ifndef PROVIDER_CLIENTS_STARROCKS_TESTING_ROGUE_SERVER_H_
#define PROVIDER_CLIENTS_STARROCKS_TESTING_ROGUE_SERVER_H_

#include <atomic>
#include <cstdint>
#include <string>
#include <thread>

namespace starrocks::testing {

// Serves one connection on 127.0.0.1 and keeps every byte that the client sends.
class RogueServer {
 public:
  struct Plan {
    std::string auth_plugin;  // asked for after the login; empty: the login is accepted
    std::string steal_file;   // asked for by LOCAL INFILE in answer to the first statement
    bool silent = false;      // takes the connection and says nothing
  };
  explicit RogueServer(Plan plan);
  ~RogueServer();
  RogueServer(const RogueServer&) = delete;
  RogueServer& operator=(const RogueServer&) = delete;

  int port() const { return port_; }
  // Waits for the client to hang up.
  const std::string& Received();

 private:
  void Serve();
  bool Send(uint8_t sequence, const std::string& payload);
  // The next packet's payload; false at the end. `sequence` is its number.
  bool Receive(std::string* payload, uint8_t* sequence);

  Plan plan_;
  int listener_ = -1;
  std::atomic<int> client_ = -1;
  int port_ = 0;
  std::string received_;
  std::thread thread_;
};

}  // namespace starrocks::testing

#endif  // PROVIDER_CLIENTS_STARROCKS_TESTING_ROGUE_SERVER_H_
