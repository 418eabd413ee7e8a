#include "acceptance-tests/sandbox/behaviour/expression.h"
#include "acceptance-tests/sandbox/behaviour/fixed_lists.h"
#include "acceptance-tests/sandbox/behaviour/grammar.h"
#include "acceptance-tests/sandbox/behaviour/show_statements.h"

namespace sandbox::behaviour {
namespace {

Statement ParseShowTables(Parser& p, bool full) {
  ShowTables ast;
  ast.full = full;
  if (p.Accept("FROM") || p.Accept("IN")) ast.database = p.Name(2);
  if (p.Accept("LIKE")) {
    ast.like = p.String();
  } else if (p.Accept("WHERE")) {
    ast.like = "";
    ParseExpression(p);
  }
  return Bind(std::move(ast));
}

Statement ParseProcessList(Parser& p) {
  ShowProcessList ast;
  if (p.Accept("FOR")) ast.user = p.String();
  return Bind(std::move(ast));
}

bool AcceptWords(Parser& p, const std::vector<std::string_view>& words) {
  size_t start = p.position();
  for (std::string_view word : words) {
    if (p.Accept(word)) continue;
    p.Rewind(start);
    return false;
  }
  return true;
}

Statement ParseFixed(Parser& p) {
  const std::vector<FixedList>& lists = FixedLists();
  for (size_t i = 0; i < lists.size(); ++i) {
    if (!AcceptWords(p, lists[i].words)) continue;
    if (lists[i].like && p.Accept("LIKE")) p.String();
    if (lists[i].like && p.Accept("WHERE")) ParseExpression(p);
    return Bind(ShowFixed{i});
  }
  return {};
}

Statement ParseShow(Parser& p) {
  if (p.Accept("TABLES")) return ParseShowTables(p, false);
  if (p.AcceptAll({"FULL", "TABLES"})) return ParseShowTables(p, true);
  if (p.Accept("FRONTENDS")) return Bind(ShowFrontends{});
  if (p.Accept("BACKENDS")) return Bind(ShowBackends{});
  if (p.AcceptAll({"COMPUTE", "NODES"})) return Bind(ShowComputeNodes{});
  if (p.Accept("PROC")) return Bind(ShowProc{p.String()});
  if (p.Accept("PROCESSLIST") || p.AcceptAll({"FULL", "PROCESSLIST"})) return ParseProcessList(p);
  return ParseFixed(p);
}

}  // namespace

Statement ParseShowStatement(Parser& p) {
  if (p.Accept("SHOW")) return ParseShow(p);
  return {};
}

}  // namespace sandbox::behaviour
