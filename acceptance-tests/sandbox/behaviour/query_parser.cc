#include "acceptance-tests/sandbox/behaviour/grammar.h"
#include "acceptance-tests/sandbox/behaviour/query_statements.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"

namespace sandbox::behaviour {
namespace {

SelectItem ParseItem(Parser& p) {
  SelectItem item;
  if (p.Accept("*")) return item;
  item.expression = ParseExpression(p);
  if (p.Accept("AS") || p.AtIdentifier() || p.AtString()) item.alias = p.IdentifierOrString();
  return item;
}

void ParseOrderBy(Parser& p) {
  ParseCommaList(p, [&] {
    ParseExpression(p);
    if (!p.Accept("ASC")) p.Accept("DESC");
  });
}

void ParseFrom(Parser& p, SelectCore* core) {
  if (p.Accept("DUAL")) return;
  if (!p.AtIdentifier()) p.FailNoViable();
  core->table = p.Name();
  if (p.Accept("AS") || p.AtIdentifier()) {
    p.Identifier();
    core->plain = false;
  }
}

SelectCore ParseCore(Parser& p) {
  SelectCore core;
  p.Expect("SELECT");
  core.plain = !p.Accept("DISTINCT");
  p.Accept("ALL");
  ParseCommaList(p, [&] { core.items.push_back(ParseItem(p)); });
  if (p.Accept("FROM")) ParseFrom(p, &core);
  if (p.Accept("WHERE")) core.where = ParseExpression(p);
  if (p.AcceptAll({"GROUP", "BY"})) {
    ParseCommaList(p, [&] { core.group_by.push_back(ParseExpression(p)); });
  }
  if (p.AtAny({"HAVING", "ORDER", "LIMIT"})) core.plain = false;
  if (p.Accept("HAVING")) ParseExpression(p);
  if (p.AcceptAll({"ORDER", "BY"})) ParseOrderBy(p);
  if (p.Accept("LIMIT")) {
    int64_t limit = 0;
    if (ParseInt(p.Integer(), &limit)) core.limit = limit;
  }
  return core;
}

}  // namespace

Query ParseQuery(Parser& p) {
  Query query;
  query.parts.push_back(ParseCore(p));
  while (p.Accept("UNION")) {
    if (!p.Accept("ALL")) {
      p.Accept("DISTINCT");
      query.distinct = true;
    }
    query.parts.push_back(ParseCore(p));
  }
  return query;
}

Statement ParseQueryStatement(Parser& p) {
  if (p.At("SELECT")) return Bind(ParseQuery(p), Statement::Kind::kQuery);
  if (p.At("EXPLAIN") && p.At("SELECT", 1)) {
    p.Next();
    Query query = ParseQuery(p);
    query.explain = true;
    return Bind(std::move(query));
  }
  return {};
}

}  // namespace sandbox::behaviour
