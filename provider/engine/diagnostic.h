// What the user gets to read.
#ifndef PROVIDER_ENGINE_DIAGNOSTIC_H_
#define PROVIDER_ENGINE_DIAGNOSTIC_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "provider/cty/path.h"
#include "provider/sdk/call.h"

namespace engine {

struct Diagnostic {
  enum class Severity { kError, kWarning };
  Severity severity = Severity::kError;
  std::string summary;  // short title, no full stop
  std::string detail;   // what, why, what to do next
  cty::Path path;       // empty = the whole object
};
using Diagnostics = std::vector<Diagnostic>;

bool HasError(const Diagnostics& diagnostics);

// An error as a diagnostic: message, next step and path from the status, redacted.
Diagnostic FromStatus(std::string_view summary, const absl::Status& status);
// The warnings that a call gathered, redacted.
void AppendWarnings(const sdk::Call& call, Diagnostics* out);

}  // namespace engine

#endif  // PROVIDER_ENGINE_DIAGNOSTIC_H_
