#include "resources/shared/security_object.h"

namespace resources::make_resource {

std::unique_ptr<sdk::AnyResource> starrocks_group_provider() { return MakeGroupProvider(); }

}  // namespace resources::make_resource
