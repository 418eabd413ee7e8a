// Splits SQL text into tokens the way StarRocks does: comments are dropped, and so is text that
// starts no token (an unclosed quote up to the end, a '#').
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_LEXER_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_LEXER_H_

#include <string>
#include <string_view>
#include <vector>

namespace sandbox::behaviour {

struct Token {
  enum class Kind {
    kWord,
    kDigitWord,
    kBacktick,
    kString,
    kHexString,
    kInteger,
    kDecimal,
    kSymbol,
    kEnd
  };
  Kind kind = Kind::kEnd;
  std::string text;  // as written, quotes included; "<EOF>" at the end
  int line = 1;      // from 1
  int column = 0;    // from 0, in characters
  size_t begin = 0;  // byte offsets in the text
  size_t end = 0;
};

// The last token is always the kEnd one.
std::vector<Token> Tokenize(std::string_view sql);

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_LEXER_H_
