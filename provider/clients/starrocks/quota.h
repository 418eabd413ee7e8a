// Data quotas: what people write, what the server takes and what it prints.
#ifndef PROVIDER_CLIENTS_STARROCKS_QUOTA_H_
#define PROVIDER_CLIENTS_STARROCKS_QUOTA_H_

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace starrocks {

// What a database has whose quota was never set; there is no keyword to get back to it.
inline constexpr int64_t kUnlimitedBytes = std::numeric_limits<int64_t>::max();
inline constexpr int64_t kUnlimitedReplicas = std::numeric_limits<int64_t>::max();

// Bytes of `100GB`, `10 tb`, `512` (bytes) or `unlimited`: units B K KB M MB G GB T TB P PB in
// steps of 1024, any case. No decimals (the server takes none), more than 0. 8388608 TB is what the
// server prints for unlimited, and means that.
absl::StatusOr<int64_t> ParseSize(std::string_view text);

// The token for SET DATA QUOTA: the largest unit that is exact, `10GB`. bytes > 0.
std::string SizeToken(int64_t bytes);

// What the server prints: largest unit up to TB, three decimals, `10.000 GB`.
std::string ShownSize(int64_t bytes);

// Bytes that the server prints as `shown`: one of many, since the print is lossy. An error if that
// is no such print.
absl::StatusOr<int64_t> ParseShownSize(std::string_view shown);

// Whether `shown` is what the server prints for the size `configured`. False if that is no size.
// The print is lossy, so two sizes may look the same.
bool SameQuota(std::string_view configured, std::string_view shown);

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_QUOTA_H_
