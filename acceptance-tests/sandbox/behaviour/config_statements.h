// ADMIN SHOW and SET FRONTEND CONFIG.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_CONFIG_STATEMENTS_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_CONFIG_STATEMENTS_H_

#include <optional>
#include <string>

#include "acceptance-tests/sandbox/behaviour/context.h"

namespace sandbox::behaviour {

struct ShowConfig {
  std::optional<std::string> like;
};
struct SetConfig {
  std::string key;
  std::string value;
  bool persistent = false;
};

Result Execute(const ShowConfig& statement, Context& context);
Result Execute(const SetConfig& statement, Context& context);

// The value in force; empty for an unknown key.
std::string ConfigValue(const State& state, std::string_view key);

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_CONFIG_STATEMENTS_H_
