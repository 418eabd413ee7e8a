#include "acceptance-tests/sandbox/behaviour/grammar.h"
#include "acceptance-tests/sandbox/behaviour/role_parser.h"
#include "acceptance-tests/sandbox/behaviour/user_statements.h"

namespace sandbox::behaviour {
namespace {

// What follows IDENTIFIED.
Authentication ParseAuthentication(Parser& p) {
  Authentication auth;
  if (p.Accept("BY")) {
    if (p.Accept("PASSWORD")) auth.form = Authentication::Form::kHash;
    auth.text = p.String();
    return auth;
  }
  p.Expect("WITH");
  auth.named_plugin = true;
  auth.plugin = p.IdentifierOrString();
  if (p.Accept("AS")) {
    auth.form = Authentication::Form::kHash;
    auth.text = p.String();
  } else if (p.Accept("BY")) {
    auth.text = p.String();
  }
  return auth;
}

CreateUser ParseCreate(Parser& p) {
  CreateUser ast;
  ast.if_not_exists = p.IfNotExists();
  ast.user = p.User();
  if (p.Accept("IDENTIFIED")) ast.authentication = ParseAuthentication(p);
  if (p.AcceptAll({"DEFAULT", "ROLE"})) ast.default_roles = p.IdentifierOrStringList();
  ast.properties = p.OptionalProperties();
  return ast;
}

Statement ParseAlter(Parser& p) {
  bool if_exists = p.IfExists();
  Identity user = p.User();
  if (p.Accept("IDENTIFIED")) {
    return Bind(AlterUserAuthentication{if_exists, user, ParseAuthentication(p)});
  }
  if (p.AcceptAll({"DEFAULT", "ROLE"})) {
    return Bind(AlterUserDefaultRole{if_exists, user, ParseDefaultRoleChoice(p)});
  }
  if (p.Accept("SET")) {
    p.Expect("PROPERTIES");
    return Bind(AlterUserProperties{user.user, p.PropertyList()});
  }
  p.FailNoViable();
  return {};
}

Statement ParseSetProperty(Parser& p) {
  AlterUserProperties ast;
  if (p.Accept("FOR")) ast.user = p.String();
  ParseCommaList(p, [&] {
    std::string key = p.String();
    p.Expect("=");
    ast.properties.emplace_back(std::move(key), p.String());
  });
  if (ast.properties.size() > 1)
    p.FailPlain("Please use ALTER USER syntax to set user properties.");
  return Bind(std::move(ast));
}

Statement ParseSetPassword(Parser& p) {
  SetPassword ast;
  if (p.Accept("FOR")) ast.user = p.User();
  p.Expect("=");
  if (p.Accept("PASSWORD")) {
    p.Expect("(");
    ast.hash = HashPassword(p.String());
    p.Expect(")");
  } else {
    ast.hash = p.String();
  }
  return Bind(std::move(ast));
}

ShowProperty ParseShowProperty(Parser& p) {
  ShowProperty ast;
  if (p.Accept("FOR")) ast.user = p.String();
  if (p.Accept("LIKE")) ast.like = p.String();
  return ast;
}

}  // namespace

Statement ParseUserStatement(Parser& p) {
  if (p.AcceptAll({"CREATE", "USER"})) return Bind(ParseCreate(p));
  if (p.AcceptAll({"ALTER", "USER"})) return ParseAlter(p);
  if (p.AcceptAll({"DROP", "USER"})) {
    bool if_exists = p.IfExists();
    return Bind(DropUser{if_exists, p.User()});
  }
  if (p.AcceptAll({"SHOW", "USERS"})) return Bind(ShowUsers{});
  if (p.AcceptAll({"SHOW", "ALL", "AUTHENTICATION"})) return Bind(ShowAuthentication{true, {}});
  if (p.AcceptAll({"SHOW", "AUTHENTICATION"})) {
    ShowAuthentication ast;
    if (p.Accept("FOR")) ast.user = p.User();
    return Bind(std::move(ast));
  }
  if (p.AcceptAll({"SHOW", "PROPERTY"})) return Bind(ParseShowProperty(p));
  if (p.AcceptAll({"SET", "PROPERTY"})) return ParseSetProperty(p);
  if (p.AcceptAll({"SET", "PASSWORD"})) return ParseSetPassword(p);
  return {};
}

}  // namespace sandbox::behaviour
