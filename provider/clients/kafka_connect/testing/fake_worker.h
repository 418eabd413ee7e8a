// A Kafka Connect worker that keeps connectors in memory, for what a real one can't be made to do:
// storms of 409, answers that get lost, tasks that fail at a given moment. It answers in the shapes
// of the recordings.
#ifndef PROVIDER_CLIENTS_KAFKA_CONNECT_TESTING_FAKE_WORKER_H_
#define PROVIDER_CLIENTS_KAFKA_CONNECT_TESTING_FAKE_WORKER_H_

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "nlohmann/json.hpp"
#include "provider/clients/http/testing/server.h"

namespace kafka_connect::testing {

class FakeWorker {
 public:
  struct Connector {
    std::map<std::string, std::string> config;
    std::string state = "RUNNING";
    std::string task_state = "RUNNING";
    int restarts = 0;
  };

  // What goes wrong. Set before the requests that it is for.
  struct Faults {
    int conflicts = 0;         // so many requests are refused with 409 while it "rebalances"
    bool lose_create = false;  // the next POST is carried out, its answer lost
    std::string new_task_state = "RUNNING";
    int fails_after = -1;       // tasks fail after so many looks at a status; -1: never
    bool restart_heals = true;  // a restart makes failed tasks run
    nlohmann::json faults;      // {key: message} that validations find
    bool validates = true;      // else validation answers 500
    bool shows_offsets = true;  // else 404, as workers before Kafka 3.5
  };

  FakeWorker();

  std::string url() const { return server_.url(); }
  std::vector<http::testing::Seen> seen() const { return server_.seen(); }
  // How many requests had this method and a path with this in it.
  int Count(const std::string& method, const std::string& part) const;

  Faults& faults() { return faults_; }
  std::map<std::string, Connector>& connectors() { return connectors_; }

 private:
  using Answer = http::testing::Answer;
  Answer Handle(const http::testing::Seen& seen);
  Answer Create(const nlohmann::json& body);
  Answer Of(const std::string& method, const std::string& name, const std::string& action,
            const nlohmann::json& body);
  Answer Put(const std::string& name, const std::string& action, const nlohmann::json& body);
  Answer Status(const std::string& name, Connector& connector);
  Answer Plugins(const std::string& target) const;

  std::mutex mutex_;  // held while a request is handled
  Faults faults_;
  std::map<std::string, Connector> connectors_;
  http::testing::Server server_;
};

}  // namespace kafka_connect::testing

#endif  // PROVIDER_CLIENTS_KAFKA_CONNECT_TESTING_FAKE_WORKER_H_
