#include "provider/base/status.h"

#include <array>

#include "absl/strings/cord.h"
#include "provider/base/strings.h"

namespace base {
namespace {

constexpr char kKindUrl[] = "terraform-provider-starrocks/kind";
constexpr char kNextStepUrl[] = "terraform-provider-starrocks/next-step";

struct KindRow {
  ErrorKind kind;
  std::string_view name;
  absl::StatusCode code;
};

constexpr std::array kKinds = {
    KindRow{ErrorKind::kFinal, "final", absl::StatusCode::kFailedPrecondition},
    KindRow{ErrorKind::kNotFound, "not_found", absl::StatusCode::kNotFound},
    KindRow{ErrorKind::kAlreadyExists, "already_exists", absl::StatusCode::kAlreadyExists},
    KindRow{ErrorKind::kRetryable, "retryable", absl::StatusCode::kUnavailable},
    KindRow{ErrorKind::kUnknownOutcome, "unknown_outcome", absl::StatusCode::kAborted},
};

const KindRow& RowOf(ErrorKind kind) {
  for (const KindRow& row : kKinds) {
    if (row.kind == kind) return row;
  }
  return kKinds[0];
}

}  // namespace

absl::Status MakeError(ErrorKind kind, std::string_view message, std::string_view next_step) {
  const KindRow& row = RowOf(kind);
  absl::Status status(row.code, ToAbsl(message));
  status.SetPayload(kKindUrl, absl::Cord(ToAbsl(row.name)));
  if (!next_step.empty()) status.SetPayload(kNextStepUrl, absl::Cord(ToAbsl(next_step)));
  return status;
}

ErrorKind KindOf(const absl::Status& status) {
  const absl::optional<absl::Cord> name = status.GetPayload(kKindUrl);
  if (!name) return ErrorKind::kFinal;
  for (const KindRow& row : kKinds) {
    if (*name == ToAbsl(row.name)) return row.kind;
  }
  return ErrorKind::kFinal;
}

std::string NextStepOf(const absl::Status& status) {
  const absl::optional<absl::Cord> step = status.GetPayload(kNextStepUrl);
  return step ? std::string(*step) : "";
}

absl::Status Annotate(const absl::Status& status, std::string_view prefix) {
  if (status.ok()) return status;
  absl::Status annotated(status.code(), StrCat(prefix, ": ", status.message()));
  status.ForEachPayload([&annotated](absl::string_view url, const absl::Cord& payload) {
    annotated.SetPayload(url, payload);
  });
  return annotated;
}

}  // namespace base
