#include "acceptance-tests/sandbox/behaviour/lexer.h"

#include <algorithm>
#include <array>
#include <optional>

#include "acceptance-tests/sandbox/behaviour/strings.h"
#include "acceptance-tests/sandbox/behaviour/text.h"

namespace sandbox::behaviour {
namespace {

constexpr std::array<std::string_view, 12> kLongSymbols = {"<=>", "<=", ">=", "<>", "!=", "||",
                                                           "&&",  "->", ":=", "==", "<<", ">>"};
constexpr std::string_view kSymbols = "+-*/%=<>!(),.;[]{}:@?&|~^";

bool IsLetter(char c) { return IsAlpha(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80; }
bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f'; }

size_t CountWhile(std::string_view text, bool (*is)(char)) {
  size_t n = 0;
  while (n < text.size() && is(text[n])) ++n;
  return n;
}
bool IsWordPart(char c) { return IsLetter(c) || IsDigit(c); }

// Bytes of blank or comment at the front, 0 if a token starts here.
size_t IgnoredLength(std::string_view rest) {
  size_t blanks = CountWhile(rest, IsSpace);
  if (blanks > 0) return blanks;
  if (rest.substr(0, 2) == "--") return std::min(rest.find_first_of("\r\n"), rest.size());
  if (rest.substr(0, 2) != "/*") return 0;
  size_t close = rest.find("*/", 2);
  return close == std::string_view::npos ? 0 : close + 2;
}

// Length of a quoted run with its quotes; nullopt if it is not closed.
std::optional<size_t> QuotedLength(std::string_view rest) {
  char quote = rest[0];
  for (size_t i = 1; i < rest.size(); ++i) {
    if (rest[i] == '\\' && quote != '`') {
      ++i;
    } else if (rest[i] == quote) {
      if (i + 1 < rest.size() && rest[i + 1] == quote) {
        ++i;
      } else {
        return i + 1;
      }
    }
  }
  return std::nullopt;
}

size_t ExponentLength(std::string_view rest) {
  if (rest.empty() || (rest[0] != 'e' && rest[0] != 'E')) return 0;
  size_t sign = rest.size() > 1 && (rest[1] == '+' || rest[1] == '-') ? 1 : 0;
  size_t digits = CountWhile(rest.substr(1 + sign), IsDigit);
  return digits == 0 ? 0 : 1 + sign + digits;
}

// Length of x'4142' at the front, 0 if there is none.
size_t HexStringLength(std::string_view rest) {
  if (rest.size() < 3 || (rest[0] != 'x' && rest[0] != 'X')) return 0;
  if (rest[1] != '\'' && rest[1] != '"') return 0;
  size_t close = rest.find(rest[1], 2);
  if (close == std::string_view::npos || close % 2 != 0) return 0;
  std::string_view digits = rest.substr(2, close - 2);
  bool hex = std::all_of(digits.begin(), digits.end(), IsHexDigit);
  return hex ? close + 1 : 0;
}

struct Match {
  Token::Kind kind;
  size_t length;
};

// A number, or a word that starts with a digit: the longer of the two.
Match MatchNumber(std::string_view rest) {
  size_t number = CountWhile(rest, IsDigit);
  Token::Kind kind = Token::Kind::kInteger;
  if (number < rest.size() && rest[number] == '.') {
    number += 1 + CountWhile(rest.substr(number + 1), IsDigit);
    kind = Token::Kind::kDecimal;
  }
  if (size_t exponent = ExponentLength(rest.substr(number)); exponent > 0) {
    number += exponent;
    kind = Token::Kind::kDecimal;
  }
  size_t word = IsDigit(rest[0]) ? CountWhile(rest, IsWordPart) : 0;
  if (word > number) return {Token::Kind::kDigitWord, word};
  return {kind, number};
}

Match MatchSymbol(std::string_view rest) {
  for (std::string_view symbol : kLongSymbols) {
    if (rest.substr(0, symbol.size()) == symbol) return {Token::Kind::kSymbol, symbol.size()};
  }
  bool known = kSymbols.find(rest[0]) != std::string_view::npos;
  return {known ? Token::Kind::kSymbol : Token::Kind::kEnd, 1};
}

// The token at the front of `rest`; kind kEnd: that many bytes start no token.
Match MatchToken(std::string_view rest) {
  char c = rest[0];
  if (c == '\'' || c == '"' || c == '`') {
    std::optional<size_t> length = QuotedLength(rest);
    if (!length.has_value()) return {Token::Kind::kEnd, rest.size()};
    return {c == '`' ? Token::Kind::kBacktick : Token::Kind::kString, *length};
  }
  if (size_t length = HexStringLength(rest); length > 0) return {Token::Kind::kHexString, length};
  if (IsDigit(c) || (c == '.' && rest.size() > 1 && IsDigit(rest[1]))) return MatchNumber(rest);
  if (IsLetter(c)) return {Token::Kind::kWord, CountWhile(rest, IsWordPart)};
  return MatchSymbol(rest);
}

class Lexer {
 public:
  explicit Lexer(std::string_view sql) : sql_(sql) {}

  std::vector<Token> Run() {
    while (pos_ < sql_.size()) Step();
    tokens_.push_back({Token::Kind::kEnd, "<EOF>", line_, column_, pos_, pos_});
    return std::move(tokens_);
  }

 private:
  void Step() {
    std::string_view rest = sql_.substr(pos_);
    if (size_t ignored = IgnoredLength(rest); ignored > 0) return Advance(ignored);
    Match match = AtDotOfName() ? Match{Token::Kind::kSymbol, 1} : MatchToken(rest);
    if (match.kind != Token::Kind::kEnd) {
      tokens_.push_back({match.kind, std::string(rest.substr(0, match.length)), line_, column_,
                         pos_, pos_ + match.length});
    }
    Advance(match.length);
  }

  // In "db.1t" the dot separates names and starts no number.
  bool AtDotOfName() const {
    if (sql_[pos_] != '.' || tokens_.empty() || tokens_.back().end != pos_) return false;
    Token::Kind before = tokens_.back().kind;
    return before == Token::Kind::kWord || before == Token::Kind::kBacktick;
  }

  void Advance(size_t bytes) {
    for (size_t end = pos_ + bytes; pos_ < end; ++pos_) {
      unsigned char c = static_cast<unsigned char>(sql_[pos_]);
      if (c == '\n') {
        ++line_;
        column_ = 0;
      } else if ((c & 0xc0) != 0x80) {
        ++column_;
      }
    }
  }

  std::string_view sql_;
  std::vector<Token> tokens_;
  size_t pos_ = 0;
  int line_ = 1;
  int column_ = 0;
};

}  // namespace

std::vector<Token> Tokenize(std::string_view sql) { return Lexer(sql).Run(); }

}  // namespace sandbox::behaviour
