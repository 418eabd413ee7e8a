// SHA-256, as lower-case hex.
#ifndef PROVIDER_CLIENTS_FLINK_DIGEST_H_
#define PROVIDER_CLIENTS_FLINK_DIGEST_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace flink {

std::string Sha256Hex(std::string_view bytes);
// Reads the file in pieces. kNotFound if there is none; kFinal if it can't be read.
absl::StatusOr<std::string> Sha256HexOfFile(const std::string& path);

}  // namespace flink

#endif  // PROVIDER_CLIENTS_FLINK_DIGEST_H_
