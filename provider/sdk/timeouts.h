// The `timeouts` attribute: how long an operation may take.
#ifndef PROVIDER_SDK_TIMEOUTS_H_
#define PROVIDER_SDK_TIMEOUTS_H_

#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "provider/cty/value.h"
#include "provider/schema/schema.h"

namespace sdk {

enum class Operation { kCreate, kRead, kUpdate, kDelete };

inline constexpr char kTimeouts[] = "timeouts";

// timeouts = { create = "5m", read = "1m", update = "5m", delete = "5m" }, each optional. `timeout`
// is schema::Schema::timeout, for the text.
schema::Attribute TimeoutsAttribute(absl::Duration timeout);

// What `object` (configuration, plan or state) says for the operation; else the default: a minute
// for a read, the schema's for all others.
absl::Duration TimeoutOf(const schema::Schema& schema, const cty::Value& object,
                         Operation operation);

// "90s", "1h30m", "250ms". Must be positive. The error says what is accepted.
absl::StatusOr<absl::Duration> ParseDuration(std::string_view text);

}  // namespace sdk

#endif  // PROVIDER_SDK_TIMEOUTS_H_
