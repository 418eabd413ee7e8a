#include "acceptance-tests/sandbox/behaviour/expression.h"
#include "acceptance-tests/sandbox/behaviour/grammar.h"
#include "acceptance-tests/sandbox/behaviour/pipe_statements.h"
#include "acceptance-tests/sandbox/behaviour/query_statements.h"
#include "acceptance-tests/sandbox/behaviour/table_grammar.h"

namespace sandbox::behaviour {
namespace {

// SELECT ... FROM FILES (...), or any other query, from which no files come.
std::optional<Properties> ParseSource(Parser& p) {
  size_t start = p.position();
  p.Expect("SELECT");
  ParseCommaList(p, [&] {
    if (p.Accept("*")) return;
    ParseExpression(p);
    if (p.Accept("AS")) p.Identifier();
  });
  if (p.AcceptAll({"FROM", "FILES"})) {
    Properties files = p.PropertyList();
    if (p.Accept("WHERE")) ParseExpression(p);
    return files;
  }
  p.Rewind(start);
  ParseQuery(p);
  return std::nullopt;
}

Statement ParseCreatePipe(Parser& p, bool replace) {
  CreatePipe ast;
  ast.replace = replace;
  ast.if_not_exists = p.IfNotExists();
  ast.name = p.Name(2);
  ast.properties = p.OptionalProperties();
  p.ExpectAll({"AS", "INSERT", "INTO"});
  ast.table = p.Name();
  if (p.At("(")) ParseColumnNames(p);
  ast.files = ParseSource(p);
  return Bind(std::move(ast));
}

Statement ParseAlterPipe(Parser& p) {
  AlterPipe ast;
  ast.name = p.Name(2);
  if (p.Accept("SUSPEND")) {
    ast.state = "SUSPEND";
  } else if (p.Accept("RESUME")) {
    ast.state = "RUNNING";
  } else if (p.Accept("SET")) {
    ast.properties = p.PropertyList();
  } else {
    p.FailNoViable();
  }
  return Bind(std::move(ast));
}

Statement ParseDropPipe(Parser& p) {
  DropPipe ast;
  ast.if_exists = p.IfExists();
  ast.name = p.Name(2);
  return Bind(std::move(ast));
}

Statement ParseShowPipes(Parser& p) {
  ShowPipes ast;
  if (p.Accept("FROM") || p.Accept("IN")) ast.database = p.Name(2);
  if (p.Accept("LIKE")) ast.like = p.String();
  return Bind(std::move(ast));
}

// SCHEDULE [START (...)] EVERY (INTERVAL n unit)
void ParseSchedule(Parser& p) {
  if (p.Accept("START")) {
    p.Expect("(");
    p.String();
    p.Expect(")");
  }
  p.ExpectAll({"EVERY", "(", "INTERVAL"});
  p.Integer();
  p.Identifier();
  p.Expect(")");
}

Statement ParseSubmitTask(Parser& p) {
  SubmitTask ast;
  if (p.AtIdentifier() && !p.AtAny({"SCHEDULE", "PROPERTIES"})) ast.name = p.Name(2);
  if (p.Accept("SCHEDULE")) ParseSchedule(p);
  p.OptionalProperties();
  p.Expect("AS");
  bool loads = p.At("INSERT") || (p.At("CREATE") && p.At("TABLE", 1));
  if (!loads || !ParseTableStatement(p).run) {
    p.FailUnexpected("'INSERT', 'CREATE', 'DESC', 'EXPLAIN', 'DESCRIBE'");
  }
  return Bind(std::move(ast));
}

Statement ParseDropTask(Parser& p) {
  DropTask ast{p.Identifier()};
  p.Accept("FORCE");
  return Bind(std::move(ast));
}

}  // namespace

Statement ParsePipeStatement(Parser& p) {
  if (p.AcceptAll({"CREATE", "PIPE"})) return ParseCreatePipe(p, false);
  if (p.AcceptAll({"CREATE", "OR", "REPLACE", "PIPE"})) return ParseCreatePipe(p, true);
  if (p.AcceptAll({"ALTER", "PIPE"})) return ParseAlterPipe(p);
  if (p.AcceptAll({"DROP", "PIPE"})) return ParseDropPipe(p);
  if (p.AcceptAll({"SHOW", "PIPES"})) return ParseShowPipes(p);
  if (p.AcceptAll({"SUBMIT", "TASK"})) return ParseSubmitTask(p);
  if (p.AcceptAll({"DROP", "TASK"})) return ParseDropTask(p);
  return {};
}

}  // namespace sandbox::behaviour
