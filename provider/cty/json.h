// The JSON encoding of cty values: what Terraform keeps in state files.
#ifndef PROVIDER_CTY_JSON_H_
#define PROVIDER_CTY_JSON_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "provider/cty/type.h"
#include "provider/cty/value.h"

namespace cty {

enum class UnknownAttributes { kRefuse, kIgnore };

// Decodes JSON as a value of `type`. Numbers keep their exact text; there are no unknowns in JSON.
// Their limits are +-1e4932. Duplicate keys are an error. Depth is limited to 64. With kIgnore,
// members that the type lacks are dropped and missing ones are null at every object level (state
// written by another version of a schema).
absl::StatusOr<Value> DecodeJson(std::string_view json, const Type& type,
                                 UnknownAttributes unknown = UnknownAttributes::kRefuse);

// Encodes a wholly known, finite value that Conforms() to `type`, compact, keys sorted;
// InvalidArgument names the place where it isn't.
absl::StatusOr<std::string> EncodeJson(const Value& value, const Type& type);

}  // namespace cty

#endif  // PROVIDER_CTY_JSON_H_
