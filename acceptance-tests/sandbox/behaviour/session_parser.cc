#include "acceptance-tests/sandbox/behaviour/database_statements.h"
#include "acceptance-tests/sandbox/behaviour/grammar.h"
#include "acceptance-tests/sandbox/behaviour/session_statements.h"

namespace sandbox::behaviour {
namespace {

Statement ParseKill(Parser& p) {
  Kill ast;
  ast.query_only = p.Accept("QUERY");
  bool keyword = ast.query_only || p.Accept("CONNECTION");
  if (p.Peek().kind == Token::Kind::kInteger) {
    ast.id = p.Next().text;
  } else if (p.AtString()) {
    ast.id = p.String();
  } else if (keyword) {
    p.FailUnexpected("SINGLE_QUOTED_TEXT, INTEGER_VALUE, DOUBLE_QUOTED_TEXT");
  } else {
    p.FailNoViable();
  }
  return Bind(std::move(ast));
}

Statement ParsePrepare(Parser& p) {
  PrepareText ast;
  ast.name = p.Identifier();
  p.Expect("FROM");
  if (p.AtString()) {
    ast.text = p.String();
  } else {
    p.FailUnexpected("SINGLE_QUOTED_TEXT, DOUBLE_QUOTED_TEXT");
  }
  return Bind(std::move(ast));
}

Statement ParseLock(Parser& p) {
  ParseCommaList(p, [&] {
    p.Name();
    if (p.Accept("READ")) {
      p.Accept("LOCAL");
    } else {
      p.Accept("LOW_PRIORITY");
      p.Expect("WRITE");
    }
  });
  return Bind(NoOperation{});
}

Statement ParseExecute(Parser& p) {
  if (!p.Accept("AS")) return Bind(ExecuteText{p.Identifier()});
  ExecuteAs ast;
  ast.user = p.User();
  p.ExpectAll({"WITH", "NO", "REVERT"});
  return Bind(std::move(ast));
}

Statement ParseTransaction(Parser& p) {
  constexpr auto kKind = Statement::Kind::kTransaction;
  if (p.AcceptAll({"START", "TRANSACTION"})) return Bind(Begin{}, kKind);
  if (p.Accept("BEGIN")) {
    p.Accept("WORK");
    return Bind(Begin{}, kKind);
  }
  bool commit = p.At("COMMIT");
  if (!commit && !p.At("ROLLBACK")) return {};
  p.Next();
  p.Accept("WORK");
  return Bind(EndTransaction{commit}, kKind);
}

}  // namespace

Statement ParseSessionStatement(Parser& p) {
  if (p.Accept("USE")) return Bind(UseDatabase{p.Name(2)});
  if (p.Accept("KILL")) return ParseKill(p);
  if (p.Accept("PREPARE")) return ParsePrepare(p);
  if (p.Accept("EXECUTE")) return ParseExecute(p);
  if (p.AcceptAll({"DEALLOCATE", "PREPARE"}) || p.AcceptAll({"DROP", "PREPARE"})) {
    return Bind(DeallocateText{p.Identifier()});
  }
  if (p.AcceptAll({"LOCK", "TABLES"}) || p.AcceptAll({"LOCK", "TABLE"})) return ParseLock(p);
  if (p.AcceptAll({"UNLOCK", "TABLES"}) || p.Accept("SYNC")) return Bind(NoOperation{});
  if (p.Accept("HELP")) {
    p.IdentifierOrString();
    return Bind(Help{});
  }
  return ParseTransaction(p);
}

}  // namespace sandbox::behaviour
