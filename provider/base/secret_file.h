// A secret that somebody mounts as a file: a secrets operator, an agent, a user.
#ifndef PROVIDER_BASE_SECRET_FILE_H_
#define PROVIDER_BASE_SECRET_FILE_H_

#include <string>

#include "absl/status/statusor.h"
#include "provider/base/secret.h"

namespace base {

// The file's text; one line end at its end is left out. kFinal if it can't be read.
absl::StatusOr<Secret> ReadSecretFile(const std::string& path);

}  // namespace base

#endif  // PROVIDER_BASE_SECRET_FILE_H_
