// Types out of parsed JSON.
#ifndef PROVIDER_CTY_TYPE_TREE_H_
#define PROVIDER_CTY_TYPE_TREE_H_

#include "absl/status/statusor.h"
#include "provider/cty/type.h"
#include "provider/cty/value.h"

namespace cty {

// The type that an untyped JSON tree (json_tree.h) denotes; the rules of Type::FromJson.
absl::StatusOr<Type> TypeFromTree(const Value& tree);

}  // namespace cty

#endif  // PROVIDER_CTY_TYPE_TREE_H_
