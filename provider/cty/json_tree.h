// JSON text as an untyped Value, the first step of reading typed values and types.
#ifndef PROVIDER_CTY_JSON_TREE_H_
#define PROVIDER_CTY_JSON_TREE_H_

#include <string_view>

#include "absl/status/statusor.h"
#include "provider/cty/value.h"

namespace cty {

// Arrays are lists, objects are maps, numbers keep the exact value of their text, strings and keys
// are NFC-normalised. Errors: bad syntax, more than `max_depth` containers inside each other, a key
// twice in an object. Messages never quote the text.
absl::StatusOr<Value> ParseJsonTree(std::string_view json, int max_depth);

}  // namespace cty

#endif  // PROVIDER_CTY_JSON_TREE_H_
