// What a front end is told about things outside of it: small files that it fetches, repositories of
// backups, and the nodes of its cluster (which cannot be changed here).
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_OUTSIDE_STATEMENTS_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_OUTSIDE_STATEMENTS_H_

#include <string>

#include "acceptance-tests/sandbox/behaviour/context.h"
#include "acceptance-tests/sandbox/behaviour/parser.h"

namespace sandbox::behaviour {

struct CreateFile {
  std::string name;
  QualifiedName database;  // empty: the current one
  Properties properties;
};
struct DropFile {
  std::string name;
  QualifiedName database;
  Properties properties;
};
struct ShowFiles {
  QualifiedName database;
};

// Repositories are never made: no storage of backups can be reached.
struct CreateRepository {
  std::string name;
  std::string location;
  Properties properties;
};
struct DropRepository {};

// ALTER SYSTEM <verb> <kind> "host:port"
struct ChangeNode {
  enum class Verb { kAdd, kDrop, kDecommission };
  enum class Kind { kBackend, kComputeNode, kFrontend };
  Verb verb;
  Kind kind;
  std::string address;
};
// ALTER SYSTEM CREATE IMAGE
struct CreateImage {};

Result Execute(const CreateFile& statement, Context& context);
Result Execute(const DropFile& statement, Context& context);
Result Execute(const ShowFiles& statement, Context& context);
Result Execute(const CreateRepository& statement, Context& context);
Result Execute(const DropRepository& statement, Context& context);
Result Execute(const ChangeNode& statement, Context& context);
Result Execute(const CreateImage& statement, Context& context);

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_OUTSIDE_STATEMENTS_H_
