#include "acceptance-tests/sandbox/net/testing/fake_cluster.h"

#include <algorithm>
#include <utility>

#include "provider/base/strings.h"

namespace sandbox {
namespace {

class FakeSession : public Session {
 public:
  explicit FakeSession(FakeCluster* cluster) : cluster_(cluster) {}
  ~FakeSession() override { cluster_->AddCall("end"); }

  std::vector<Result> Query(std::string_view text) override {
    cluster_->AddCall(base::StrCat("query: ", text));
    const auto found = cluster_->answers.find(std::string(text));
    if (found != cluster_->answers.end()) return found->second;
    return {ErrorResult{.message = base::StrCat("no answer to ", text)}};
  }
  Result UseDatabase(std::string_view name) override {
    cluster_->AddCall(base::StrCat("use: ", name));
    return OkResult();
  }
  void Reset() override { cluster_->AddCall("reset"); }
  // Any text can be prepared; its columns are those of its answer.
  Result Prepare(std::string_view text, int* parameters, std::vector<Column>* columns) override {
    *parameters = static_cast<int>(std::count(text.begin(), text.end(), '?'));
    const Result result = Query(text).front();
    const auto* rows = std::get_if<RowsResult>(&result);
    if (rows == nullptr) return result;
    *columns = rows->columns;
    return OkResult();
  }
  Result ExecutePrepared(std::string_view text, const std::vector<Cell>& parameters) override {
    for (const Cell& cell : parameters) {
      cluster_->AddCall(base::StrCat("parameter: ", cell.value_or("(null)")));
    }
    return Query(text).front();
  }
  Result ChangeUser(const Login& login, const PasswordCheck& password) override {
    const auto hash = cluster_->hashes.find(login.user);
    const bool right = hash != cluster_->hashes.end() && password.Matches(hash->second);
    cluster_->AddCall(base::StrCat("change user: ", login.user, right ? " right" : " wrong"));
    return OkResult();
  }
  bool Killed() const override { return cluster_->kill_all; }

 private:
  FakeCluster* const cluster_;
};

}  // namespace

std::variant<std::unique_ptr<Session>, ErrorResult, CloseResult> FakeCluster::Connect(
    const Login& login, const PasswordCheck& password) {
  const auto hash = hashes.find(login.user);
  if (login.database == "closed") return CloseResult();
  if (hash == hashes.end() || !password.Matches(hash->second)) {
    return ErrorResult{1045, "28000",
                       base::StrCat("denied (password: ", password.Given() ? "YES)" : "NO)")};
  }
  AddCall(base::StrCat("login: ", login.user, "@", login.host, " ", login.database));
  return std::make_unique<FakeSession>(this);
}

std::string FakeCluster::ClientPlugin(const Login& login) {
  const auto plugin = plugins.find(login.user);
  return plugin == plugins.end() ? Cluster::ClientPlugin(login) : plugin->second;
}

std::vector<std::string> FakeCluster::Calls() {
  std::lock_guard<std::mutex> lock(mutex_);
  return calls_;
}

void FakeCluster::AddCall(std::string call) {
  std::lock_guard<std::mutex> lock(mutex_);
  calls_.push_back(std::move(call));
}

}  // namespace sandbox
