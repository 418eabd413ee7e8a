#include "acceptance-tests/sandbox/behaviour/function_names.h"

#include <vector>

#include "acceptance-tests/sandbox/behaviour/strings.h"

namespace sandbox::behaviour {
namespace {

void SkipLength(Parser& p) {
  if (!p.Accept("(")) return;
  ParseCommaList(p, [&] { p.Integer(); });
  p.Expect(")");
}

}  // namespace

std::string ParseFunctionType(Parser& p) {
  if (p.Peek().kind != Token::Kind::kWord) {
    p.FailUnexpected("a legal identifier");
    return "";
  }
  std::string type = Upper(p.Next().text);
  if (p.Accept("<")) {
    std::vector<std::string> inner;
    ParseCommaList(p, [&] { inner.push_back(ParseFunctionType(p)); });
    p.Expect(">");
    return StrCat(type, "<", Join(inner, ","), ">");
  }
  SkipLength(p);
  if (type == "INTEGER") return "INT";
  return type == "STRING" || type == "TEXT" ? "VARCHAR" : type;
}

std::string ParseSignature(Parser& p, std::string_view name) {
  std::vector<std::string> types;
  p.Expect("(");
  if (!p.At(")")) {
    ParseCommaList(p, [&] {
      types.push_back(p.AcceptAll({".", ".", "."}) ? "..." : ParseFunctionType(p));
    });
  }
  p.Expect(")");
  return StrCat(Lower(name), "(", Join(types, ", "), ")");
}

}  // namespace sandbox::behaviour
