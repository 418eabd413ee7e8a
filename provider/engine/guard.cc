#include "provider/engine/guard.h"

#include "provider/base/log.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"

namespace engine {

absl::Status Thrown(std::string_view where, std::string_view what) {
  base::Log(base::LogLevel::kError, "exception in a resource", {{"where", where}, {"what", what}});
  return base::MakeError(base::ErrorKind::kUnknownOutcome,
                         base::StrCat("Internal error in ", where, ": ", what, "."),
                         "This is a bug in the provider: please report it with this text.");
}

}  // namespace engine
