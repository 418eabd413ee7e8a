#include "provider/engine/job.h"

#include "provider/base/strings.h"

namespace engine {

std::string Job::Where(std::string_view method) const { return base::StrCat(type_, "/", method); }

void AppendViolations(std::string_view type, const std::vector<Violation>& violations,
                      Diagnostics* out) {
  for (const Violation& v : violations) {
    const std::string at = v.path.empty() ? "" : base::StrCat(" at ", v.path.ToString());
    out->push_back({Diagnostic::Severity::kError, "The provider broke its promise",
                    base::StrCat(type, at, ": ", v.message, " (rule ", v.rule,
                                 "). This is a bug in the provider: please report it."),
                    v.path});
  }
}

Diagnostic UnknownType(std::string_view kind, std::string_view type) {
  return {Diagnostic::Severity::kError,
          base::StrCat("Unknown ", kind),
          base::StrCat("This version of the provider has no ", kind, " called ", type,
                       ". Check the name, or update the provider."),
          {}};
}

}  // namespace engine
