#include "acceptance-tests/sandbox/behaviour/parser.h"

#include <algorithm>

#include "acceptance-tests/sandbox/behaviour/keywords.h"
#include "acceptance-tests/sandbox/behaviour/strings.h"
#include "acceptance-tests/sandbox/behaviour/text.h"

namespace sandbox::behaviour {
namespace {

constexpr std::string_view kLegalIdentifier = "a legal identifier";
constexpr std::string_view kStringToken = "SINGLE_QUOTED_TEXT, DOUBLE_QUOTED_TEXT";

bool Matches(const Token& token, std::string_view what) {
  if (IsAlpha(what[0])) {
    return token.kind == Token::Kind::kWord && EqualsIgnoreCase(token.text, what);
  }
  return token.kind == Token::Kind::kSymbol && token.text == what;
}

}  // namespace

Parser::Parser(std::string_view sql) : sql_(sql), tokens_(Tokenize(sql)) {}

const Token& Parser::Peek(size_t ahead) const {
  return tokens_[std::min(pos_ + ahead, tokens_.size() - 1)];
}

const Token& Parser::Next() {
  const Token& token = Peek();
  if (pos_ + 1 < tokens_.size()) ++pos_;
  return token;
}

bool Parser::At(std::string_view what, size_t ahead) const { return Matches(Peek(ahead), what); }

bool Parser::AtAny(std::initializer_list<std::string_view> what) const {
  return std::any_of(what.begin(), what.end(), [this](std::string_view w) { return At(w); });
}

bool Parser::AtEnd() const { return Peek().kind == Token::Kind::kEnd; }

bool Parser::Accept(std::string_view what) {
  if (!At(what)) return false;
  Next();
  return true;
}

bool Parser::AcceptAll(std::initializer_list<std::string_view> what) {
  size_t ahead = 0;
  for (std::string_view word : what) {
    if (!At(word, ahead++)) return false;
  }
  pos_ += what.size();
  return true;
}

void Parser::Expect(std::string_view what) {
  if (!Accept(what)) FailUnexpected(StrCat("'", what, "'"));
}

void Parser::ExpectAll(std::initializer_list<std::string_view> what) {
  for (std::string_view word : what) Expect(word);
}

bool Parser::AtIdentifier(size_t ahead) const {
  const Token& token = Peek(ahead);
  switch (token.kind) {
    case Token::Kind::kBacktick:
    case Token::Kind::kDigitWord:
      return true;
    case Token::Kind::kWord:
      return !IsReservedWord(token.text);
    default:
      return false;
  }
}

bool Parser::AtString() const { return Peek().kind == Token::Kind::kString; }

std::string Parser::Identifier() {
  if (!AtIdentifier()) {
    FailUnexpected(kLegalIdentifier);
    return "";
  }
  return Remove(Next().text, '`');
}

std::string Parser::String() {
  if (!AtString()) {
    FailUnexpected(kStringToken);
    return "";
  }
  return UnquoteString(Next().text);
}

std::string Parser::IdentifierOrString() { return AtString() ? String() : Identifier(); }

std::vector<std::string> Parser::IdentifierOrStringList() {
  std::vector<std::string> names;
  ParseCommaList(*this, [&] { names.push_back(IdentifierOrString()); });
  return names;
}

std::string Parser::Integer() {
  if (Peek().kind != Token::Kind::kInteger) {
    FailUnexpected("INTEGER_VALUE");
    return "";
  }
  return Next().text;
}

QualifiedName Parser::Name(size_t max) {
  QualifiedName name = {Identifier()};
  while (name.size() < max && Accept(".")) name.push_back(Identifier());
  return name;
}

Properties Parser::PropertyList() {
  Properties properties;
  Expect("(");
  ParseCommaList(*this, [&] {
    std::string key = String();
    Expect("=");
    properties.emplace_back(std::move(key), String());
  });
  Expect(")");
  return properties;
}

Properties Parser::OptionalProperties() {
  return Accept("PROPERTIES") ? PropertyList() : Properties();
}

std::string Parser::OptionalComment() { return Accept("COMMENT") ? String() : ""; }

bool Parser::IfExists() { return AcceptAll({"IF", "EXISTS"}); }

bool Parser::IfNotExists() { return AcceptAll({"IF", "NOT", "EXISTS"}); }

Identity Parser::User() {
  Identity identity;
  identity.user = IdentifierOrString();
  if (!Accept("@")) return identity;
  identity.domain = Accept("[");
  identity.host = IdentifierOrString();
  if (identity.domain) Expect("]");
  return identity;
}

void Parser::FailUnexpected(std::string_view expected) {
  Fail(PlaceOf(Peek()),
       StrCat("Unexpected input '", Peek().text, "', the most similar input is {", expected, "}"));
}

void Parser::FailNoViable() {
  size_t begin = tokens_[statement_].begin;
  std::string_view text = sql_.substr(begin, Peek().end - begin);
  Fail(PlaceOf(Peek()), StrCat("No viable statement for input '", Strip(text), "'"));
}

void Parser::FailPlain(std::string_view detail) { Fail("", detail); }

void Parser::Fail(std::string_view place, std::string_view detail) {
  if (!failed()) {
    error_ = RunError(StrCat("Getting syntax error", place, ". Detail message: ", detail, "."));
  }
  pos_ = tokens_.size() - 1;
}

std::string Parser::PlaceOf(const Token& token) const {
  return StrCat(" at line ", token.line, ", column ", token.column);
}

std::string Parser::TextFrom(size_t from) const {
  if (pos_ <= from) return "";
  size_t begin = tokens_[from].begin;
  return std::string(sql_.substr(begin, tokens_[pos_ - 1].end - begin));
}

}  // namespace sandbox::behaviour
