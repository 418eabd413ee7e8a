#include "resources/shared/security_object.h"

namespace resources::make_resource {

std::unique_ptr<sdk::AnyResource> starrocks_security_integration() {
  return MakeSecurityIntegration();
}

}  // namespace resources::make_resource
