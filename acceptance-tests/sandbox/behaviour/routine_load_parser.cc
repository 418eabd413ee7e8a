#include "acceptance-tests/sandbox/behaviour/expression.h"
#include "acceptance-tests/sandbox/behaviour/grammar.h"
#include "acceptance-tests/sandbox/behaviour/routine_loads.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"
#include "acceptance-tests/sandbox/behaviour/table_grammar.h"

namespace sandbox::behaviour {
namespace {

using Verb = SteerRoutineLoad::Verb;

// (a, b, c = f(a))
std::vector<std::string> ParseLoadColumns(Parser& p) {
  std::vector<std::string> columns;
  p.Expect("(");
  ParseCommaList(p, [&] {
    std::string column = p.Identifier();
    if (p.Accept("=")) column += "=" + PrintExpression(*ParseExpression(p));
    columns.push_back(std::move(column));
  });
  p.Expect(")");
  return columns;
}

std::string QuoteColumn(const std::string& name) { return StrCat("`", name, "`"); }

void ParseLoadClause(Parser& p, LoadClauses* clauses) {
  if (p.AcceptAll({"COLUMNS", "TERMINATED", "BY"})) {
    clauses->column_separator = p.String();
  } else if (p.AcceptAll({"ROWS", "TERMINATED", "BY"})) {
    clauses->row_delimiter = p.String();
  } else if (p.Accept("COLUMNS")) {
    clauses->columns = ParseLoadColumns(p);
  } else if (p.Accept("WHERE")) {
    clauses->where = PrintExpression(*ParseExpression(p), QuoteColumn);
  } else {
    p.Expect("PARTITION");
    clauses->partitions = ParseColumnNames(p);
  }
}

// All up to FROM.
LoadClauses ParseLoadClauses(Parser& p) {
  LoadClauses clauses;
  if (p.AtAny({"COLUMNS", "ROWS", "WHERE", "PARTITION"})) {
    ParseCommaList(p, [&] { ParseLoadClause(p, &clauses); });
  }
  clauses.settings = p.OptionalProperties();
  return clauses;
}

Statement ParseCreate(Parser& p) {
  CreateRoutineLoad ast;
  ast.name = p.Name(2);
  p.Expect("ON");
  ast.table = p.Identifier();
  ast.clauses = ParseLoadClauses(p);
  p.Expect("FROM");
  ast.source = Upper(p.Identifier());
  ast.clauses.source = p.PropertyList();
  return Bind(std::move(ast));
}

Statement ParseAlter(Parser& p) {
  AlterRoutineLoad ast;
  ast.name = p.Name(2);
  ast.clauses = ParseLoadClauses(p);
  if (p.AcceptAll({"FROM", "KAFKA"})) ast.clauses.source = p.PropertyList();
  return Bind(std::move(ast));
}

Statement ParseShow(Parser& p, bool all) {
  ShowRoutineLoad ast;
  ast.all = all;
  if (p.Accept("FOR")) ast.name = p.Name(2);
  if (p.Accept("FROM")) ast.database = p.Name(2);
  return Bind(std::move(ast));
}

Statement ParseShowTask(Parser& p) {
  p.Expect("WHERE");
  ParseExpression(p);
  return Bind(ShowRoutineLoadTask{});
}

}  // namespace

Statement ParseRoutineLoadStatement(Parser& p) {
  if (p.AcceptAll({"CREATE", "ROUTINE", "LOAD"})) return ParseCreate(p);
  if (p.AcceptAll({"ALTER", "ROUTINE", "LOAD", "FOR"})) return ParseAlter(p);
  if (p.AcceptAll({"PAUSE", "ROUTINE", "LOAD", "FOR"})) {
    return Bind(SteerRoutineLoad{Verb::kPause, p.Name(2)});
  }
  if (p.AcceptAll({"RESUME", "ROUTINE", "LOAD", "FOR"})) {
    return Bind(SteerRoutineLoad{Verb::kResume, p.Name(2)});
  }
  if (p.AcceptAll({"STOP", "ROUTINE", "LOAD", "FOR"})) {
    return Bind(SteerRoutineLoad{Verb::kStop, p.Name(2)});
  }
  if (p.AcceptAll({"SHOW", "ROUTINE", "LOAD", "TASK"})) return ParseShowTask(p);
  if (p.AcceptAll({"SHOW", "ROUTINE", "LOAD"})) return ParseShow(p, false);
  if (p.AcceptAll({"SHOW", "ALL", "ROUTINE", "LOAD"})) return ParseShow(p, true);
  if (p.AcceptAll({"SHOW", "CREATE", "ROUTINE", "LOAD"})) {
    return Bind(ShowCreateRoutineLoad{p.Name(2)});
  }
  return {};
}

}  // namespace sandbox::behaviour
