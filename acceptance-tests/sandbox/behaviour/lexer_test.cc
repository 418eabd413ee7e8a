#include "acceptance-tests/sandbox/behaviour/lexer.h"

#include <gtest/gtest.h>

namespace sandbox::behaviour {
namespace {

std::vector<std::string> Texts(std::string_view sql) {
  std::vector<std::string> texts;
  for (const Token& token : Tokenize(sql)) texts.push_back(token.text);
  return texts;
}

using Strings = std::vector<std::string>;

TEST(LexerTest, DropsCommentsAndKeepsQuotes) {
  EXPECT_EQ(Texts("SELECT /* x */ 'it''s' -- end\n, `a``b`"),
            (Strings{"SELECT", "'it''s'", ",", "`a``b`", "<EOF>"}));
}

TEST(LexerTest, DropsWhatStartsNoToken) {
  EXPECT_EQ(Texts("# hash"), (Strings{"hash", "<EOF>"}));
  EXPECT_EQ(Texts("SELECT 'unclosed"), (Strings{"SELECT", "<EOF>"}));
  EXPECT_EQ(Texts("/* unclosed"), (Strings{"/", "*", "unclosed", "<EOF>"}));
}

TEST(LexerTest, CountsColumnsInCharacters) {
  std::vector<Token> tokens = Tokenize("'é🏨' x\n  y");
  ASSERT_EQ(tokens.size(), 4u);
  EXPECT_EQ(tokens[1].column, 5);
  EXPECT_EQ(tokens[2].line, 2);
  EXPECT_EQ(tokens[2].column, 2);
}

TEST(LexerTest, TellsNumbersFromNames) {
  EXPECT_EQ(Tokenize("1e3")[0].kind, Token::Kind::kDecimal);
  EXPECT_EQ(Tokenize("10GB")[0].kind, Token::Kind::kDigitWord);
  EXPECT_EQ(Tokenize("1.5")[0].kind, Token::Kind::kDecimal);
  EXPECT_EQ(Tokenize("x'4142'")[0].kind, Token::Kind::kHexString);
  EXPECT_EQ(Texts("db.1t"), (Strings{"db", ".", "1t", "<EOF>"}));
}

}  // namespace
}  // namespace sandbox::behaviour
