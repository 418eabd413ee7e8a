// Compares an answer with a recorded one: the rules of testdata/README.md.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_REPLAY_COMPARE_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_REPLAY_COMPARE_H_

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "acceptance-tests/sandbox/session.h"

namespace sandbox::behaviour {

// Empty if the answers to one statement agree with the recorded line, else what differs.
std::string CompareAnswer(const nlohmann::json& recorded, const std::vector<Result>& actual);

// True if `text` fits `pattern`, in which "{*}" stands for digits, a time or a UUID.
bool FitsPattern(std::string_view text, std::string_view pattern);

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_REPLAY_COMPARE_H_
