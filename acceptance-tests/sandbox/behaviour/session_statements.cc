#include "acceptance-tests/sandbox/behaviour/session_statements.h"

#include <random>

#include "acceptance-tests/sandbox/behaviour/access.h"
#include "acceptance-tests/sandbox/behaviour/database_statements.h"
#include "acceptance-tests/sandbox/behaviour/grammar.h"
#include "acceptance-tests/sandbox/behaviour/rows.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"
#include "acceptance-tests/sandbox/behaviour/user_statements.h"

namespace sandbox::behaviour {
namespace {

std::string NewLabel() {
  static std::mt19937_64 random{std::random_device{}()};
  uint64_t high = random();
  uint64_t low = random();
  auto bits = [](uint64_t number, uint64_t mask) {
    return static_cast<unsigned long long>(number & mask);
  };
  return Printf("%08llx-%04llx-7%03llx-8%03llx-%012llx", bits(high >> 32, 0xffffffff),
                bits(high >> 16, 0xffff), bits(high, 0xfff), bits(low >> 52, 0xfff),
                bits(low, 0xffffffffffff));
}

OkResult TransactionResult(const Transaction& transaction, std::string_view status) {
  OkResult ok;
  ok.info = StrCat("{'label':'", transaction.label, "', 'status':'", status, "', 'txnId':'",
                   transaction.id, "'}");
  return ok;
}

}  // namespace

Result Execute(const Begin&, Context& context) {
  std::optional<Transaction>& transaction = context.session.transaction;
  if (!transaction.has_value()) {
    transaction = Transaction{context.state.NewTransactionId(), NewLabel()};
  }
  return TransactionResult(*transaction, "PREPARE");
}

Result Execute(const EndTransaction& statement, Context& context) {
  std::optional<Transaction>& transaction = context.session.transaction;
  if (!transaction.has_value()) return OkResult{};
  OkResult ok = TransactionResult(*transaction, statement.commit ? "VISIBLE" : "ABORTED");
  transaction.reset();
  return ok;
}

Result Execute(const Kill& statement, Context& context) {
  int64_t id = 0;
  ErrorResult unknown = RunError(kUnknownThread, StrCat("Unknown thread id: ", statement.id));
  if (!ParseInt(statement.id, &id) || id > UINT32_MAX) return unknown;
  auto target = context.state.sessions.find(static_cast<uint32_t>(id));
  if (target == context.state.sessions.end()) return unknown;
  if (target->second->identity.user != context.session.identity.user) {
    if (MaybeError error = RequireSystem(context, {"OPERATE"})) return *error;
  }
  if (!statement.query_only) target->second->killed = true;
  return OkResult{};
}

Result Execute(const PrepareText& statement, Context& context) {
  auto parsed = ParseStatements(statement.text);
  if (auto* error = std::get_if<ErrorResult>(&parsed)) return *error;
  auto& statements = std::get<std::vector<Statement>>(parsed);
  if (statements.size() != 1 || statements[0].kind != Statement::Kind::kQuery) {
    return AnalyzeError(kNotPreparable,
                        "This command is not supported in the prepared statement protocol yet");
  }
  context.session.prepared[statement.name] = statement.text;
  return OkResult{};
}

Result Execute(const ExecuteText& statement, Context& context) {
  auto prepared = context.session.prepared.find(statement.name);
  if (prepared == context.session.prepared.end()) {
    return AnalyzeError(StrCat("prepared statement '", statement.name, "' not found"));
  }
  auto parsed = ParseStatements(prepared->second);
  if (auto* error = std::get_if<ErrorResult>(&parsed)) return *error;
  return std::get<std::vector<Statement>>(parsed).front().run(context);
}

Result Execute(const DeallocateText& statement, Context& context) {
  if (context.session.prepared.erase(statement.name) == 0) {
    return AnalyzeError(StrCat("prepared statement '", statement.name, "' not found"));
  }
  return OkResult{};
}

Result Execute(const ExecuteAs& statement, Context& context) {
  if (MaybeError error = CheckUserExists(context, statement.user)) return *error;
  if (MaybeError error = RequireImpersonate(context, statement.user)) return *error;
  context.session.identity = statement.user;
  ActivateLoginRoles(context);
  return OkResult{};
}

Result Execute(const Help&, Context&) { return MakeRows({"name", "is_it_category"}); }

Result Execute(const NoOperation&, Context&) { return OkResult{}; }

}  // namespace sandbox::behaviour
