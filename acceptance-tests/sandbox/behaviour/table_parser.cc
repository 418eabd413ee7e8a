#include "acceptance-tests/sandbox/behaviour/grammar.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"
#include "acceptance-tests/sandbox/behaviour/table_changes.h"
#include "acceptance-tests/sandbox/behaviour/table_grammar.h"
#include "acceptance-tests/sandbox/behaviour/table_statements.h"

namespace sandbox::behaviour {
namespace {

using Kind = Table::Kind;

std::vector<TableColumn> ParseViewColumns(Parser& p) {
  std::vector<TableColumn> columns;
  if (!p.Accept("(")) return columns;
  ParseCommaList(p, [&] {
    TableColumn column;
    column.name = p.Identifier();
    column.comment = p.OptionalComment();
    columns.push_back(std::move(column));
  });
  p.Expect(")");
  return columns;
}

Query ParseViewQuery(Parser& p) {
  p.Expect("AS");
  if (!p.At("SELECT")) p.FailUnexpected("'SELECT', 'WITH', '('");
  Query query = ParseQuery(p);
  for (const SelectCore& core : query.parts) {
    if (!core.plain) p.FailNoViable();
  }
  return query;
}

CreateView ParseCreateView(Parser& p, bool replace) {
  CreateView ast;
  ast.replace = replace;
  ast.if_not_exists = p.IfNotExists();
  ast.name = p.Name();
  ast.columns = ParseViewColumns(p);
  ast.comment = p.OptionalComment();
  if (p.Accept("SECURITY")) {
    ast.invoker = p.Accept("INVOKER");
    if (!ast.invoker) p.Expect("NONE");
  }
  ast.query = ParseViewQuery(p);
  return ast;
}

std::string ParseRefresh(Parser& p) {
  std::string refresh;
  if (!p.Accept("REFRESH")) return "MANUAL";
  if (p.Accept("DEFERRED") || p.Accept("IMMEDIATE")) refresh = Upper(p.Previous().text) + " ";
  if (!p.Accept("ASYNC")) p.Expect("MANUAL");
  return refresh + Upper(p.Previous().text);
}

CreateView ParseCreateMaterializedView(Parser& p) {
  CreateView ast;
  Table distribution;
  ast.kind = Kind::kMaterializedView;
  ast.if_not_exists = p.IfNotExists();
  ast.name = p.Name();
  ast.columns = ParseViewColumns(p);
  ast.comment = p.OptionalComment();
  ParseDistribution(p, &distribution);
  ast.refresh = ParseRefresh(p);
  ast.properties = p.OptionalProperties();
  ast.query = ParseViewQuery(p);
  return ast;
}

DropTable ParseDrop(Parser& p, Kind kind) {
  DropTable ast;
  ast.kind = kind;
  ast.if_exists = p.IfExists();
  ast.name = p.Name();
  ast.force = kind == Kind::kTable && p.Accept("FORCE");
  return ast;
}

Statement ParseAlterView(Parser& p) {
  CreateView ast;
  ast.alter = true;
  ast.name = p.Name();
  ast.columns = ParseViewColumns(p);
  if (!p.At("AS")) p.FailNoViable();
  ast.query = ParseViewQuery(p);
  return Bind(std::move(ast));
}

Statement ParseAlterMaterializedView(Parser& p) {
  QualifiedName name = p.Name();
  if (p.Accept("RENAME")) return Bind(RenameTable{Kind::kMaterializedView, name, p.Identifier()});
  if (p.Accept("ACTIVE") || p.Accept("INACTIVE")) {
    return Bind(TouchTable{Kind::kMaterializedView, "ALTER", name});
  }
  p.FailNoViable();
  return {};
}

Statement ParseInsert(Parser& p) {
  TouchTable ast{Kind::kTable, "INSERT", p.Name()};
  if (p.At("(")) ParseColumnNames(p);
  if (p.Accept("VALUES")) {
    ParseCommaList(p, [&] {
      p.Expect("(");
      ParseCommaList(p, [&] { ParseExpression(p); });
      p.Expect(")");
    });
  } else {
    ParseQuery(p);
  }
  return Bind(std::move(ast), Statement::Kind::kInsert);
}

Statement ParseCreate(Parser& p) {
  if (p.Accept("TABLE")) return ParseCreateTable(p);
  if (p.Accept("VIEW")) return Bind(ParseCreateView(p, false));
  if (p.AcceptAll({"OR", "REPLACE", "VIEW"})) return Bind(ParseCreateView(p, true));
  if (p.AcceptAll({"MATERIALIZED", "VIEW"})) return Bind(ParseCreateMaterializedView(p));
  return {};
}

Statement ParseDropAny(Parser& p) {
  if (p.Accept("TABLE")) return Bind(ParseDrop(p, Kind::kTable));
  if (p.Accept("VIEW")) return Bind(ParseDrop(p, Kind::kView));
  if (p.AcceptAll({"MATERIALIZED", "VIEW"})) return Bind(ParseDrop(p, Kind::kMaterializedView));
  return {};
}

Statement ParseAlter(Parser& p) {
  if (p.Accept("TABLE")) return ParseAlterTable(p);
  if (p.Accept("VIEW")) return ParseAlterView(p);
  if (p.AcceptAll({"MATERIALIZED", "VIEW"})) return ParseAlterMaterializedView(p);
  return {};
}

// The partitions are not looked at: no table holds rows.
Statement ParseTruncate(Parser& p) {
  TouchTable ast{Kind::kTable, "DELETE", p.Name(), true};
  if (p.Accept("PARTITION")) ParseColumnNames(p);
  return Bind(std::move(ast));
}

Statement ParseRecoverPartition(Parser& p) {
  std::string partition = p.Identifier();
  p.Expect("FROM");
  return Bind(RecoverPartition{p.Name(), partition});
}

}  // namespace

Statement ParseTableStatement(Parser& p) {
  if (p.Accept("CREATE")) return ParseCreate(p);
  if (p.Accept("DROP")) return ParseDropAny(p);
  if (p.Accept("ALTER")) return ParseAlter(p);
  if (p.AcceptAll({"RECOVER", "TABLE"})) return Bind(RecoverTable{p.Name()});
  if (p.AcceptAll({"INSERT", "INTO"})) return ParseInsert(p);
  if (p.AcceptAll({"TRUNCATE", "TABLE"})) return ParseTruncate(p);
  if (p.AcceptAll({"RECOVER", "PARTITION"})) return ParseRecoverPartition(p);
  if (p.AcceptAll({"CANCEL", "ALTER", "TABLE", "COLUMN", "FROM"})) {
    return Bind(CancelAlter{p.Name()});
  }
  if (p.AcceptAll({"REFRESH", "MATERIALIZED", "VIEW"})) {
    return Bind(TouchTable{Kind::kMaterializedView, "REFRESH", p.Name()});
  }
  return {};
}

}  // namespace sandbox::behaviour
