// Compatibility levels: the registry's own, and those of single subjects.
#ifndef PROVIDER_CLIENTS_SCHEMA_REGISTRY_CONFIGS_H_
#define PROVIDER_CLIENTS_SCHEMA_REGISTRY_CONFIGS_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/base/context.h"
#include "provider/clients/http/client.h"

namespace schema_registry {

// Every legal level.
const std::vector<std::string>& Levels();

// An empty `subject` means the registry's own level, here and below. kNotFound if the subject has
// none of its own. Apicurio answers NONE for such a subject.
absl::StatusOr<std::string> GetLevel(const http::Client& client, const base::Context& context,
                                     std::string_view subject);
absl::Status SetLevel(const http::Client& client, const base::Context& context,
                      std::string_view subject, std::string_view level);
// Back to the registry's level, or to its default. OK if there is none. kNotFound is never
// returned; a registry that can't take its own level away answers kFinal with
// HttpStatusOf() 404 or 405.
absl::Status DeleteLevel(const http::Client& client, const base::Context& context,
                         std::string_view subject);

}  // namespace schema_registry

#endif  // PROVIDER_CLIENTS_SCHEMA_REGISTRY_CONFIGS_H_
