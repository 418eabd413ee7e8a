// Reading JSON whose shape is the server's business: what is absent or of another type reads as
// empty, never as an exception.
#ifndef PROVIDER_CLIENTS_FLINK_JSON_H_
#define PROVIDER_CLIENTS_FLINK_JSON_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "nlohmann/json.hpp"

namespace flink {

// The member, or null.
const nlohmann::json& Member(const nlohmann::json& object, const char* name);
// The member if it is an array, else an empty array.
const nlohmann::json& Elements(const nlohmann::json& object, const char* name);
// The same where the answer is worth nothing without it: an error names what is missing, such as
// for a page that something else than Flink answered.
absl::StatusOr<nlohmann::json> RequiredElements(const nlohmann::json& object, const char* name);
std::string Text(const nlohmann::json& object, const char* name);
int64_t Number(const nlohmann::json& object, const char* name);
bool Flag(const nlohmann::json& object, const char* name);

}  // namespace flink

#endif  // PROVIDER_CLIENTS_FLINK_JSON_H_
