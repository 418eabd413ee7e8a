// Checks of single values that many attributes share.
#ifndef RESOURCES_SHARED_CHECKS_H_
#define RESOURCES_SHARED_CHECKS_H_

#include <functional>
#include <string>
#include <vector>

#include "absl/status/status.h"

namespace resources {

absl::Status NotEmpty(const std::string& text);

// Text that StarRocks can store: valid UTF-8 without NUL.
absl::Status StorableText(const std::string& text);

std::function<absl::Status(const std::string&)> OneOf(std::vector<std::string> allowed);

}  // namespace resources

#endif  // RESOURCES_SHARED_CHECKS_H_
