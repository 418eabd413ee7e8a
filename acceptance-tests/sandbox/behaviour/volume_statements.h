// Storage volumes.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_VOLUME_STATEMENTS_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_VOLUME_STATEMENTS_H_

#include <optional>
#include <string>
#include <vector>

#include "acceptance-tests/sandbox/behaviour/context.h"

namespace sandbox::behaviour {

struct CreateVolume {
  bool if_not_exists = false;
  std::string name;
  std::string type;
  std::vector<std::string> locations;
  std::string comment;
  Properties properties;
};
struct AlterVolume {
  std::string name;
  std::optional<std::string> comment;
  Properties properties;
};
struct DropVolume {
  bool if_exists = false;
  std::string name;
};
struct SetDefaultVolume {
  std::string name;
};
struct DescribeVolume {
  std::string name;
};
struct ShowVolumes {
  std::optional<std::string> like;
};

Result Execute(const CreateVolume& statement, Context& context);
Result Execute(const AlterVolume& statement, Context& context);
Result Execute(const DropVolume& statement, Context& context);
Result Execute(const SetDefaultVolume& statement, Context& context);
Result Execute(const DescribeVolume& statement, Context& context);
Result Execute(const ShowVolumes& statement, Context& context);

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_VOLUME_STATEMENTS_H_
