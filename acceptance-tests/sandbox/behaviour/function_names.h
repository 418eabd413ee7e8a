// How functions are told apart: by name and argument types.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_FUNCTION_NAMES_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_FUNCTION_NAMES_H_

#include <string>
#include <string_view>

#include "acceptance-tests/sandbox/behaviour/parser.h"

namespace sandbox::behaviour {

// At "(": "f(INT, VARCHAR)" as the front end prints the function `name` with these types.
std::string ParseSignature(Parser& p, std::string_view name);
// One type in that spelling.
std::string ParseFunctionType(Parser& p);

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_FUNCTION_NAMES_H_
