#include "acceptance-tests/sandbox/behaviour/database_statements.h"
#include "acceptance-tests/sandbox/behaviour/grammar.h"
#include "acceptance-tests/sandbox/behaviour/set_statements.h"

namespace sandbox::behaviour {
namespace {

using Target = Assignment::Target;

Target ParseScope(Parser& p, Target current) {
  if (p.Accept("GLOBAL")) return Target::kGlobal;
  if (p.Accept("SESSION") || p.Accept("LOCAL")) return Target::kSession;
  return current;
}

// The value: DEFAULT, a bare word (ON, utf8mb4), or an expression.
ExpressionPtr ParseValue(Parser& p) {
  if (p.Accept("DEFAULT")) return nullptr;
  if (p.Accept("ON") || p.Accept("ALL") || p.Accept("BINARY")) {
    auto word = std::make_shared<Expression>();
    word->value = StringValue(p.Previous().text);
    return word;
  }
  return ParseExpression(p);
}

Assignment ParseAssignment(Parser& p) {
  Assignment assignment;
  if (p.At("@") && p.At("@", 1)) {
    p.ExpectAll({"@", "@"});
    assignment.target = ParseScope(p, Target::kSession);
    p.Accept(".");
  } else if (p.Accept("@")) {
    assignment.target = Target::kUser;
  } else {
    assignment.target = ParseScope(p, Target::kSession);
  }
  assignment.name = p.IdentifierOrString();
  if (!p.Accept(":=")) p.Expect("=");
  assignment.value = ParseValue(p);
  return assignment;
}

Statement ParseNames(Parser& p) {
  SetNames ast;
  if (!p.Accept("DEFAULT")) {
    ast.charset = p.IdentifierOrString();
    if (p.Accept("COLLATE") && !p.Accept("DEFAULT")) p.IdentifierOrString();
  }
  return Bind(std::move(ast));
}

void ParseTransactionModes(Parser& p) {
  ParseCommaList(p, [&] {
    if (p.Accept("READ")) {
      if (!p.Accept("ONLY")) p.Expect("WRITE");
      return;
    }
    p.ExpectAll({"ISOLATION", "LEVEL"});
    if (p.AcceptAll({"REPEATABLE", "READ"}) || p.Accept("SERIALIZABLE")) return;
    p.Expect("READ");
    if (!p.Accept("COMMITTED")) p.Expect("UNCOMMITTED");
  });
}

Statement ParseShowVariables(Parser& p, bool global) {
  ShowVariables ast;
  ast.global = global;
  if (p.Accept("LIKE")) {
    ast.like = p.String();
  } else if (p.Accept("WHERE")) {
    ast.where = true;
    ParseExpression(p);
  }
  return Bind(std::move(ast));
}

Statement ParseSet(Parser& p) {
  if (p.Accept("NAMES") || p.Accept("CHARSET") || p.AcceptAll({"CHARACTER", "SET"}) ||
      p.AcceptAll({"CHAR", "SET"})) {
    return ParseNames(p);
  }
  if (p.Accept("CATALOG")) return Bind(SetCatalog{p.IdentifierOrString()});
  if (p.AcceptAll({"TRANSACTION"}) || p.AcceptAll({"SESSION", "TRANSACTION"}) ||
      p.AcceptAll({"GLOBAL", "TRANSACTION"})) {
    ParseTransactionModes(p);
    return Bind(SetTransaction{});
  }
  SetVariables ast;
  ParseCommaList(p, [&] { ast.assignments.push_back(ParseAssignment(p)); });
  return Bind(std::move(ast));
}

}  // namespace

Statement ParseSetStatement(Parser& p) {
  if (p.At("SET")) {
    p.Next();
    return ParseSet(p);
  }
  if (p.AcceptAll({"SHOW", "GLOBAL", "VARIABLES"})) return ParseShowVariables(p, true);
  if (p.AcceptAll({"SHOW", "VARIABLES"}) || p.AcceptAll({"SHOW", "SESSION", "VARIABLES"}) ||
      p.AcceptAll({"SHOW", "LOCAL", "VARIABLES"})) {
    return ParseShowVariables(p, false);
  }
  return {};
}

}  // namespace sandbox::behaviour
