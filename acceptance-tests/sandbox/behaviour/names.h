// The rules that names must follow.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_NAMES_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_NAMES_H_

#include <string_view>

#include "acceptance-tests/sandbox/behaviour/errors.h"

namespace sandbox::behaviour {

// A letter, or '_' and a letter or digit, then letters, digits, '_' and `more`; at most `max` long.
bool IsPlainName(std::string_view name, size_t max, std::string_view more);

MaybeError CheckDatabaseName(std::string_view name);
MaybeError CheckRoleName(std::string_view name);
MaybeError CheckUserName(std::string_view name);
// Catalogs, resources, storage volumes, ...; `kind` as the refusal names it.
MaybeError CheckObjectName(std::string_view kind, std::string_view name);

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_NAMES_H_
