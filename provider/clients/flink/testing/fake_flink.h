// A JobManager's REST interface with jobs that do as the test says: for what a real one can't be
// made to do. The shapes of its answers come from recordings.
#ifndef PROVIDER_CLIENTS_FLINK_TESTING_FAKE_FLINK_H_
#define PROVIDER_CLIENTS_FLINK_TESTING_FAKE_FLINK_H_

#include <cstdint>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "nlohmann/json.hpp"
#include "provider/clients/http/testing/server.h"

namespace flink_testing {

struct FakeJob {
  std::string id, name;
  std::string state = "RUNNING";
  std::string entry_class;
  std::string restored_from;  // empty: from nothing
  std::string savepoint;      // empty: none was taken
  bool has_checkpoint = false, retained = true;
  bool dying = false;  // seen in `state` once more, then failed
};

class FakeFlink {
 public:
  FakeFlink() : server_([this](const http::testing::Seen& seen) { return Handle(seen); }) {}

  std::string url() const { return server_.url(); }
  std::vector<http::testing::Seen> seen() const { return server_.seen(); }
  // How many requests there were whose "METHOD target" holds the text.
  int Count(std::string_view text) const;

  // Jobs in the order of their submission.
  std::vector<FakeJob> jobs() const;
  FakeJob Find(const std::string& id) const;
  std::vector<std::string> alive() const;
  // The most jobs that ever were alive at the same time.
  int most_alive() const;
  void Add(FakeJob job);
  void SetState(const std::string& id, const std::string& state);
  void Forget();  // as a JobManager that was restarted

  // Jobs of these classes fail as soon as they run.
  std::set<std::string> failing_classes;
  // Submissions of these classes are refused, and leave a failed job.
  std::set<std::string> refused_classes;
  // Plans of these classes are refused.
  std::set<std::string> unfit_classes;
  bool savepoints_fail = false, savepoints_kill = false;
  // Requests that hold this text are carried out, but the answer is lost, so many times.
  std::string lose_answers_to;
  int answers_to_lose = 0;

 private:
  using Body = nlohmann::json;
  http::testing::Answer Handle(const http::testing::Seen& seen);
  http::testing::Answer Route(const std::string& method, const std::vector<std::string>& path,
                              const Body& body);
  http::testing::Answer Run(const Body& body);
  http::testing::Answer Plan(const Body& body) const;
  http::testing::Answer Stop(FakeJob& job, const Body& body);
  http::testing::Answer Poll(const std::string& trigger) const;
  http::testing::Answer OfJob(const std::string& method, FakeJob& job,
                              const std::vector<std::string>& path, const Body& body);
  Body Overview() const;
  FakeJob* Get(const std::string& id);
  int CountAlive() const;

  mutable std::mutex mutex_;
  std::vector<FakeJob> jobs_;
  std::set<std::string> used_ids_;
  std::map<std::string, Body> operations_;  // by trigger id
  int most_alive_ = 0;
  http::testing::Server server_;  // last: it calls into the rest
};

}  // namespace flink_testing

#endif  // PROVIDER_CLIENTS_FLINK_TESTING_FAKE_FLINK_H_
