// The bound on nesting that all decoders of this room share.
#ifndef PROVIDER_CTY_LIMITS_H_
#define PROVIDER_CTY_LIMITS_H_

namespace cty {

// Containers inside each other, in values and in types.
inline constexpr int kMaxDepth = 64;

}  // namespace cty

#endif  // PROVIDER_CTY_LIMITS_H_
