#include "acceptance-tests/sandbox/session.h"

#include <utility>

#include "acceptance-tests/sandbox/behaviour/context.h"
#include "acceptance-tests/sandbox/behaviour/database_statements.h"
#include "acceptance-tests/sandbox/behaviour/grammar.h"
#include "acceptance-tests/sandbox/behaviour/login.h"
#include "acceptance-tests/sandbox/behaviour/query_statements.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"
#include "acceptance-tests/sandbox/behaviour/table_changes.h"
#include "acceptance-tests/sandbox/behaviour/text.h"

namespace sandbox {
namespace behaviour {
namespace {

constexpr size_t kMaxStatementBytes = 16 << 20;

using StatePtr = std::shared_ptr<State>;

class SessionImpl : public Session {
 public:
  SessionImpl(StatePtr state, std::unique_ptr<SessionState> session)
      : state_(std::move(state)), session_(std::move(session)) {}

  ~SessionImpl() override {
    std::lock_guard<std::mutex> lock(state_->mutex);
    auto own = state_->sessions.find(session_->connection_id);
    if (own != state_->sessions.end() && own->second == session_.get()) state_->sessions.erase(own);
  }

  std::vector<Result> Query(std::string_view text) override {
    if (session_->killed || text.size() >= kMaxStatementBytes) return {CloseResult{}};
    auto parsed = ParseStatements(ValidUtf8(text));
    if (auto* error = std::get_if<ErrorResult>(&parsed)) return {*error};
    std::vector<Result> results;
    for (const Statement& statement : std::get<std::vector<Statement>>(parsed)) {
      results.push_back(RunOne(statement));
      if (session_->killed) results.back() = CloseResult{};
      bool stop = std::holds_alternative<ErrorResult>(results.back()) ||
                  std::holds_alternative<CloseResult>(results.back());
      if (stop) break;
    }
    return results;
  }

  Result UseDatabase(std::string_view name) override {
    std::lock_guard<std::mutex> lock(state_->mutex);
    if (name.empty()) {
      session_->database.clear();
      return OkResult{};
    }
    Context context{*state_, *session_};
    Entered entered = EnterDatabase(SplitOnce(name, '.'), context);
    if (entered.result != EnterResult::kEntered) return entered.error;
    return OkResult{};
  }

  void Reset() override {
    std::lock_guard<std::mutex> lock(state_->mutex);
    session_->variables.clear();
    session_->user_variables.clear();
    session_->prepared.clear();
  }

  Result Prepare(std::string_view text, int* parameters, std::vector<Column>* columns) override {
    std::lock_guard<std::mutex> lock(state_->mutex);
    std::string valid = ValidUtf8(text);
    Parser p(valid);
    auto refused = CheckPreparable(valid);
    if (refused.has_value()) return *refused;
    behaviour::Query query = ParseQuery(p);
    *parameters = static_cast<int>(p.parameter_count());
    Context context{*state_, *session_};
    Result result = DescribeQuery(query, context);
    if (auto* rows = std::get_if<RowsResult>(&result)) {
      *columns = rows->columns;
      return OkResult{};
    }
    return result;
  }

  Result ExecutePrepared(std::string_view text, const std::vector<Cell>& parameters) override {
    std::lock_guard<std::mutex> lock(state_->mutex);
    std::string valid = ValidUtf8(text);
    if (auto refused = CheckPreparable(valid)) return *refused;
    Parser p(valid);
    behaviour::Query query = ParseQuery(p);
    Context context{*state_, *session_};
    return RunQuery(query, context, parameters);
  }

  Result ChangeUser(const Login& login, const PasswordCheck& password) override {
    std::lock_guard<std::mutex> lock(state_->mutex);
    LoginResult result = LogIn(login, password, state_.get());
    if (!result.session) return OkResult{};
    result.session->connection_id = session_->connection_id;
    state_->sessions[session_->connection_id] = result.session.get();
    session_ = std::move(result.session);
    return OkResult{};
  }

  bool Killed() const override { return session_->killed; }

 private:
  Result RunOne(const Statement& statement) {
    std::lock_guard<std::mutex> lock(state_->mutex);
    bool in_transaction = statement.kind == Statement::Kind::kTransaction ||
                          statement.kind == Statement::Kind::kInsert;
    if (session_->transaction.has_value() && !in_transaction) {
      return RunError({5305, "25P01"}, "Explicit transaction only support insert statement");
    }
    session_->running = statement.text;
    FinishAlterJobs(state_.get());
    Context context{*state_, *session_};
    return statement.run(context);
  }

  static MaybeError CheckPreparable(std::string_view text) {
    auto parsed = ParseStatements(text);
    if (auto* error = std::get_if<ErrorResult>(&parsed)) return *error;
    const auto& statements = std::get<std::vector<Statement>>(parsed);
    if (statements.size() == 1 && statements[0].kind == Statement::Kind::kQuery) {
      return std::nullopt;
    }
    return RunError(kNotPreparable,
                    "This command is not supported in the prepared statement protocol yet");
  }

  StatePtr state_;
  std::unique_ptr<SessionState> session_;
};

class ClusterImpl : public Cluster {
 public:
  ClusterImpl() : state_(std::make_shared<State>()) { Bootstrap(state_.get()); }

  std::variant<std::unique_ptr<Session>, ErrorResult, CloseResult> Connect(
      const Login& login, const PasswordCheck& password) override {
    std::lock_guard<std::mutex> lock(state_->mutex);
    LoginResult result = LogIn(login, password, state_.get());
    if (!result.session) {
      if (result.hang_up) return CloseResult{};
      return result.error;
    }
    state_->sessions[result.session->connection_id] = result.session.get();
    return std::make_unique<SessionImpl>(state_, std::move(result.session));
  }

  std::string ClientPlugin(const Login& login) override {
    std::lock_guard<std::mutex> lock(state_->mutex);
    return ClientPluginOf(login, *state_);
  }

 private:
  StatePtr state_;
};

}  // namespace
}  // namespace behaviour

std::unique_ptr<Cluster> MakeCluster() { return std::make_unique<behaviour::ClusterImpl>(); }

}  // namespace sandbox
