#include "acceptance-tests/sandbox/behaviour/role_parser.h"

#include "acceptance-tests/sandbox/behaviour/grammar.h"

namespace sandbox::behaviour {
namespace {

CreateRole ParseCreate(Parser& p) {
  CreateRole ast;
  ast.if_not_exists = p.IfNotExists();
  ast.names = p.IdentifierOrStringList();
  ast.comment = p.OptionalComment();
  return ast;
}

AlterRole ParseAlter(Parser& p) {
  AlterRole ast;
  p.IfExists();
  ast.names = p.IdentifierOrStringList();
  p.ExpectAll({"SET", "COMMENT", "="});
  ast.comment = p.String();
  return ast;
}

DropRole ParseDrop(Parser& p) {
  DropRole ast;
  ast.if_exists = p.IfExists();
  ast.names = p.IdentifierOrStringList();
  return ast;
}

SetDefaultRole ParseSetDefault(Parser& p) {
  SetDefaultRole ast;
  ast.choice = ParseDefaultRoleChoice(p);
  p.Expect("TO");
  ast.user = p.User();
  return ast;
}

}  // namespace

RoleChoice ParseDefaultRoleChoice(Parser& p) {
  if (p.Accept("NONE")) return {RoleChoice::Kind::kNone, {}};
  if (p.Accept("ALL")) return {RoleChoice::Kind::kAll, {}};
  return {RoleChoice::Kind::kNamed, p.IdentifierOrStringList()};
}

RoleChoice ParseSetRoleChoice(Parser& p) {
  if (p.Accept("DEFAULT")) return {RoleChoice::Kind::kDefault, {}};
  if (p.AcceptAll({"ALL", "EXCEPT"})) {
    return {RoleChoice::Kind::kAllExcept, p.IdentifierOrStringList()};
  }
  return ParseDefaultRoleChoice(p);
}

Statement ParseRoleStatement(Parser& p) {
  if (p.AcceptAll({"CREATE", "ROLE"})) return Bind(ParseCreate(p));
  if (p.AcceptAll({"ALTER", "ROLE"})) return Bind(ParseAlter(p));
  if (p.AcceptAll({"DROP", "ROLE"})) return Bind(ParseDrop(p));
  if (p.AcceptAll({"SHOW", "ROLES"})) return Bind(ShowRoles{});
  if (p.AcceptAll({"SET", "ROLE"})) return Bind(SetRole{ParseSetRoleChoice(p)});
  if (p.AcceptAll({"SET", "DEFAULT", "ROLE"})) return Bind(ParseSetDefault(p));
  return {};
}

}  // namespace sandbox::behaviour
