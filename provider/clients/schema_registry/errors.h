// What the registry's answers mean: Confluent's codes, which others imitate.
#ifndef PROVIDER_CLIENTS_SCHEMA_REGISTRY_ERRORS_H_
#define PROVIDER_CLIENTS_SCHEMA_REGISTRY_ERRORS_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "nlohmann/json.hpp"
#include "provider/base/context.h"
#include "provider/clients/http/client.h"

namespace schema_registry {

// The code of an error body; Confluent's are the HTTP status and two digits (40401).
enum Code : int {
  kSubjectNotFound = 40401,
  kVersionNotFound = 40402,
  kSchemaNotFound = 40403,
  kSubjectSoftDeleted = 40404,
  kSubjectNotSoftDeleted = 40405,
  kConfigNotFound = 40408,
  kInvalidSchema = 42201,
  kReadOnly = 42205,
  kReferenced = 42206,
};

// 0 for errors that don't come from the registry.
int CodeOf(const absl::Status& status);
// HTTP status of an error answer; 0 as above.
int HttpStatusOf(const absl::Status& status);

// The error of an answer that isn't a success. kNotFound only when the registry itself says that
// the object is unknown; a path that nobody serves is kFinal.
absl::Status ErrorFrom(const http::Client& client, const http::Response& response);

// Sends a request with the registry's media type; the answer's JSON, null if it has no body.
absl::StatusOr<nlohmann::json> Ask(const http::Client& client, const base::Context& context,
                                   http::Request request);

// The class of an exception in front of a message and what else is Java's taken away.
std::string Readable(std::string message);

}  // namespace schema_registry

#endif  // PROVIDER_CLIENTS_SCHEMA_REGISTRY_ERRORS_H_
