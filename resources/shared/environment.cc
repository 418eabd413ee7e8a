#include "resources/shared/environment.h"

#include <cstdlib>

namespace resources {

std::string FromEnvironment(const std::string& variable) {
  const char* value = std::getenv(variable.c_str());
  return value == nullptr ? "" : value;
}

std::string Resolve(const sdk::String& configured, const std::string& variable) {
  return configured.has_value() ? *configured : FromEnvironment(variable);
}

}  // namespace resources
