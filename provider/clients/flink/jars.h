// Jars that were uploaded to the cluster.
#ifndef PROVIDER_CLIENTS_FLINK_JARS_H_
#define PROVIDER_CLIENTS_FLINK_JARS_H_

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/base/context.h"
#include "provider/clients/http/client.h"

namespace flink {

struct Jar {
  std::string id;  // UUID_NAME
  std::string name;
  int64_t uploaded_ms = 0;
};

absl::StatusOr<std::vector<Jar>> ListJars(const http::Client& client, const base::Context& context);

// Uploads the file as `name`, which must end in ".jar"; gives the jar's id. When the answer is
// lost, the jar is looked for by its name, and sent again if it isn't there, three times in all;
// then kRetryable.
absl::StatusOr<std::string> UploadJar(const http::Client& client, const base::Context& context,
                                      const std::string& file, const std::string& name);

// Gone already is success. Jobs that were made of it keep running.
absl::Status DeleteJar(const http::Client& client, const base::Context& context,
                       const std::string& id);

struct RunOptions {
  std::string jar_id, entry_class;
  std::vector<std::string> args;
  std::optional<int64_t> parallelism;
  std::map<std::string, std::string> configuration;
  std::string job_id;        // of RunJar
  std::string restore_path;  // empty: from nothing
  bool allow_non_restored_state = false;
};

// Submits a job. kAlreadyExists: the job id is taken, by this submission's own retry perhaps.
// kNotFound: the jar is gone.
absl::Status RunJar(const http::Client& client, const base::Context& context,
                    const RunOptions& options);

// Whether RunJar would come as far as a job. The program's main() runs, on the server, until it has
// made the job's graph; nothing is started. A program that catches what ends it there is given the
// benefit of the doubt. kNotFound: the jar is gone.
absl::Status CheckJar(const http::Client& client, const base::Context& context,
                      const RunOptions& options);

}  // namespace flink

#endif  // PROVIDER_CLIENTS_FLINK_JARS_H_
