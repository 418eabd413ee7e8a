#include "acceptance-tests/sandbox/behaviour/grammar.h"
#include "acceptance-tests/sandbox/behaviour/outside_statements.h"

namespace sandbox::behaviour {
namespace {

using Kind = ChangeNode::Kind;
using Verb = ChangeNode::Verb;

Statement ParseCreateFile(Parser& p) {
  CreateFile ast;
  ast.name = p.String();
  if (p.Accept("IN")) ast.database = p.Name(2);
  p.Expect("PROPERTIES");
  ast.properties = p.PropertyList();
  return Bind(std::move(ast));
}

Statement ParseDropFile(Parser& p) {
  DropFile ast;
  ast.name = p.String();
  if (p.Accept("FROM")) ast.database = p.Name(2);
  p.Expect("PROPERTIES");
  ast.properties = p.PropertyList();
  return Bind(std::move(ast));
}

Statement ParseShowFile(Parser& p) {
  ShowFiles ast;
  if (p.Accept("FROM") || p.Accept("IN")) ast.database = p.Name(2);
  return Bind(std::move(ast));
}

Statement ParseCreateRepository(Parser& p) {
  CreateRepository ast;
  ast.name = p.Identifier();
  p.ExpectAll({"WITH", "BROKER"});
  if (!p.At("ON")) p.IdentifierOrString();
  p.ExpectAll({"ON", "LOCATION"});
  ast.location = p.String();
  ast.properties = p.OptionalProperties();
  return Bind(std::move(ast));
}

Statement ParseDropRepository(Parser& p) {
  p.Identifier();
  return Bind(DropRepository{});
}

// Behind ALTER SYSTEM; nothing is taken if it is about something else.
Statement ParseAlterSystem(Parser& p) {
  if (p.AcceptAll({"CREATE", "IMAGE"})) return Bind(CreateImage{});
  Verb verb = Verb::kAdd;
  if (p.Accept("DROP")) {
    verb = Verb::kDrop;
  } else if (p.Accept("DECOMMISSION")) {
    verb = Verb::kDecommission;
  } else if (!p.Accept("ADD")) {
    return {};
  }
  if (p.Accept("BACKEND")) return Bind(ChangeNode{verb, Kind::kBackend, p.String()});
  if (verb == Verb::kDecommission) return {};
  if (p.AcceptAll({"COMPUTE", "NODE"})) {
    return Bind(ChangeNode{verb, Kind::kComputeNode, p.String()});
  }
  if (p.Accept("FOLLOWER") || p.Accept("OBSERVER")) {
    return Bind(ChangeNode{verb, Kind::kFrontend, p.String()});
  }
  return {};
}

}  // namespace

Statement ParseOutsideStatement(Parser& p) {
  if (p.AcceptAll({"CREATE", "FILE"})) return ParseCreateFile(p);
  if (p.AcceptAll({"DROP", "FILE"})) return ParseDropFile(p);
  if (p.AcceptAll({"SHOW", "FILE"})) return ParseShowFile(p);
  if (p.AcceptAll({"CREATE", "REPOSITORY"})) return ParseCreateRepository(p);
  if (p.AcceptAll({"CREATE", "READ", "ONLY", "REPOSITORY"})) return ParseCreateRepository(p);
  if (p.AcceptAll({"DROP", "REPOSITORY"})) return ParseDropRepository(p);
  if (p.AcceptAll({"ALTER", "SYSTEM"})) return ParseAlterSystem(p);
  return {};
}

}  // namespace sandbox::behaviour
