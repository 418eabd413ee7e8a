// The token cursor that the statement parsers share. The first error sticks: from then on the
// cursor stands at the end of the text, so that loops stop, and what is parsed is thrown away.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_PARSER_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_PARSER_H_

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "acceptance-tests/sandbox/behaviour/errors.h"
#include "acceptance-tests/sandbox/behaviour/identity.h"
#include "acceptance-tests/sandbox/behaviour/lexer.h"
#include "acceptance-tests/sandbox/behaviour/objects.h"

namespace sandbox::behaviour {

using QualifiedName = std::vector<std::string>;

class Parser {
 public:
  explicit Parser(std::string_view sql);

  const Token& Peek(size_t ahead = 0) const;
  const Token& Next();
  // The token taken last.
  const Token& Previous() const { return tokens_[pos_ == 0 ? 0 : pos_ - 1]; }
  // Numbers the question marks of the text, from 0.
  size_t NextParameter() { return parameters_++; }
  size_t parameter_count() const { return parameters_; }
  // True if the token is this keyword (any case) or symbol.
  bool At(std::string_view what, size_t ahead = 0) const;
  bool AtAny(std::initializer_list<std::string_view> what) const;
  bool AtEnd() const;
  // At the end of the text or of the statement.
  bool AtAnyEnd() const { return AtEnd() || At(";"); }
  bool Accept(std::string_view what);
  // Takes all of them or none.
  bool AcceptAll(std::initializer_list<std::string_view> what);
  void Expect(std::string_view what);
  void ExpectAll(std::initializer_list<std::string_view> what);

  bool AtIdentifier(size_t ahead = 0) const;
  bool AtString() const;
  // Backticks removed, all of them.
  std::string Identifier();
  std::string String();
  std::string IdentifierOrString();
  std::vector<std::string> IdentifierOrStringList();
  std::string Integer();
  // name[.name[.name]], at most `max` parts.
  QualifiedName Name(size_t max = 3);
  // ("k" = "v", ...), the parentheses included.
  Properties PropertyList();
  // PROPERTIES (...), empty if the word does not follow.
  Properties OptionalProperties();
  // COMMENT "x", empty if the word does not follow.
  std::string OptionalComment();
  bool IfExists();
  bool IfNotExists();
  // 'u'@'h', u@['domain'], u, ...
  Identity User();

  // Refuse the text at the current token. `expected` completes "the most similar input is {...}".
  void FailUnexpected(std::string_view expected);
  void FailNoViable();
  // A refusal of the parser that names no place: "Getting syntax error. Detail message: ...".
  void FailPlain(std::string_view detail);
  bool failed() const { return error_.has_value(); }
  const ErrorResult& error() const { return *error_; }

  // Marks where a statement begins, for FailNoViable and TextFrom.
  void BeginStatement() { statement_ = pos_; }
  size_t position() const { return pos_; }
  void Rewind(size_t position) { pos_ = failed() ? pos_ : position; }
  // The text from the token at `from` up to the last token taken.
  std::string TextFrom(size_t from) const;
  std::string StatementText() const { return TextFrom(statement_); }

 private:
  void Fail(std::string_view place, std::string_view detail);
  std::string PlaceOf(const Token& token) const;

  std::string_view sql_;
  std::vector<Token> tokens_;
  size_t pos_ = 0;
  size_t statement_ = 0;
  size_t parameters_ = 0;
  std::optional<ErrorResult> error_;
};

// Calls `item` for each item of a comma list.
template <typename Item>
void ParseCommaList(Parser& p, Item item) {
  do {
    item();
  } while (p.Accept(","));
}

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_PARSER_H_
