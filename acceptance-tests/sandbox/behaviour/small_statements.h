// Functions, external resources and the SQL blacklist.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_SMALL_STATEMENTS_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_SMALL_STATEMENTS_H_

#include <optional>
#include <string>
#include <vector>

#include "acceptance-tests/sandbox/behaviour/context.h"
#include "acceptance-tests/sandbox/behaviour/parser.h"

namespace sandbox::behaviour {

struct CreateFunction {
  bool global = false;
  bool aggregate = false;
  bool if_not_exists = false;
  bool replace = false;
  QualifiedName name;  // the last part is the signature
  std::string return_type;
  Properties properties;
};
struct DropFunction {
  bool global = false;
  bool if_exists = false;
  QualifiedName name;  // the last part is the signature
};
struct ShowFunctions {
  bool global = false;
  QualifiedName database;  // empty: the current one
  std::optional<std::string> like;
};
struct CreateResource {
  std::string name;
  Properties properties;
};
struct DropResource {
  std::string name;
};
struct ShowResources {};
struct AddBlacklist {
  std::string pattern;
};
struct DeleteBlacklist {
  std::vector<std::string> ids;
};
struct ShowBlacklist {};

Result Execute(const CreateFunction& statement, Context& context);
Result Execute(const DropFunction& statement, Context& context);
Result Execute(const ShowFunctions& statement, Context& context);
Result Execute(const CreateResource& statement, Context& context);
Result Execute(const DropResource& statement, Context& context);
Result Execute(const ShowResources& statement, Context& context);
Result Execute(const AddBlacklist& statement, Context& context);
Result Execute(const DeleteBlacklist& statement, Context& context);
Result Execute(const ShowBlacklist& statement, Context& context);

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_SMALL_STATEMENTS_H_
