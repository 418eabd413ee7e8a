// Rendered literals read back by an implementation of the front end's lexer rules of its own.
#include <gtest/gtest.h>

#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "provider/clients/sql/statement.h"

namespace sql {
namespace {

// What StarRocks makes of the escape `\c`.
std::string Unescape(char c) {
  switch (c) {
    case 'n':
      return "\n";
    case 't':
      return "\t";
    case 'r':
      return "\r";
    case 'b':
      return "\b";
    case '0':
      return std::string(1, '\0');
    case 'Z':
      return "\x1a";
    case '%':
      return "\\%";
    case '_':
      return "\\_";
    default:
      return std::string(1, c);
  }
}

struct Token {
  std::string value;
  std::size_t length;  // of the token's text
};

// '(\\. | '' | [^'\\])*' at the start of `text`; nullopt if the string has no end. The front end
// joins
// '' first and takes the backslashes after that, which for the tokens accepted here is the same
// walk.
std::optional<Token> LexString(std::string_view text) {
  if (text.empty() || text[0] != '\'') return std::nullopt;
  Token token{"", 1};
  while (token.length < text.size()) {
    const std::string_view rest = text.substr(token.length);
    if (rest[0] == '\\') {
      if (rest.size() < 2) return std::nullopt;
      token.value += Unescape(rest[1]);
      token.length += 2;
    } else if (rest.substr(0, 2) == "''") {
      token.value += '\'';
      token.length += 2;
    } else if (rest[0] == '\'') {
      ++token.length;
      return token;
    } else {
      token.value += rest[0];
      ++token.length;
    }
  }
  return std::nullopt;
}

// The front end's second step works on the whole token: first every '' becomes ', then escapes go.
// A rendered literal must mean the same under this reading too.
std::string TwoStepValue(std::string_view token) {
  std::string inner(token.substr(1, token.size() - 2));
  for (std::size_t at = inner.find("''"); at != std::string::npos; at = inner.find("''", at + 1)) {
    inner.erase(at, 1);
  }
  std::string value;
  for (std::size_t i = 0; i < inner.size(); ++i) {
    value +=
        inner[i] == '\\' && i + 1 < inner.size() ? Unescape(inner[++i]) : std::string(1, inner[i]);
  }
  return value;
}

const std::vector<std::string>& NastyAlphabet() {
  static const auto& alphabet = *new std::vector<std::string>{
      "'",  "\"",  "\\", "`",          ";",      "--",       "/*",  "*/", "#", "\n",
      "\r", "\t",  "%",  "_",          "0",      "n",        "b",   "Z",  " ", "a",
      "''", "\\'", "(",  ")",          "@",      "\x1a",     "\b",  "$",  "?", "{",
      "}",  "é",   "数", "\U0001F600", "\u2028", " OR 1=1 ", "\x01"};
  return alphabet;
}

std::string RandomText(std::mt19937& random) {
  std::uniform_int_distribution<std::size_t> length(0, 24);
  std::uniform_int_distribution<std::size_t> pick(0, NastyAlphabet().size() - 1);
  std::string text;
  for (std::size_t left = length(random); left > 0; --left) text += NastyAlphabet()[pick(random)];
  return text;
}

TEST(LiteralPropertyTest, ReadsBackTheSame) {
  std::mt19937 random(std::random_device{}());
  for (int i = 0; i < 100'000; ++i) {
    const std::string text = RandomText(random);
    const std::string tail = " COMMENT 'x'";
    const Statement statement = Statement::Of(*Literal::Of(text), Text(" COMMENT 'x'"));
    const std::optional<Token> token = LexString(statement.Render());
    ASSERT_TRUE(token.has_value()) << testing::PrintToString(text);
    ASSERT_EQ(token->value, text);
    ASSERT_EQ(statement.Render().substr(token->length), tail) << testing::PrintToString(text);
    ASSERT_EQ(TwoStepValue(statement.Render().substr(0, token->length)), text);
  }
}

TEST(LiteralPropertyTest, TheReaderKnowsBadText) {
  EXPECT_FALSE(LexString("'open").has_value());
  EXPECT_FALSE(LexString("'open\\'").has_value());
  EXPECT_EQ(LexString("'a''b'")->value, "a'b");
  EXPECT_EQ(LexString(R"('\%\_\n\x\0')")->value, std::string("\\%\\_\nx\0", 7));
}

}  // namespace
}  // namespace sql
