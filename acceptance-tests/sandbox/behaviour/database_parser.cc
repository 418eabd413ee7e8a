#include "acceptance-tests/sandbox/behaviour/database_statements.h"
#include "acceptance-tests/sandbox/behaviour/expression.h"
#include "acceptance-tests/sandbox/behaviour/grammar.h"

namespace sandbox::behaviour {
namespace {

bool AcceptDatabaseWord(Parser& p, std::string_view verb) {
  return p.AcceptAll({verb, "DATABASE"}) || p.AcceptAll({verb, "SCHEMA"});
}

CreateDatabase ParseCreate(Parser& p) {
  CreateDatabase ast;
  ast.if_not_exists = p.IfNotExists();
  ast.name = p.Name(2);
  if (p.AcceptAll({"CHARACTER", "SET"}) || p.Accept("CHARSET")) {
    p.Accept("=");
    p.IdentifierOrString();
  }
  if (p.Accept("COLLATE")) {
    p.Accept("=");
    p.IdentifierOrString();
  }
  ast.properties = p.OptionalProperties();
  return ast;
}

Statement ParseAlter(Parser& p) {
  std::string name = p.Identifier();
  if (p.Accept("RENAME")) return Bind(RenameDatabase{name, p.Identifier()});
  if (p.AcceptAll({"SET", "DATA", "QUOTA"})) return Bind(SetDataQuota{name, p.Identifier()});
  if (p.AcceptAll({"SET", "REPLICA", "QUOTA"})) return Bind(SetReplicaQuota{name, p.Integer()});
  p.Accept("SET");
  p.FailNoViable();
  return {};
}

DropDatabase ParseDrop(Parser& p) {
  DropDatabase ast;
  ast.if_exists = p.IfExists();
  ast.name = p.Name(2);
  ast.force = p.Accept("FORCE");
  return ast;
}

ShowDatabases ParseShow(Parser& p) {
  ShowDatabases ast;
  if (p.Accept("FROM") || p.Accept("IN")) ast.catalog = p.Identifier();
  if (p.Accept("LIKE")) {
    ast.like = p.String();
  } else if (p.Accept("WHERE")) {
    ast.where = true;
    ParseExpression(p);
  }
  return ast;
}

}  // namespace

Statement ParseDatabaseStatement(Parser& p) {
  if (AcceptDatabaseWord(p, "CREATE")) return Bind(ParseCreate(p));
  if (AcceptDatabaseWord(p, "ALTER")) return ParseAlter(p);
  if (AcceptDatabaseWord(p, "DROP")) return Bind(ParseDrop(p));
  if (AcceptDatabaseWord(p, "RECOVER")) return Bind(RecoverDatabase{p.Identifier()});
  if (p.AcceptAll({"SHOW", "DATABASES"}) || p.AcceptAll({"SHOW", "SCHEMAS"})) {
    return Bind(ParseShow(p));
  }
  if (p.AcceptAll({"SHOW", "CREATE", "DATABASE"}) || p.AcceptAll({"SHOW", "CREATE", "SCHEMA"})) {
    return Bind(ShowCreateDatabase{p.Name(1)});
  }
  if (p.AcceptAll({"SHOW", "DATA"}) && p.AtAnyEnd()) return Bind(ShowData{});
  return {};
}

}  // namespace sandbox::behaviour
