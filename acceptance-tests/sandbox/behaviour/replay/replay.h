// Runs a recorded session on a fresh cluster.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_REPLAY_REPLAY_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_REPLAY_REPLAY_H_

#include <map>
#include <string>

namespace sandbox::behaviour {

struct ReplayReport {
  int total = 0;                           // statements and logins
  std::map<int, std::string> differences;  // by line number: statement and what differs
  int Right() const { return total - static_cast<int>(differences.size()); }
};

// `path` names a .jsonl file. A file that cannot be read gives an empty report.
ReplayReport Replay(const std::string& path);

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_REPLAY_REPLAY_H_
