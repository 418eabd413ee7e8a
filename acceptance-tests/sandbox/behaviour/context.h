// What a statement sees when it runs: the front end's state and its own session.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_CONTEXT_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_CONTEXT_H_

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "acceptance-tests/sandbox/behaviour/state.h"
#include "acceptance-tests/sandbox/session.h"

namespace sandbox::behaviour {

struct Transaction {
  int64_t id = 0;
  std::string label;
};

struct SessionState {
  uint32_t connection_id = 0;
  std::string login_user;  // as the client gave it; USER()
  std::string login_host;
  Identity identity;  // whose privileges count; CURRENT_USER()
  std::set<int64_t> active_roles;
  std::string catalog{kInternalCatalog};
  std::string database;  // may name a database that is gone
  VariableValues variables;
  std::map<std::string, Cell> user_variables;   // lower case
  std::map<std::string, std::string> prepared;  // PREPARE name FROM text
  std::optional<Transaction> transaction;
  int64_t connected_seconds = 0;
  std::string running;  // the text of the statement that runs
  std::atomic<bool> killed{false};
};

struct Context {
  State& state;
  SessionState& session;

  Accounts& accounts() const { return state.accounts; }
};

// A parsed statement.
struct Statement {
  enum class Kind { kOther, kQuery, kInsert, kTransaction };
  Kind kind = Kind::kOther;
  std::string text;  // without the semicolon
  std::function<Result(Context&)> run;
};

// The statement that runs Execute(ast, context), found by the type of the syntax tree.
template <typename Ast>
Statement Bind(Ast ast, Statement::Kind kind = Statement::Kind::kOther) {
  return {kind, "",
          [ast = std::move(ast)](Context& context) -> Result { return Execute(ast, context); }};
}

// The value of a system variable in this session, or globally.
std::string VariableValue(const Context& context, const VariableInfo& info, bool global);

// Sets the session's active roles as a login does: the default roles, or all if the front end says
// so.
void ActivateLoginRoles(Context& context);

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_CONTEXT_H_
