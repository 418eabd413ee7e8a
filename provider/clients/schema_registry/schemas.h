// Subjects and their schemas. A version of a subject never changes; it can only be deleted.
#ifndef PROVIDER_CLIENTS_SCHEMA_REGISTRY_SCHEMAS_H_
#define PROVIDER_CLIENTS_SCHEMA_REGISTRY_SCHEMAS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/base/context.h"
#include "provider/clients/http/client.h"

namespace schema_registry {

struct Reference {
  std::string name;  // as the schema's text calls it
  std::string subject;
  int64_t version = 0;

  friend bool operator==(const Reference&, const Reference&) = default;
};

struct Schema {
  std::string type = "AVRO";  // "AVRO", "JSON", "PROTOBUF"
  std::string text;
  std::vector<Reference> references;
};

// A schema as a version of a subject.
struct Version {
  std::string subject;
  int64_t version = 0;
  int64_t id = 0;  // of the content, the same in all subjects
  Schema schema;
};

// Sorted. With `deleted` those too that are only softly deleted.
absl::StatusOr<std::vector<std::string>> ListSubjects(const http::Client& client,
                                                      const base::Context& context, bool deleted);

// Those that are not deleted, ascending; empty if there is no such subject.
absl::StatusOr<std::vector<int64_t>> ListVersions(const http::Client& client,
                                                  const base::Context& context,
                                                  std::string_view subject);

// `version` 0 = the latest. kNotFound if there is none, or it is deleted.
absl::StatusOr<Version> GetVersion(const http::Client& client, const base::Context& context,
                                   std::string_view subject, int64_t version);

// Registers the schema unless the subject has it already, and says as which version. With
// `normalize` the registry compares and stores a normal form.
absl::StatusOr<Version> Register(const http::Client& client, const base::Context& context,
                                 std::string_view subject, const Schema& schema, bool normalize);

// The version that this schema is. kNotFound if the subject doesn't have it.
absl::StatusOr<Version> Lookup(const http::Client& client, const base::Context& context,
                               std::string_view subject, const Schema& schema, bool normalize);

struct Compatibility {
  bool compatible = true;
  std::vector<std::string> reasons;  // in the registry's words; some give none
};

// Whether the subject's compatibility level would let the schema be registered. A subject that is
// not there yet takes anything. An invalid schema is an error with the code kInvalidSchema.
absl::StatusOr<Compatibility> CheckCompatibility(const http::Client& client,
                                                 const base::Context& context,
                                                 std::string_view subject, const Schema& schema,
                                                 bool normalize);

// All versions; `permanent`: for good, after the soft deletion that it does too. OK if there is
// nothing left to delete.
absl::Status DeleteSubject(const http::Client& client, const base::Context& context,
                           std::string_view subject, bool permanent);

}  // namespace schema_registry

#endif  // PROVIDER_CLIENTS_SCHEMA_REGISTRY_SCHEMAS_H_
