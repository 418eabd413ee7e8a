// The bytes that Terraform keeps beside an object, as a JSON object of strings.
#ifndef PROVIDER_ENGINE_PRIVATE_DATA_H_
#define PROVIDER_ENGINE_PRIVATE_DATA_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "provider/sdk/call.h"

namespace engine {

// Empty bytes are empty data. Hostile input: an error, never a crash.
absl::StatusOr<sdk::PrivateData> DecodePrivate(std::string_view bytes);
// Empty data are empty bytes.
std::string EncodePrivate(const sdk::PrivateData& data);

}  // namespace engine

#endif  // PROVIDER_ENGINE_PRIVATE_DATA_H_
