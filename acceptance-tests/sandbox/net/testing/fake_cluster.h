#ifndef ACCEPTANCE_TESTS_SANDBOX_NET_TESTING_FAKE_CLUSTER_H_
#define ACCEPTANCE_TESTS_SANDBOX_NET_TESTING_FAKE_CLUSTER_H_

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <variant>
#include <vector>

#include "acceptance-tests/sandbox/session.h"

namespace sandbox {

// A front end for tests of the port alone: users with stored hashes, and answers by statement text.
// Fill the maps before the first connection.
class FakeCluster : public Cluster {
 public:
  std::map<std::string, std::string> hashes = {{"root", ""}};  // by user
  std::map<std::string, std::string> plugins;                  // by user, if not the default one
  std::map<std::string, std::vector<Result>> answers;          // by text; others get error 1064
  std::atomic<bool> kill_all = false;

  std::variant<std::unique_ptr<Session>, ErrorResult, CloseResult> Connect(
      const Login& login, const PasswordCheck& password) override;
  std::string ClientPlugin(const Login& login) override;

  // What the sessions were asked to carry out, as "kind: text".
  std::vector<std::string> Calls();
  void AddCall(std::string call);

 private:
  std::mutex mutex_;
  std::vector<std::string> calls_;
};

}  // namespace sandbox

#endif  // ACCEPTANCE_TESTS_SANDBOX_NET_TESTING_FAKE_CLUSTER_H_
