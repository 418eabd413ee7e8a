// The body of ext 12: what is promised of an unknown value.
#ifndef PROVIDER_CTY_MSGPACK_REFINEMENT_H_
#define PROVIDER_CTY_MSGPACK_REFINEMENT_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "provider/cty/msgpack_reader.h"
#include "provider/cty/number.h"
#include "provider/cty/value.h"

namespace cty::msgpack {

// The number that a token is: any int, any float but NaN, or decimal text.
absl::StatusOr<Number> ToNumber(const Token& token);

// The value that the body of ext 12 stands for: unknown with a refinement, or null if the body says
// that it is. A nil body promises nothing; keys that are not ours and bytes behind the map are
// ignored.
absl::StatusOr<Value> DecodeRefinement(std::string_view body);

// The body for a refinement that is not empty. A prefix longer than 256 bytes is cut to 254 or, not
// to split a character, a few less.
std::string EncodeRefinement(const Refinement& refinement);

}  // namespace cty::msgpack

#endif  // PROVIDER_CTY_MSGPACK_REFINEMENT_H_
