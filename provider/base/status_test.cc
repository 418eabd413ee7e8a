#include "provider/base/status.h"

#include <gtest/gtest.h>

namespace base {
namespace {

TEST(StatusTest, KindAndNextStepTravel) {
  for (ErrorKind kind : {ErrorKind::kFinal, ErrorKind::kNotFound, ErrorKind::kAlreadyExists,
                         ErrorKind::kRetryable, ErrorKind::kUnknownOutcome}) {
    const absl::Status status = MakeError(kind, "it failed", "Try this.");
    EXPECT_FALSE(status.ok());
    EXPECT_EQ(KindOf(status), kind);
    EXPECT_EQ(NextStepOf(status), "Try this.");
    EXPECT_EQ(status.message(), "it failed");
  }
}

TEST(StatusTest, ForeignStatusesAreFinal) {
  EXPECT_EQ(KindOf(absl::NotFoundError("x")), ErrorKind::kFinal);
  EXPECT_EQ(NextStepOf(absl::NotFoundError("x")), "");
}

TEST(StatusTest, AnnotateKeepsAllButTheMessage) {
  const absl::Status status = MakeError(ErrorKind::kRetryable, "no leader", "Wait.");
  const absl::Status annotated = Annotate(status, "creating role \"etl\"");
  EXPECT_EQ(annotated.message(), "creating role \"etl\": no leader");
  EXPECT_EQ(annotated.code(), status.code());
  EXPECT_EQ(KindOf(annotated), ErrorKind::kRetryable);
  EXPECT_EQ(NextStepOf(annotated), "Wait.");
}

absl::StatusOr<int> Half(int number) {
  if (number % 2 != 0) return MakeError(ErrorKind::kFinal, "odd");
  return number / 2;
}

absl::StatusOr<int> Quarter(int number) {
  TF_ASSIGN(const int half, Half(number));
  TF_TRY(Half(half).status());
  return half / 2;
}

TEST(StatusTest, MacrosReturnErrors) {
  EXPECT_EQ(*Quarter(12), 3);
  EXPECT_EQ(Quarter(6).status().message(), "odd");
  EXPECT_EQ(Quarter(7).status().message(), "odd");
}

}  // namespace
}  // namespace base
