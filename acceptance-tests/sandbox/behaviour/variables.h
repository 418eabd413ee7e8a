// System variables: what there is, which values each one takes, and sets of changed values.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_VARIABLES_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_VARIABLES_H_

#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "acceptance-tests/sandbox/behaviour/errors.h"

namespace sandbox::behaviour {

struct VariableInfo {
  enum class Kind { kBool, kInt, kLong, kDouble, kString };
  enum class Access { kNormal, kHidden, kReadOnly };  // kHidden: settable, SHOW leaves it out
  std::string_view name;                              // as SHOW prints it
  Kind kind;
  std::string_view value;  // the default
  Access access = Access::kNormal;
};

// Sorted by name, as SHOW lists them.
const std::vector<VariableInfo>& AllVariables();
// Case-insensitive; nullptr if there is none.
const VariableInfo* FindVariable(std::string_view name);

// The value in the form in which it is kept and shown, or why it is refused. `is_null` and
// `is_boolean_word` tell how the value was written.
struct WrittenValue {
  std::string text;
  bool is_null = false;
  bool is_boolean_word = false;
};
std::variant<std::string, ErrorResult> NormalizeVariable(const VariableInfo& info,
                                                         const WrittenValue& written);

ErrorResult UnknownVariable(std::string_view name, bool analyzing);

// Changed values by VariableInfo::name.
using VariableValues = std::map<std::string_view, std::string>;

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_VARIABLES_H_
