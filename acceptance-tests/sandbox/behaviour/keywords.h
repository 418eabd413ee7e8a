// The words that are no identifiers unless quoted.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_KEYWORDS_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_KEYWORDS_H_

#include <string_view>

namespace sandbox::behaviour {

// `word` in any case.
bool IsReservedWord(std::string_view word);

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_KEYWORDS_H_
