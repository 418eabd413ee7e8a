// SHOW statements whose answer is the same on every front end.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_FIXED_LISTS_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_FIXED_LISTS_H_

#include <string_view>
#include <vector>

#include "acceptance-tests/sandbox/session.h"

namespace sandbox::behaviour {

struct FixedList {
  std::vector<std::string_view> words;  // after SHOW
  bool like;                            // a LIKE or WHERE may follow
  RowsResult rows;
  std::string_view privilege;  // on SYSTEM, empty: none asked for
};

const std::vector<FixedList>& FixedLists();

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_FIXED_LISTS_H_
