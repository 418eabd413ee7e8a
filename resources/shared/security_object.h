// What `starrocks_security_integration` and `starrocks_group_provider` have in common: a name, a
// type and properties, some of them secret.
#ifndef RESOURCES_SHARED_SECURITY_OBJECT_H_
#define RESOURCES_SHARED_SECURITY_OBJECT_H_

#include <memory>
#include <string_view>

#include "provider/clients/starrocks/security.h"
#include "provider/sdk/any.h"

namespace resources {

struct SecurityTraits {
  starrocks::SecurityKind kind;
  std::string_view type;   // "starrocks_security_integration"
  std::string_view words;  // "security integration"
  bool alters;             // whether properties can be changed in place
  const char* doc;
  const char* types;  // legal ones, with blanks between
  const char* type_doc;
  const char* lost;  // what a replacement interrupts
};

std::unique_ptr<sdk::AnyResource> MakeSecurityIntegration();
std::unique_ptr<sdk::AnyResource> MakeGroupProvider();

}  // namespace resources

#endif  // RESOURCES_SHARED_SECURITY_OBJECT_H_
