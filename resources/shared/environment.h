// Settings that the environment gives where the configuration says nothing.
#ifndef RESOURCES_SHARED_ENVIRONMENT_H_
#define RESOURCES_SHARED_ENVIRONMENT_H_

#include <string>

#include "provider/sdk/val.h"

namespace resources {

// The variable's value, "" if it isn't set: an empty variable says nothing.
std::string FromEnvironment(const std::string& variable);

// The configured value, else the environment variable's, else "".
std::string Resolve(const sdk::String& configured, const std::string& variable);

}  // namespace resources

#endif  // RESOURCES_SHARED_ENVIRONMENT_H_
