// The order in which a front end lists properties that it keeps in a hash map.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_HASH_ORDER_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_HASH_ORDER_H_

#include "acceptance-tests/sandbox/behaviour/objects.h"

namespace sandbox::behaviour {

// The pairs in the order of a hash map of the server's runtime (keys hashed by UTF-16 units in base
// 31, a table of a power of two filled to three quarters). Keys are taken as ASCII. `copied`: the
// map was made as a copy of another one, so its table is no larger than needed.
Properties HashOrder(Properties properties, bool copied = false);

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_HASH_ORDER_H_
