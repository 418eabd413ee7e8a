#include <array>

#include "acceptance-tests/sandbox/behaviour/function_names.h"
#include "acceptance-tests/sandbox/behaviour/grammar.h"
#include "acceptance-tests/sandbox/behaviour/grant_statements.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"

namespace sandbox::behaviour {
namespace {

// The privileges of the grammar; of two that begin alike the longer one comes first.
constexpr std::array<std::string_view, 29> kPrivileges = {
    "ALTER",
    "CREATE DATABASE",
    "CREATE EXTERNAL CATALOG",
    "CREATE FUNCTION",
    "CREATE GLOBAL FUNCTION",
    "CREATE MATERIALIZED VIEW",
    "CREATE PIPE",
    "CREATE RESOURCE GROUP",
    "CREATE RESOURCE",
    "CREATE STORAGE VOLUME",
    "CREATE TABLE",
    "CREATE VIEW",
    "CREATE WAREHOUSE",
    "BLACKLIST",
    "DELETE",
    "DROP",
    "EXPORT",
    "FILE",
    "GRANT",
    "IMPERSONATE",
    "INSERT",
    "NODE",
    "OPERATE",
    "PLUGIN",
    "REFRESH",
    "REPOSITORY",
    "SELECT",
    "UPDATE",
    "USAGE",
};

bool AcceptWords(Parser& p, std::string_view words) {
  size_t start = p.position();
  for (const std::string& word : Split(words, ' ')) {
    if (p.Accept(word)) continue;
    p.Rewind(start);
    return false;
  }
  return true;
}

bool AcceptPrivilege(Parser& p, std::vector<std::string>* privileges) {
  for (std::string_view privilege : kPrivileges) {
    if (!AcceptWords(p, privilege)) continue;
    privileges->emplace_back(privilege);
    return true;
  }
  return false;
}

// Privileges and ON; false (and nothing taken) if these are role names.
bool AcceptPrivilegeList(Parser& p, GrantPrivilege* ast) {
  size_t start = p.position();
  if (p.Accept("ALL")) {
    p.Accept("PRIVILEGES");
    ast->all_privileges = true;
  } else {
    do {
      if (!AcceptPrivilege(p, &ast->privileges)) break;
    } while (p.Accept(","));
  }
  if (p.Accept("ON")) return true;
  p.Rewind(start);
  ast->privileges.clear();
  return false;
}

bool AcceptPlural(Parser& p, ObjectType* type) {
  for (const ObjectTypeInfo& info : AllObjectTypes()) {
    if (info.plural.empty() || !AcceptWords(p, info.plural)) continue;
    *type = info.type;
    return true;
  }
  return false;
}

void ParseAllObjects(Parser& p, GrantTarget* target) {
  target->all = true;
  if (!AcceptPlural(p, &target->type)) return p.FailNoViable();
  if (!InfoOf(target->type).in_database) return;
  p.Expect("IN");
  if (p.AcceptAll({"ALL", "DATABASES"})) return;
  p.Expect("DATABASE");
  target->in_database = p.IdentifierOrString();
}

QualifiedName ParseObjectName(Parser& p) {
  QualifiedName name;
  do {
    name.push_back(p.Accept("*") ? std::string(kAnything) : p.IdentifierOrString());
  } while (name.size() < 2 && p.Accept("."));
  return name;
}

// "db.*" and "*.*" are the ALL forms of TABLE.
void NormalizeStars(GrantTarget* target) {
  if (target->names.size() != 1 || target->names[0].back() != kAnything) return;
  const QualifiedName name = target->names[0];
  target->names.clear();
  target->all = true;
  if (name.size() > 1 && name[0] != kAnything) target->in_database = name[0];
}

void ParseFunctions(Parser& p, GrantTarget* target) {
  ParseCommaList(p, [&] {
    QualifiedName name = p.Name(2);
    name.back() = ParseSignature(p, name.back());
    target->names.push_back(std::move(name));
  });
}

// Types that stand before a list of names; those of two words first.
constexpr std::array<ObjectType, 9> kNamedTypes = {
    ObjectType::kMaterializedView,
    ObjectType::kResourceGroup,
    ObjectType::kStorageVolume,
    ObjectType::kCatalog,
    ObjectType::kDatabase,
    ObjectType::kResource,
    ObjectType::kView,
    ObjectType::kWarehouse,
    ObjectType::kPipe,
};

void ParseNamedObjects(Parser& p, GrantTarget* target) {
  p.Accept("TABLE");
  for (ObjectType type : kNamedTypes) {
    if (p.Previous().text == "TABLE" || !AcceptWords(p, InfoOf(type).name)) continue;
    target->type = type;
    break;
  }
  ParseCommaList(p, [&] { target->names.push_back(ParseObjectName(p)); });
  if (target->type == ObjectType::kTable) NormalizeStars(target);
}

GrantTarget ParseTarget(Parser& p, bool impersonate) {
  GrantTarget target;
  if (p.Accept("SYSTEM")) {
    target.type = ObjectType::kSystem;
  } else if (p.Accept("ALL")) {
    ParseAllObjects(p, &target);
  } else if (impersonate && p.Accept("USER")) {
    target.type = ObjectType::kUser;
    ParseCommaList(p, [&] { target.users.push_back(p.User()); });
  } else if (p.AcceptAll({"GLOBAL", "FUNCTION"})) {
    target.type = ObjectType::kGlobalFunction;
    ParseFunctions(p, &target);
  } else if (p.Accept("FUNCTION")) {
    target.type = ObjectType::kFunction;
    ParseFunctions(p, &target);
  } else {
    ParseNamedObjects(p, &target);
  }
  return target;
}

Grantee ParseGrantee(Parser& p) {
  Grantee grantee;
  if (p.Accept("ROLE")) {
    grantee.role = p.IdentifierOrString();
  } else {
    p.Accept("USER");
    grantee.user = p.User();
  }
  return grantee;
}

Statement ParseGrant(Parser& p, bool revoke) {
  std::string_view preposition = revoke ? "FROM" : "TO";
  GrantPrivilege privilege;
  privilege.revoke = revoke;
  if (AcceptPrivilegeList(p, &privilege)) {
    bool impersonate = privilege.privileges == std::vector<std::string>{"IMPERSONATE"};
    privilege.target = ParseTarget(p, impersonate);
    p.Expect(preposition);
    privilege.grantee = ParseGrantee(p);
    privilege.grant_option = !revoke && p.AcceptAll({"WITH", "GRANT", "OPTION"});
    return Bind(std::move(privilege));
  }
  GrantRole role;
  role.revoke = revoke;
  if (!p.AtIdentifier() && !p.AtString()) p.FailNoViable();
  role.roles = p.IdentifierOrStringList();
  if (!p.Accept(preposition)) p.FailNoViable();
  role.grantee = ParseGrantee(p);
  return Bind(std::move(role));
}

}  // namespace

Statement ParseGrantStatement(Parser& p) {
  if (p.Accept("GRANT")) return ParseGrant(p, false);
  if (p.Accept("REVOKE")) return ParseGrant(p, true);
  if (p.AcceptAll({"SHOW", "GRANTS"})) {
    ShowGrants ast;
    if (p.Accept("FOR")) ast.grantee = ParseGrantee(p);
    return Bind(std::move(ast));
  }
  return {};
}

}  // namespace sandbox::behaviour
