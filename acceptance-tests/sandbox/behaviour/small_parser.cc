#include "acceptance-tests/sandbox/behaviour/function_names.h"
#include "acceptance-tests/sandbox/behaviour/grammar.h"
#include "acceptance-tests/sandbox/behaviour/small_statements.h"

namespace sandbox::behaviour {
namespace {

QualifiedName ParseFunctionName(Parser& p) {
  QualifiedName name = p.Name(2);
  name.back() = ParseSignature(p, name.back());
  return name;
}

// Behind CREATE [OR REPLACE]; nothing is taken if it is no function.
Statement ParseCreateFunction(Parser& p, bool replace) {
  CreateFunction ast;
  ast.replace = replace;
  ast.global = p.Accept("GLOBAL");
  ast.aggregate = p.Accept("AGGREGATE");
  if (!p.Accept("FUNCTION")) return {};
  ast.if_not_exists = p.IfNotExists();
  ast.name = ParseFunctionName(p);
  p.Expect("RETURNS");
  ast.return_type = ParseFunctionType(p);
  p.Expect("PROPERTIES");
  ast.properties = p.PropertyList();
  return Bind(std::move(ast));
}

Statement ParseDropFunction(Parser& p, bool global) {
  DropFunction ast;
  ast.global = global;
  ast.if_exists = p.IfExists();
  ast.name = ParseFunctionName(p);
  return Bind(std::move(ast));
}

Statement ParseShowFunctions(Parser& p, bool global) {
  ShowFunctions ast;
  ast.global = global;
  if (!global && (p.Accept("FROM") || p.Accept("IN"))) ast.database = p.Name(2);
  if (p.Accept("LIKE")) ast.like = p.String();
  return Bind(std::move(ast));
}

Statement ParseDeleteBlacklist(Parser& p) {
  DeleteBlacklist ast;
  ParseCommaList(p, [&] { ast.ids.push_back(p.Integer()); });
  return Bind(std::move(ast));
}

Statement ParseCreate(Parser& p) {
  if (p.AcceptAll({"EXTERNAL", "RESOURCE"})) {
    std::string name = p.IdentifierOrString();
    return Bind(CreateResource{name, p.OptionalProperties()});
  }
  return ParseCreateFunction(p, p.AcceptAll({"OR", "REPLACE"}));
}

Statement ParseShow(Parser& p) {
  if (p.Accept("RESOURCES")) return Bind(ShowResources{});
  if (p.Accept("SQLBLACKLIST")) return Bind(ShowBlacklist{});
  if (p.Accept("FUNCTIONS")) return ParseShowFunctions(p, false);
  if (p.AcceptAll({"GLOBAL", "FUNCTIONS"})) return ParseShowFunctions(p, true);
  return {};
}

}  // namespace

Statement ParseSmallStatement(Parser& p) {
  if (p.Accept("CREATE")) return ParseCreate(p);
  if (p.AcceptAll({"DROP", "FUNCTION"})) return ParseDropFunction(p, false);
  if (p.AcceptAll({"DROP", "GLOBAL", "FUNCTION"})) return ParseDropFunction(p, true);
  if (p.At("DROP") && p.At("RESOURCE", 1) && !p.At("GROUP", 2)) {
    p.ExpectAll({"DROP", "RESOURCE"});
    return Bind(DropResource{p.IdentifierOrString()});
  }
  if (p.AcceptAll({"ADD", "SQLBLACKLIST"})) return Bind(AddBlacklist{p.String()});
  if (p.AcceptAll({"DELETE", "SQLBLACKLIST"})) return ParseDeleteBlacklist(p);
  if (p.Accept("SHOW")) return ParseShow(p);
  return {};
}

}  // namespace sandbox::behaviour
