// Finding tables by name.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_TABLES_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_TABLES_H_

#include "acceptance-tests/sandbox/behaviour/context.h"
#include "acceptance-tests/sandbox/behaviour/errors.h"
#include "acceptance-tests/sandbox/behaviour/parser.h"

namespace sandbox::behaviour {

// A table, or why there is none. The pointers are into the state.
struct Located {
  Database* database = nullptr;
  Table* table = nullptr;
  MaybeError error;
};

// The database part of [[catalog.]database.]name; no current one is an error.
Located LocateDatabase(const QualifiedName& name, const Context& context);
Located LocateTable(const QualifiedName& name, const Context& context);

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_TABLES_H_
