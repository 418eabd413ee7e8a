// The msgpack encoding of cty values, as Terraform speaks it on the wire.
#ifndef PROVIDER_CTY_MSGPACK_H_
#define PROVIDER_CTY_MSGPACK_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "provider/cty/type.h"
#include "provider/cty/value.h"

namespace cty {

// Decodes `bytes` as a value of `type`. The input is hostile: depth is limited to 64, nothing is
// allocated on the word of a length, errors name the place inside the value. Strings come out
// NFC-normalised as cty has them. An ext of any code with at most one byte is an unknown value; ext
// 12 of up to 1,024 bytes carries refinements; cty knows no other. Bytes behind the value are
// ignored.
absl::StatusOr<Value> DecodeMsgpack(std::string_view bytes, const Type& type);

// Encodes a value that Conforms() to `type`; InvalidArgument names the place where it doesn't.
// Deterministic: object and map keys sorted, sets in Value's order. Long string prefixes in
// refinements are cut to 254 bytes, refinements of more than 1,024 bytes and those under a dynamic
// type are dropped.
absl::StatusOr<std::string> EncodeMsgpack(const Value& value, const Type& type);

}  // namespace cty

#endif  // PROVIDER_CTY_MSGPACK_H_
