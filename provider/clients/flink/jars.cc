#include "provider/clients/flink/jars.h"

#include "provider/base/status.h"
#include "provider/base/strings.h"
#include "provider/clients/flink/errors.h"
#include "provider/clients/flink/json.h"

namespace flink {
namespace {

using base::StrCat;
using nlohmann::json;

// How often a jar is sent whose upload was cut off, and the pause between.
constexpr int kUploads = 3;
constexpr absl::Duration kUploadPause = absl::Seconds(1);

std::string BaseName(const std::string& path) { return path.substr(path.find_last_of('/') + 1); }

// The newest jar of that name; empty if there is none.
absl::StatusOr<std::string> NewestOfName(const http::Client& client, const base::Context& context,
                                         const std::string& name) {
  TF_ASSIGN(const std::vector<Jar> jars, ListJars(client, context));
  const Jar* newest = nullptr;
  for (const Jar& jar : jars) {
    const bool newer = newest == nullptr || jar.uploaded_ms > newest->uploaded_ms;
    if (jar.name == name && newer) newest = &jar;
  }
  return newest == nullptr ? "" : newest->id;
}

json ToBody(const RunOptions& options) {
  json body = {{"programArgsList", options.args}};
  if (!options.job_id.empty()) body["jobId"] = options.job_id;
  if (!options.entry_class.empty()) body["entryClass"] = options.entry_class;
  if (options.parallelism) body["parallelism"] = *options.parallelism;
  if (!options.configuration.empty()) body["flinkConfiguration"] = options.configuration;
  if (!options.restore_path.empty()) {
    body["savepointPath"] = options.restore_path;
    body["allowNonRestoredState"] = options.allow_non_restored_state;
  }
  return body;
}

}  // namespace

absl::StatusOr<std::vector<Jar>> ListJars(const http::Client& client,
                                          const base::Context& context) {
  TF_ASSIGN(const json answer, Ask(client, context, {.path = {"jars"}}, "Listing the jars"));
  TF_ASSIGN(const json listed, RequiredElements(answer, "files"));
  std::vector<Jar> jars;
  for (const json& jar : listed) {
    jars.push_back({Text(jar, "id"), Text(jar, "name"), Number(jar, "uploaded")});
  }
  return jars;
}

absl::StatusOr<std::string> UploadJar(const http::Client& client, const base::Context& context,
                                      const std::string& file, const std::string& name) {
  http::Request request{.method = "POST", .path = {"jars", "upload"}};
  request.upload_file = file;
  request.upload_name = name;
  request.timeout = absl::Minutes(5);
  const std::string doing = StrCat("Uploading the jar ", name);
  for (int tries = 1;; ++tries) {
    const auto answer = Ask(client, context, request, doing);
    if (answer.ok()) return BaseName(Text(*answer, "filename"));
    if (base::KindOf(answer.status()) != base::ErrorKind::kUnknownOutcome) return answer.status();
    TF_ASSIGN(std::string found, NewestOfName(client, context, name));
    if (!found.empty()) return found;
    if (tries == kUploads || !context.Sleep(kUploadPause).ok()) {
      return WithKind(base::Annotate(answer.status(), doing), base::ErrorKind::kRetryable);
    }
  }
}

absl::Status DeleteJar(const http::Client& client, const base::Context& context,
                       const std::string& id) {
  const absl::Status deleted = Ask(client, context, {.method = "DELETE", .path = {"jars", id}},
                                   StrCat("Deleting the jar ", id))
                                   .status();
  const bool gone = !deleted.ok() && base::KindOf(deleted) == base::ErrorKind::kNotFound;
  return gone ? absl::OkStatus() : deleted;
}

absl::Status RunJar(const http::Client& client, const base::Context& context,
                    const RunOptions& options) {
  http::Request request{.method = "POST", .path = {"jars", options.jar_id, "run"}};
  request.body = ToBody(options).dump();
  // Flink refuses a job id that it knows: sent twice, it runs once.
  request.repeatable = true;
  // The program's main() runs before the answer comes.
  request.timeout = absl::Minutes(5);
  return Ask(client, context, request, "Submitting the job").status();
}

absl::Status CheckJar(const http::Client& client, const base::Context& context,
                      const RunOptions& options) {
  http::Request request{.method = "POST", .path = {"jars", options.jar_id, "plan"}};
  request.body = ToBody(options).dump();
  request.repeatable = true;
  request.timeout = absl::Minutes(5);
  const absl::Status status =
      Ask(client, context, request, "Checking that the new version can be submitted").status();
  const bool unclear =
      status.message().find("program aborted pre-maturely") != absl::string_view::npos;
  return unclear ? absl::OkStatus() : status;
}

}  // namespace flink
