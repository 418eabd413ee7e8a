// UTF-8 as the Unicode standard has it: no overlong forms, no surrogates, nothing above U+10FFFF.
#ifndef PROVIDER_BASE_UTF8_H_
#define PROVIDER_BASE_UTF8_H_

#include <string_view>

namespace base {

bool IsValidUtf8(std::string_view text);

}  // namespace base

#endif  // PROVIDER_BASE_UTF8_H_
