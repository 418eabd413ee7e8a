// The provider block.
#ifndef RESOURCES_SHARED_PROVIDER_H_
#define RESOURCES_SHARED_PROVIDER_H_

#include <memory>

#include "provider/sdk/any.h"

namespace resources {

std::unique_ptr<sdk::AnyProvider> MakeProvider();

}  // namespace resources

#endif  // RESOURCES_SHARED_PROVIDER_H_
