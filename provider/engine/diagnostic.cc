#include "provider/engine/diagnostic.h"

#include <algorithm>
#include <string>
#include <utility>

#include "provider/base/redact.h"
#include "provider/base/status.h"
#include "provider/base/strings.h"

namespace engine {

bool HasError(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& d) {
    return d.severity == Diagnostic::Severity::kError;
  });
}

Diagnostic FromStatus(std::string_view summary, const absl::Status& status) {
  Diagnostic d;
  const std::string title = sdk::TitleOf(status);
  d.summary = base::Redact(title.empty() ? summary : std::string_view(title));
  std::string detail(status.message().data(), status.message().size());
  if (std::string next = base::NextStepOf(status); !next.empty()) {
    const bool ended =
        detail.empty() || std::string_view(".!?").find(detail.back()) != std::string_view::npos;
    base::StrAppend(&detail, ended ? "" : ".", "\n\n", next);
  }
  d.detail = base::Redact(detail);
  d.path = sdk::PathOf(status);
  return d;
}

void AppendWarnings(const sdk::Call& call, Diagnostics* out) {
  for (const sdk::Warning& w : call.warnings()) {
    out->push_back(
        {Diagnostic::Severity::kWarning, base::Redact(w.summary), base::Redact(w.detail), w.path});
  }
}

}  // namespace engine
