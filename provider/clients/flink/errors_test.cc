// Recorded errors of Flink 1.20 and 2.3 as sentences and kinds.
#include "provider/clients/flink/errors.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "provider/clients/flink/recordings_for_test.h"

namespace flink {
namespace {

using base::ErrorKind;
using testing::StartsWith;

struct Case {
  const char* name;
  ErrorKind kind;
  const char* begins;
};

TEST(FlinkErrors, SentencesAndKindsOfRecordings) {
  const Case kCases[] = {
      {"1.20/jar_delete_again", ErrorKind::kNotFound, "X failed: File c44b051f"},
      {"1.20/jar_run_bad_class", ErrorKind::kFinal, "X failed: no.such.Main (ClassNotFound"},
      {"2.3/jar_run_bad_class", ErrorKind::kFinal, "X failed: no.such.Main (ClassNotFound"},
      {"1.20/jar_run_bad_json", ErrorKind::kFinal, "X failed: Unexpected character ('n' (code"},
      {"1.20/jar_run_bad_savepoint", ErrorKind::kFinal,
       "X failed: Cannot find checkpoint or savepoint file/directory 'file:///nonexistent/sp' on "
       "file system 'file' (FileNotFoundException)."},
      {"2.3/jar_run_bad_savepoint", ErrorKind::kFinal, "X failed: Cannot find checkpoint or sav"},
      {"1.20/jar_run_duplicate_job_id", ErrorKind::kAlreadyExists,
       "X failed: Job has already been submitted (DuplicateJobSubmissionException)"},
      {"2.3/jar_run_duplicate_job_id", ErrorKind::kAlreadyExists,
       "X failed: Application has already been submitted "
       "(DuplicateApplicationSubmissionException)."},
      {"1.20/jar_run_missing_jar", ErrorKind::kNotFound, "X failed: Jar file "},
      {"1.20/jars_upload_not_a_jar", ErrorKind::kFinal, "X failed: Only Jar files are allowed."},
      {"1.20/job_bad_id", ErrorKind::kFinal, "X failed: Cannot resolve path parameter (jobid)"},
      {"1.20/job_not_found", ErrorKind::kNotFound, "X failed: Could not find Flink job (0000"},
      {"1.20/unknown_path", ErrorKind::kNotFound, "X failed: Unable to load requested file /nope."},
      {"1.20_sql/bad_syntax_result0", ErrorKind::kFinal,
       "X failed: Non-query expression encountered in illegal context (CalciteException)"},
      {"2.3_sql/unknown_table_result0", ErrorKind::kFinal,
       "X failed: Object 'no_such_table' not found (SqlValidatorException)"},
      {"2.3_sql/missing_connector_select_result0", ErrorKind::kFinal,
       "X failed: Could not find any factory for identifier 'nosuch' that implements"},
  };
  for (const Case& c : kCases) {
    const absl::Status error = ToError(RecordedResponse(c.name), "X");
    EXPECT_THAT(std::string(error.message()), StartsWith(c.begins)) << c.name;
    EXPECT_EQ(base::KindOf(error), c.kind) << c.name;
  }
}

TEST(FlinkErrors, ALoadBalancersPageIsTold) {
  http::Response response;
  response.status = 503;
  response.body = "<html>busy</html>";
  const absl::Status error = ToError(response, "X");
  EXPECT_EQ(error.message(), "X failed: the server answered 503 without a reason.");
  EXPECT_EQ(base::KindOf(error), ErrorKind::kRetryable);
}

TEST(FlinkErrors, ALoadBalancersLimitIsTold) {
  http::Response page;
  page.status = 413;
  page.body = "<html><h1>413 Request Entity Too Large</h1></html>";
  const absl::Status status = ToError(page, "X");
  EXPECT_EQ(base::KindOf(status), ErrorKind::kFinal);
  EXPECT_THAT(std::string(status.message()), StartsWith("X failed: what stands before the server"));
  EXPECT_THAT(std::string(base::NextStepOf(status)), testing::HasSubstr("client_max_body_size"));
}

TEST(FlinkErrors, RootCauses) {
  EXPECT_EQ(RootCauseOf(""), "");
  EXPECT_EQ(RootCauseOf("java.lang.NullPointerException\n\tat x.Y(Z.java:1)\n"),
            "NullPointerException");
  EXPECT_EQ(RootCauseOf("a.B: outer\n\tat x\nCaused by: a.C: first\nsecond line\n\tat y\n"),
            "first second line (C)");
  // The answer of another server inside a cause.
  EXPECT_EQ(RootCauseOf("a.B: x\nCaused by: o.RestClientException: [Internal server error., "
                        "<Exception on server side:\no.a.DuplicateJobSubmissionException: Job has "
                        "already been submitted.\n\tat z\nEnd of exception on server side>]\n"),
            "Job has already been submitted (DuplicateJobSubmissionException)");
  EXPECT_EQ(RootCauseOf("Caused by: " + std::string(5000, 'x')).size(), 603u);
}

}  // namespace
}  // namespace flink
