// Small text helpers of the SQL dialect.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_TEXT_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_TEXT_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace sandbox::behaviour {

// The value of a quoted string literal, quotes included: doubled quotes and backslashes resolved.
std::string UnquoteString(std::string_view quoted);

// `value` as the front end prints a string literal: in single quotes, quote and backslash escaped.
std::string PrintString(std::string_view value);

// `value` inside double quotes of a SHOW CREATE text: double quotes and backslashes escaped.
std::string EscapeComment(std::string_view value);

// SQL LIKE, case-sensitive: % any run, _ one character (code point), backslash takes the next one
// literally.
bool Like(std::string_view value, std::string_view pattern);

// Bytes with two or three decimals and the largest fitting unit, e.g. "2.000 TB".
std::string FormatBytes(int64_t bytes);

// Length in bytes of the UTF-8 character that starts with `lead`; 1 for bytes that start none.
size_t Utf8Length(unsigned char lead);

// The text with every byte that is not part of valid UTF-8 replaced by U+FFFD.
std::string ValidUtf8(std::string_view text);

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_TEXT_H_
